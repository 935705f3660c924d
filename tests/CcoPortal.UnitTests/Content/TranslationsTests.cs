using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
using CcoPortal.Web.Languages;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Content;

/// <summary>Every text of <c>data/</c> in every language: none is missing, outdated, or left in English.</summary>
public sealed partial class TranslationsTests(ITestOutputHelper output)
{
    private static readonly Facts s_facts = RealData.Edition.Facts;

    public static TheoryData<string> Complete => [.. Language.All.Where(l => l.SpeaksAll && l != Language.English).Select(l => l.Tag)];

    public static TheoryData<string> Others => [.. Language.All.Where(l => l != Language.English).Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Complete))]
    public void Every_text_is_there_and_of_todays_English(string tag) => NoFaults(All().Select(r => Fault(r, tag)));

    /// <summary>A language that has not every page has what stands on the way to one's CCO.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Every_text_on_the_way_to_a_CCO_is_there(string tag) => NoFaults(All().Where(r => r.Record is not (Domain.Benefits.Benefit or ContentPage or Measure)).Select(r => Fault(r, tag)));

    [Theory]
    [MemberData(nameof(Others))]
    public void No_text_is_left_in_English(string tag) => NoFaults(
        from pair in Pairs(tag)
        where pair.Said.Length > 30 && pair.Said == pair.English || EnglishWords().Count(Plain(pair.Said)) > Math.Max(1, pair.Said.Length / 80)
        select $"{pair.Key}: {pair.Said}");

    [Theory]
    [MemberData(nameof(Others))]
    public void Facts_and_links_are_those_of_the_English(string tag) => NoFaults(
        from pair in Pairs(tag)
        let english = Marks(pair.English)
        let said = Marks(pair.Said)
        where !english.SequenceEqual(said)
        select $"{pair.Key}: {string.Join(' ', english.Except(said))} | {string.Join(' ', said.Except(english))}");

    /// <summary>A number is a fact: 60 days are 60 días.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Numbers_are_those_of_the_English(string tag) => NoFaults(
        from pair in Pairs(tag)
        let english = Numbers(pair.English)
        let said = Numbers(pair.Said)
        where !english.SetEquals(said)
        select $"{pair.Key}: {string.Join(' ', english.Except(said))} | {string.Join(' ', said.Except(english))}: {pair.Said}");

    private static string? Fault((string Key, TranslatedRecord Record) item, string tag) => item.Record.StateIn(tag) switch
    {
        TranslationState.Missing => $"{item.Key} has no text in “{tag}”",
        TranslationState.Outdated => $"{item.Key} in “{tag}” is of another English; once the text says what the English says, write from: {item.Record.EnglishHash()}",
        _ => null,
    };

    private static IEnumerable<(string Key, TranslatedRecord Record)> All() =>
    [
        .. s_facts.Benefits.Select(x => ($"benefit {x.Slug}", (TranslatedRecord)x)), .. s_facts.Packages.Select(x => ($"package {x.Slug}", x)),
        .. s_facts.EnrollmentTypes.Select(x => ($"type {x.Code}", x)), .. s_facts.CcoExtras.Select(x => ($"extra {x.Key}", x)),
        .. s_facts.Dangers.Select(x => ($"danger {x.Key}", x)), .. s_facts.Contacts.Select(x => ($"contact {x.Key}", x)), .. s_facts.Pages.Select(x => ($"page {x.Key}", x)),
        .. s_facts.Measures.Select(x => ($"measure {x.Key}", x)),
    ];

    private static IEnumerable<(string Key, string English, string Said)> Pairs(string tag) =>
        (from benefit in s_facts.Benefits from pair in Of(benefit.Slug, benefit.In("en").Parts(), benefit.In(tag).Parts()) where benefit.Texts.ContainsKey(tag) select pair)
        .Concat(from package in s_facts.Packages from pair in Of(package.Slug, package.In("en").Parts(), package.In(tag).Parts()) select pair)
        .Concat(from type in s_facts.EnrollmentTypes from pair in Of(type.Code, type.In("en").Parts(), type.In(tag).Parts()) select pair)
        .Concat(from extra in s_facts.CcoExtras select (extra.Key, extra.In("en"), extra.In(tag)))
        .Concat(from danger in s_facts.Dangers from pair in Of(danger.Key, danger.In("en").Parts(), danger.In(tag).Parts()) select pair)
        .Concat(from contact in s_facts.Contacts from pair in Of(contact.Key, [contact.Label, contact.Purpose], [contact.In(tag).Label, contact.In(tag).Purpose]) select pair)
        .Concat(from measure in s_facts.Measures where measure.Texts.ContainsKey(tag) from pair in Of(measure.Key, [measure.In("en")], [measure.In(tag)]) select pair)
        .Concat(from page in s_facts.Pages where page.Texts.ContainsKey(tag) from pair in Of(page.Key, page.In("en").Parts(), page.In(tag).Parts()) select pair);

    private static IEnumerable<(string Key, string English, string Said)> Of(string key, IEnumerable<string?> english, IEnumerable<string?> said) =>
        english.Zip(said, (e, s) => (key, e ?? "", s ?? ""));

    private static IReadOnlyList<string> Marks(string text) => [.. Mark().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static HashSet<string> Numbers(string text) => [.. Number().Matches(Mark().Replace(text, "")).Select(m => m.Value)];

    private static string Plain(string text) => Quoted().Replace(Mark().Replace(text, ""), "");

    private void NoFaults(IEnumerable<string?> faults)
    {
        var all = faults.OfType<string>().ToList();
        output.WriteLine(string.Join('\n', all.Prepend($"{all.Count} faults")));
        Assert.Empty(all);
    }

    [GeneratedRegex(@"\{[^}#][^}]*\}|\]\([^)]*\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex("“[^”]*”|\\([^)]*\\)")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(the|and|you|your|with|for|what|this|that|call|is|are|can|must|of|to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWords();
}
