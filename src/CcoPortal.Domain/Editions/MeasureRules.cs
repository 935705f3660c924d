using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Editions;

/// <summary>What must hold for results over the years: called by <see cref="FactRules"/>.</summary>
internal static class MeasureRules
{
    /// <summary>CCOs began in 2012.</summary>
    private const int FirstYear = 2012, LastYear = 2100;

    public static IEnumerable<Fault> Check(Facts facts) => facts.Measures.SelectMany(m => Of(m).Select(sentence => new Fault("measure", m.Key, sentence)))
        .Concat(facts.Measures.GroupBy(m => m.Key).Where(g => g.Count() > 1).Select(g => new Fault("measure", g.Key, "there are two measures of this key")));

    private static IEnumerable<string> Of(Measure measure) =>
    [
        .. Shape.Key().IsMatch(measure.Key) ? Array.Empty<string>() : ["its key is like treatment-started"],
        .. measure.Texts.TryGetValue("en", out _) ? Array.Empty<string>() : ["it has no English name"],
        .. measure.Texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"an empty name in “{t.Key}”"),
        .. ContentRules.Translations(measure, measure.Texts.Keys),
        .. measure.Values.Count == 0 ? ["it has no value"] : Array.Empty<string>(),
        .. measure.Values.Zip(measure.Values.Skip(1)).Where(p => p.First.Year >= p.Second.Year).Select(p => $"the year {p.Second.Year} stands after {p.First.Year}"),
        .. measure.Values.Where(v => v.Year is < FirstYear or > LastYear).Select(v => $"the year {v.Year} is none of CCOs"),
        .. measure.Values.Select(v => v.Value).Concat(measure.Goals).Where(v => v is < 0 or > 100).Select(v => $"{v} is no percent, 0 to 100"),
        .. measure.CountsAnewFrom is { } year && measure.Values.All(v => v.Year != year) ? [$"it counts anew from {year}, which has no value"] : Array.Empty<string>(),
        .. measure.Sources.Count == 0 ? ["it has no source"] : Array.Empty<string>(),
        .. measure.Sources.Where(s => !Shape.IsAddress(s, safe: true)).Select(s => $"the source “{s}” is no address"),
    ];
}
