using System.Text.RegularExpressions;
using CcoPortal.Domain.Content;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Reading;

/// <summary>Every English text that comes from <c>data/</c> is finished public copy: plain, typed with care, and of the shape in which a page shows it.</summary>
public sealed partial class FactTextsTests(ITestOutputHelper output)
{
    private const string English = "en";

    private enum Shape
    {
        /// <summary>A name: no full stop.</summary>
        Name,

        /// <summary>Whole sentences, each with its full stop.</summary>
        Sentences,

        /// <summary>What stands behind “Yes: ”, or behind “Note: ” and before a full stop: has none of its own.</summary>
        Note,
    }

    private sealed record Item(string Of, string Text);

    private static readonly Dictionary<string, (Shape Shape, IReadOnlyList<Item> Items)> s_kinds = Kinds();

    public static TheoryData<string> AllKinds => [.. s_kinds.Keys];

    public static TheoryData<string> KindsThatSpeakToYou => [.. s_kinds.Keys.Where(k => k.StartsWith("benefit ", StringComparison.Ordinal) && s_kinds[k].Shape != Shape.Name)];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Every_text_is_plain(string kind)
    {
        var items = s_kinds[kind].Items;
        output.WriteLine($"{items.Count} texts");
        output.WriteLine(string.Join('\n', items.Select(i => FormattableString.Invariant($"{PlainLanguage.Grade(Filled(i.Text)),5:0.0} {PlainLanguage.Words(Filled(i.Text)),3} words  {i.Of}: {i.Text}"))));

        Assert.NotEmpty(items);
        NoFaults(items.SelectMany(i => PlainLanguage.Faults(Filled(i.Text)).Select(f => $"{i.Of}: {f}")));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Every_text_is_typed_with_care(string kind) => None(kind, Untidy());

    /// <summary>Where a fact came from, and how sure it is, stands in its source and its confidence.</summary>
    [Theory]
    [MemberData(nameof(AllKinds))]
    public void No_text_is_an_editors_note(string kind) => None(kind, Editors());

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Every_text_has_the_shape_that_a_page_shows(string kind)
    {
        var (shape, items) = s_kinds[kind];
        NoFaults(items.Where(i => shape == Shape.Sentences ? !WholeSentences().IsMatch(i.Text) : NoName().IsMatch(i.Text)).Select(i => $"{i.Of}: {i.Text}"));
    }

    [Theory]
    [MemberData(nameof(KindsThatSpeakToYou))]
    public void A_benefit_speaks_to_you_about_your_CCO(string kind) => None(kind, AboutThem());

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void The_time_after_a_pregnancy_is_said_in_one_way(string kind) => None(kind, AfterPregnancy());

    [Fact]
    public void A_text_that_says_HRSN_says_what_it_is()
    {
        const string InWords = "help with housing, food, and home devices";
        var texts = s_kinds.Where(k => k.Value.Shape == Shape.Sentences).SelectMany(k => k.Value.Items).GroupBy(i => i.Of, i => i.Text, (of, all) => (Of: of, All: string.Join(' ', all))).ToList();

        Assert.Contains(texts, t => t.All.Contains("HRSN", StringComparison.Ordinal));
        NoFaults(texts.Where(t => t.All.Contains("HRSN", StringComparison.Ordinal) && !t.All.Contains(InWords, StringComparison.OrdinalIgnoreCase)).Select(t => t.Of));
    }

    [Theory]
    [InlineData("don't")]
    [InlineData("the \"list\"")]
    [InlineData("a list — of drugs")]
    [InlineData("two  spaces")]
    public void Careless_typing_is_told(string text) => Assert.Matches(Untidy(), text);

    [Theory]
    [InlineData("Under 200% (a news item said 205%)")]
    [InlineData("Age limit and hours not verified.")]
    [InlineData("Up to 2 times a year, as the rule states.")]
    [InlineData("See OAR 410-120-1200.")]
    [InlineData("Believed to be an old code.")]
    public void Editors_notes_are_told(string text) => Assert.Matches(Editors(), text);

    [Theory]
    [InlineData("Call your CCO.", true)]
    [InlineData("Call OHP Client Services: {phone:client-services}.", true)]
    [InlineData("Call your CCO", false)]
    [InlineData("call your CCO.", false)]
    [InlineData("Who pays?", false)]
    public void A_sentence_begins_with_a_capital_and_ends_with_a_full_stop(string text, bool whole) => Assert.Equal(whole, WholeSentences().IsMatch(text));

    private void None(string kind, Regex what) =>
        NoFaults(s_kinds[kind].Items.SelectMany(i => what.Matches(i.Text).Select(m => $"{i.Of}: “{m.Value}” in: {i.Text}")));

    private void NoFaults(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        output.WriteLine(string.Join('\n', all.Prepend($"{all.Count} faults")));
        Assert.Empty(all);
    }

    /// <summary>As a page shows it; a phone number is not measured.</summary>
    private static string Filled(string text) => string.Concat(FactText.Pieces(text).Select(p => p.Words ?? RealData.Edition.Contact(p.Key!).Phone));

    private static Dictionary<string, (Shape Shape, IReadOnlyList<Item> Items)> Kinds()
    {
        var facts = RealData.Edition.Facts;
        var benefits = facts.Benefits.Select(b => (b.Slug, Text: b.In(English))).ToList();
        var packages = facts.Packages.Select(p => (p.Slug, Text: p.In(English))).ToList();
        var types = facts.EnrollmentTypes.Select(t => (t.Code, Text: t.In(English))).ToList();
        return new Dictionary<string, (Shape, IReadOnlyList<Item>)>
        {
            ["benefit name"] = (Shape.Name, All(benefits, b => b.Slug, b => [b.Text.Name])),
            ["benefit category"] = (Shape.Name, All(benefits, b => b.Slug, b => [b.Text.Category])),
            ["benefit summary"] = (Shape.Sentences, All(benefits, b => b.Slug, b => [b.Text.Summary])),
            ["benefit how to get it"] = (Shape.Sentences, All(benefits, b => b.Slug, b => [b.Text.HowToGet])),
            ["benefit note on who gets it"] = (Shape.Note, All(benefits, b => b.Slug, b => [b.Text.AdultsNote, b.Text.Under21Note, b.Text.PregnantNote])),
            ["benefit limit"] = (Shape.Sentences, All(benefits, b => b.Slug, b => b.Text.Limits)),
            ["benefit note on approval"] = (Shape.Note, All(benefits, b => b.Slug, b => [b.Text.ApprovalNote])),
            ["benefit note on referral"] = (Shape.Note, All(benefits, b => b.Slug, b => [b.Text.ReferralNote])),
            ["benefit note on a package"] = (Shape.Sentences, All(benefits, b => b.Slug, b => b.Text.PackageNotes.Values)),
            ["package name"] = (Shape.Name, All(packages, p => p.Slug, p => [p.Text.Name])),
            ["package"] = (Shape.Sentences, All(packages, p => p.Slug, p => [p.Text.Plain, p.Text.Who])),
            ["enrollment type name"] = (Shape.Name, All(types, t => t.Code, t => [t.Text.Name])),
            ["enrollment type"] = (Shape.Sentences, All(types, t => t.Code, t => [t.Text.Plain, t.Text.Who])),
            ["extra of a CCO"] = (Shape.Sentences, All(facts.CcoExtras, e => e.Key, e => [e.Texts[English]])),
            ["danger title"] = (Shape.Name, All(facts.Dangers, d => d.Key, d => [d.In(English).Title])),
            ["danger advice"] = (Shape.Sentences, All(facts.Dangers, d => d.Key, d => [d.In(English).Advice])),
            ["measure name"] = (Shape.Name, All(facts.Measures, m => m.Key, m => [m.In(English)])),
            ["contact name"] = (Shape.Name, All(facts.Contacts, c => c.Key, c => [c.Label])),
            ["contact purpose"] = (Shape.Sentences, All(facts.Contacts, c => c.Key, c => [c.Purpose])),
        };
    }

    private static IReadOnlyList<Item> All<T>(IEnumerable<T> all, Func<T, string> of, Func<T, IEnumerable<string?>> texts) =>
        [.. all.SelectMany(x => texts(x).OfType<string>().Select(t => new Item(of(x), t)))];

    /// <summary>Straight quotes, dashes that look like a pause, blanks too many.</summary>
    [GeneratedRegex("""['"`—]| – |\s\s|^\s|\s$|\s[.,;:]|\.\.""")]
    private static partial Regex Untidy();

    [GeneratedRegex(
        @"\bOAR\b|\b\d{3}-\d{3}-\d{4}\b|\brule \d|as the rule|set in rule|not (?:found|verified|confirmed|known)\b|\b(?:un)?verified\b|\bbelieved\b|\bnews\b|as one CCO|\(text from|list dated|general knowledge|\bTBD\b|\btodo\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Editors();

    [GeneratedRegex(@"^[“(]?[A-Z0-9{].*\.[”)]?$")]
    private static partial Regex WholeSentences();

    [GeneratedRegex(@"[.;:,]$|\. ")]
    private static partial Regex NoName();

    [GeneratedRegex(@"\bthe (?:CCO|plan|member|enrollee)\b|\ba member\b|\bCCOs (?:must|do not)\b|\bmembers (?:must|can|may)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AboutThem();

    /// <summary>“12 months after”, never a word for it.</summary>
    [GeneratedRegex(@"(?<!\()\bpostpartum\b|\bduring and after pregnancy\b|\b(?:a|one) year after|\b12 months (?:after|following) birth", RegexOptions.IgnoreCase)]
    private static partial Regex AfterPregnancy();
}
