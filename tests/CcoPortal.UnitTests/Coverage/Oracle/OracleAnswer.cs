using System.Globalization;

namespace CcoPortal.UnitTests.Coverage.Oracle;

/// <summary>What the oracle says. Two answers are the same when their <see cref="Canonical"/> texts are.</summary>
public sealed record OracleAnswer(
    string Outcome,
    string? AreaCounty,
    IReadOnlyList<OracleCco> Ccos,
    IReadOnlyList<OracleChoice> Counties,
    IReadOnlyList<OracleZip> Zips,
    IReadOnlyList<OracleMeaning> Places,
    IReadOnlyList<OracleChange> Recent,
    IReadOnlyList<OracleChange> Upcoming)
{
    /// <summary>An answer with no more in it than its outcome.</summary>
    public static OracleAnswer Only(string outcome) => new(outcome, null, [], [], [], [], [], []);

    /// <summary>One fact a line, in the order of the answer.</summary>
    public string Canonical
    {
        get
        {
            List<string> lines = [Outcome];
            if (AreaCounty is not null) lines.Add("area " + AreaCounty);
            lines.AddRange(Ccos.Select(c => $"cco {c.Slug} {c.Certainty}"));
            lines.AddRange(Counties.Select(c => string.Create(
                CultureInfo.InvariantCulture, $"county {c.County} {c.Share:0.####} {Join(c.Slugs)}")));
            lines.AddRange(Zips.Select(z => $"zip {z.Zip} {Join(z.Slugs)}"));
            lines.AddRange(Places.Select(p => $"place {p.Name} | {p.Kind} | {p.County} | {Join(p.Slugs)}"));
            lines.AddRange(Recent.Select(c => "recent " + c));
            lines.AddRange(Upcoming.Select(c => "upcoming " + c));
            return string.Join('\n', lines);
        }
    }

    public override string ToString() => Canonical;

    private static string Join(IReadOnlyList<string> slugs) => slugs.Count == 0 ? "-" : string.Join(',', slugs);
}

public sealed record OracleCco(string Slug, string Certainty);

/// <summary>One county to choose; <paramref name="Share"/> is a fraction of the ZIP or of the place.</summary>
public sealed record OracleChoice(string County, decimal Share, IReadOnlyList<string> Slugs);

public sealed record OracleZip(string Zip, IReadOnlyList<string> Slugs);

/// <summary>One meaning of a name; <paramref name="Kind"/> is "county" or the place's type in the data.</summary>
public sealed record OracleMeaning(string Name, string Kind, string County, IReadOnlyList<string> Slugs);

/// <summary><paramref name="What"/> is "starts" or "ends"; <paramref name="Day"/> is the first day of the new state.</summary>
public sealed record OracleChange(string Cco, string County, string What, DateOnly Day)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Cco} {County} {What}");
}
