using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

/// <summary>Each rule for results over the years, broken once.</summary>
public sealed class MeasureRulesTests
{
    private static readonly Facts s_facts = RealData.Edition.Facts;
    private static readonly Measure s_measure = s_facts.Measures[0];

    public static TheoryData<string, Func<Measure, Measure>> Broken => new()
    {
        { "key is like", m => m with { Key = "Started" } },
        { "two measures", m => m with { Key = s_facts.Measures[1].Key } },
        { "no English name", m => m with { Texts = new Dictionary<string, string>() } },
        { "empty name", m => m with { Texts = new Dictionary<string, string> { ["en"] = " " } } },
        { "was translated", m => m with { Translations = null, Texts = new Dictionary<string, string> { ["en"] = "Visits", ["es"] = "Visitas" } } },
        { "no value", m => m with { Values = [] } },
        { "stands after", m => m with { Values = [new(2025, 1), new(2024, 1)] } },
        { "stands after", m => m with { Values = [new(2025, 1), new(2025, 2)] } },
        { "none of CCOs", m => m with { Values = [new(2011, 1)] } },
        { "no percent", m => m with { Values = [new(2025, 100.1m)] } },
        { "no percent", m => m with { Goals = [-1] } },
        { "counts anew", m => m with { CountsAnewFrom = 2019 } },
        { "no source", m => m with { Sources = [] } },
        { "no address", m => m with { Sources = ["a report"] } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named(string words, Func<Measure, Measure> change) =>
        Assert.Contains(FactRules.Check(s_facts with { Measures = [change(s_measure), .. s_facts.Measures.Skip(1)] }), f => f.Kind == "measure" && f.Sentence.Contains(words, StringComparison.Ordinal));
}
