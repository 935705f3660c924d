using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcoPortal.Domain.Coverage;

namespace CcoPortal.Domain.Changes;

/// <summary>What is asked before a change can be approved, in the order in which it is shown.</summary>
public enum Gate
{
    /// <summary>No place is without a CCO on a day that can be asked about from today on.</summary>
    NoGap,

    /// <summary>Every place and day whose set of CCOs changes has been looked at.</summary>
    SetChanges,

    /// <summary>Where a CCO ends, another takes over, and the one that is named does.</summary>
    Successors,

    /// <summary>Every record is well formed, and names only what there is.</summary>
    Shapes,

    /// <summary>What changed is said in plain words.</summary>
    ReadingGrade,

    /// <summary>What changed in English says so in the other languages.</summary>
    Translations,
}

/// <summary>What must happen to a finding before the change can be approved.</summary>
public enum Remedy
{
    /// <summary>The change must be put right; nobody can waive it.</summary>
    Repair,

    /// <summary>Or a named person says why it may stand: <see cref="Finding.WaiverSays"/>.</summary>
    Waiver,

    /// <summary>The second person ticks that it is meant so.</summary>
    Tick,
}

/// <summary>Something that a gate found in a change. The set is closed: a page must be ready for each.</summary>
public abstract record Finding
{
    private protected Finding(Gate gate, Remedy remedy, string kind, string key) => (Gate, Remedy, Kind, Key) = (gate, remedy, kind, key);

    public Gate Gate { get; }

    public Remedy Remedy { get; }

    /// <summary>Kind of the record where it applies.</summary>
    public string Kind { get; }

    /// <summary>Key of the record where it applies.</summary>
    public string Key { get; }

    /// <summary>What is the matter, in plain English.</summary>
    public abstract string Sentence { get; }

    /// <summary>What a waiver must say; null where there is none.</summary>
    public string? WaiverSays => Remedy != Remedy.Waiver ? null : Gate switch
    {
        Gate.NoGap => "Say why these homes have no CCO, and who puts it right.",
        Gate.Successors => "Say where the members go, or who will know.",
        Gate.ReadingGrade => "Say who read it, and why it cannot be plainer.",
        Gate.Translations => "Say when the translation will follow.",
        _ => throw new InvalidOperationException($"Nothing of {Gate} can be waived."),
    };

    /// <summary>
    /// Names the finding in a form, and in a tick or waiver that is kept. It changes with whatever a reviewer is shown of it, so that no tick stands for
    /// something that was not seen; it does not change from one day to the next.
    /// </summary>
    public string Id => field ??= $"{Places.Slug.From(Gate.ToString())}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Remedy}\n{Kind}\n{Key}\n{Identity}")), 0, 8)}";

    private protected abstract string Identity { get; }
}

/// <summary>Homes without a CCO. Of <see cref="Gate.NoGap"/>.</summary>
/// <param name="Zips">Ascending, all with the same days.</param>
/// <param name="From">First day without; <see cref="CoverageMap.FirstDay"/> for what is older.</param>
/// <param name="To">First day with one again; null when that is later than anyone can ask about.</param>
/// <param name="IsNew">The change makes it. What was there before can be waived.</param>
public sealed record GapFinding(Places.County County, IReadOnlyList<string> Zips, DateOnly From, DateOnly? To, bool IsNew)
    : Finding(Gate.NoGap, IsNew ? Remedy.Repair : Remedy.Waiver, "county", County.Slug)
{
    public override string Sentence => IsNew
        ? $"After this change no CCO would serve {Said.Zips(Zips)} of {County.Name} County {Said.Span(From, To)}."
        : $"No CCO serves {Said.Zips(Zips)} of {County.Name} County {Said.Span(From, To)}. It was so before this change.";

    private protected override string Identity => Sentence;
}

/// <summary>Places whose CCOs change. Of <see cref="Gate.SetChanges"/>.</summary>
/// <param name="Zips">Ascending, all with the same days and the same CCOs.</param>
/// <param name="From">First day; <see cref="CoverageMap.FirstDay"/> for what is older.</param>
/// <param name="To">First day on which it is no longer so; null when that is later than anyone can ask about.</param>
public sealed record SetFinding(Places.County County, IReadOnlyList<string> Zips, DateOnly From, DateOnly? To, CcoSet Before, CcoSet After)
    : Finding(Gate.SetChanges, Remedy.Tick, "county", County.Slug)
{
    /// <summary>The same CCOs, but not as sure as before, or surer.</summary>
    public bool OnlyCertainty => Before.Slugs.SequenceEqual(After.Slugs);

    public override string Sentence => $"{County.Name} County, {Said.Zips(Zips)}, {Said.Span(From, To)}: {Before.InWords} before, {After.InWords} after.";

    private protected override string Identity => Sentence;
}

/// <summary>Something about one record.</summary>
public sealed record RecordFinding : Finding
{
    internal RecordFinding(Gate gate, Remedy remedy, string kind, string key, string sentence, params IReadOnlyList<string> details)
        : base(gate, remedy, kind, key) => (Sentence, Details) = (sentence, details);

    public override string Sentence { get; }

    /// <summary>One line for each place in the record; empty when the sentence says all.</summary>
    public IReadOnlyList<string> Details { get; }

    private protected override string Identity => string.Join('\n', Details.Prepend(Sentence));
}

/// <summary>The CCOs of a place on a day, by slug, each with how sure it is; equal when all of that is.</summary>
public sealed record CcoSet
{
    public static readonly CcoSet Nobody = new([]);

    internal CcoSet(IEnumerable<Serving> serving)
    {
        Ccos = [.. serving.Select(s => (s.Cco.Slug, s.Cco.ShortName, s.Certainty)).OrderBy(s => s.Slug, StringComparer.Ordinal)];
        Text = string.Join(' ', Ccos.Select(c => $"{c.Slug}:{c.Certainty}"));
    }

    public IReadOnlyList<(string Slug, string Name, Certainty Certainty)> Ccos { get; }

    public IEnumerable<string> Slugs => Ccos.Select(c => c.Slug);

    /// <summary>“AllCare (confirmed) and Umpqua Health Alliance (ask)”, “no CCO”.</summary>
    public string InWords => Ccos.Count == 0 ? "no CCO" : Said.List(Ccos.Select(c => $"{c.Name} ({Said.Certainty(c.Certainty)})"));

    private string Text { get; }

    public bool Equals(CcoSet? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What findings say, in words.</summary>
internal static class Said
{
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <param name="to">First day after the span.</param>
    public static string Span(DateOnly from, DateOnly? to) => to is not { } end ? $"from {Day(from)} on"
        : end == from.AddDays(1) ? $"on {Day(from)}" : $"from {Day(from)} to {Day(end.AddDays(-1))}";

    public static string Zips(IReadOnlyList<string> zips) => $"{(zips.Count == 1 ? "ZIP" : "ZIPs")} {string.Join(", ", zips)}";

    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 3 ? string.Join(" and ", all) : $"{string.Join(", ", all.SkipLast(1))}, and {all[^1]}";
    }

    public static string Certainty(Certainty certainty) => certainty switch
    {
        Coverage.Certainty.Confirmed => "confirmed",
        Coverage.Certainty.Likely => "likely",
        _ => "ask",
    };
}
