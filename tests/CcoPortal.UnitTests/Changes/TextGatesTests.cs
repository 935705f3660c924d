using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Reading;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Changes;

public sealed class TextGatesTests(ITestOutputHelper output)
{
    private const string Hard = "Eligibility determinations necessitate comprehensive documentation demonstrating continuous residential occupancy throughout the applicable administrative period.";
    private const string HardSpanish = "La determinación administrativa desfavorable correspondiente puede impugnarse posteriormente mediante procedimientos extraordinarios establecidos reglamentariamente.";

    private static readonly Facts Real = RealData.Edition.Facts;

    /// <summary>Whatever can be published today passes when all of it is new.</summary>
    [Fact]
    public void Every_text_of_the_real_data_is_plain_and_translated()
    {
        var nothing = Real with { Benefits = [], Packages = [], EnrollmentTypes = [], CcoExtras = [], Dangers = [], Contacts = [], Pages = [], Measures = [] };
        var found = Gates.Check(nothing, Real, A.Day("2026-11-22"));
        output.WriteLine(string.Join('\n', found.OfType<RecordFinding>().SelectMany(f => f.Details.Prepend($"{f.Kind} {f.Key}: {f.Sentence}"))));

        Assert.Empty(found);
    }

    [Fact]
    public void A_hard_text_is_told_and_a_named_person_can_let_it_stand()
    {
        var finding = Assert.Single(Found(Gate.ReadingGrade, Page("help/rides", "en", t => t with { Body = t.Body + "\n" + Hard + "\n" })));

        Assert.Equal(("page", "help/rides", "Its English is not plain in one place.", Remedy.Waiver), (finding.Kind, finding.Key, finding.Sentence, finding.Remedy));
        Assert.StartsWith("grade ", Assert.Single(finding.Details), StringComparison.Ordinal);
        Assert.Equal("Say who read it, and why it cannot be plainer.", finding.WaiverSays);
    }

    [Fact]
    public void Each_kind_of_text_is_measured()
    {
        Facts[] changed =
        [
            Benefit(t => t with { Name = Hard }), Benefit(t => t with { Summary = Hard }), Benefit(t => t with { HowToGet = Hard }), Benefit(t => t with { AdultsNote = Hard }), Benefit(t => t with { Limits = [Hard] }),
            Benefit(t => t with { PackageNotes = new Dictionary<string, string> { ["ohp-plus"] = Hard } }),
            Real with { Packages = [Real.Packages[0] with { Texts = With(Real.Packages[0].Texts, "en", t => t with { Plain = Hard }) }] },
            Real with { EnrollmentTypes = [Real.EnrollmentTypes[0] with { Texts = With(Real.EnrollmentTypes[0].Texts, "en", t => t with { Who = Hard }) }] },
            Real with { CcoExtras = [Real.CcoExtras[0] with { Texts = With(Real.CcoExtras[0].Texts, "en", _ => Hard) }] },
            Real with { Dangers = [Real.Dangers[0] with { Texts = With(Real.Dangers[0].Texts, "en", t => t with { Advice = Hard }) }] },
            Real with { Measures = [Real.Measures[0] with { Texts = With(Real.Measures[0].Texts, "en", _ => Hard) }] },
            Real with { Contacts = [Real.Contacts[0] with { Purpose = Hard }] },
            Real with { Contacts = [Real.Contacts[0] with { Texts = With(Real.Contacts[0].Texts!, "es", t => t with { Purpose = HardSpanish }) }] },
            Real with { Ccos = [Real.Ccos.First(c => c.Hours is not null) is var cco ? cco with { Hours = cco.Hours! with { Value = cco.Hours.Value with { Note = Hard } } } : null!] },
            Page("help/rides", "en", t => t with { Title = Hard }), Page("help/rides", "en", t => t with { Summary = Hard }), Page("help/rides", "es", t => t with { Summary = HardSpanish }),
        ];

        Assert.All(changed, facts => Assert.Single(Found(Gate.ReadingGrade, facts)));
    }

    [Fact]
    public void Only_what_changed_is_measured()
    {
        var before = Page("help/rides", "en", t => t with { Body = t.Body + "\n" + Hard + "\n" });

        Assert.Empty(Found(Gate.ReadingGrade, Page("help/rides", "en", t => t with { Body = t.Body + "\n" + Hard + "\n\nCall your CCO.\n" }), before));
        Assert.Single(Found(Gate.ReadingGrade, Page("help/rides", "en", t => t with { Body = t.Body + "\n- " + Hard + " Call.\n" }), before));
        // The same words in another record are new there.
        Assert.Single(Found(Gate.ReadingGrade, before with { Pages = [.. before.Pages.Select(p => p.Key != "help/bills" ? p : p with { Texts = With(p.Texts, "en", t => t with { Body = Hard }) })] }, before));
    }

    [Fact]
    public void Refused_words_are_told_in_short_texts_too() => Assert.Contains("“Please”", Assert.Single(Assert.Single(Found(Gate.ReadingGrade, Page("help/rides", "en", t => t with { Body = t.Body + "\n## Please call\n" }))).Details), StringComparison.Ordinal);

    [Fact]
    public void A_text_is_read_in_the_blocks_in_which_it_stands() => Assert.Equal(
        ["A b", "c d", "1", "e", "f 800 g h", "Title", "i j", "k l", "m", "n o p", "snake_case 2 * 3"],
        Blocks.Of("# A b {#a-b}\n## c d\n| 1 | e |\n| --- | :-: |\n\nf {phone:x} [g](/help/g)\nh\n# Title\ni **j**\n- k\n  l\n2. m\n> n *o* _p_\n\nsnake_case 2 * 3\n{block:cco-timeline}\n", (kind, _) => kind == "phone" ? "800" : ""));

    [Fact]
    public void English_that_changed_marks_the_translations_that_say_what_it_said_before()
    {
        var finding = Assert.Single(Found(Gate.Translations, Page("help/rides", "en", t => t with { Title = "Get a ride" })));

        Assert.Equal(("page", "help/rides", Remedy.Waiver, "Say when the translation will follow."), (finding.Kind, finding.Key, finding.Remedy, finding.WaiverSays));
        Assert.Equal("The English changed, and its text in Spanish is of the old one. Readers are told that it may be out of date.", finding.Sentence);
    }

    [Fact]
    public void A_translation_that_follows_the_English_is_well()
    {
        var after = Page("help/rides", "en", t => t with { Title = "Get a ride" });

        Assert.Empty(Found(Gate.Translations, Translated(after, p => p with { From = after.Pages.Single(x => x.Key == "help/rides").EnglishHash() })));
        Assert.Empty(Found(Gate.Translations, Page("help/rides", "es", t => t with { Title = "Viajes" })));
    }

    [Fact]
    public void A_new_record_is_expected_in_the_languages_of_its_kind()
    {
        var page = new ContentPage("help", "new", 999, "member-services", ["https://example.org"], A.Day("2026-11-22"), new Dictionary<string, PageText> { ["en"] = new("New", "New.", "New.") });
        var contact = Real.Contacts[0] with { Key = "new", Texts = null, Translations = null };
        var found = Found(Gate.Translations, Real with { Pages = [.. Real.Pages, page], Contacts = [.. Real.Contacts, contact] });

        Assert.Equal(["contact new: It has no text in Arabic and Spanish. Readers of it are shown the English.", "page help/new: It has no text in Spanish. Readers of it are shown the English."], found.Select(f => $"{f.Kind} {f.Key}: {f.Sentence}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_translation_that_is_taken_away_is_told_and_one_that_was_missing_before_is_not()
    {
        var without = Real with { Pages = [.. Real.Pages.Select(p => p.Key != "help/rides" ? p : p with { Translations = null, Texts = new Dictionary<string, PageText> { ["en"] = p.In("en") } })] };

        Assert.Contains("no text in Spanish", Assert.Single(Found(Gate.Translations, without)).Sentence, StringComparison.Ordinal);
        Assert.Empty(Found(Gate.Translations, without, without));
        Assert.Empty(Found(Gate.Translations, Page("help/rides", "en", t => t with { Title = "Get a ride" }), Page("help/rides", "en", t => t with { Title = "Get a ride" })));
    }

    [Fact]
    public void A_record_without_English_is_told_by_its_shape_and_by_nothing_else()
    {
        var found = Gates.Check(Real, Real with { Pages = [.. Real.Pages.Select(p => p.Key != "help/rides" ? p : p with { Texts = new Dictionary<string, PageText> { ["es"] = p.In("es") } })] }, A.Day("2026-11-22"));

        Assert.Equal([Gate.Shapes], found.Select(f => f.Gate).Distinct());
    }

    private static List<RecordFinding> Found(Gate gate, Facts after, Facts? before = null) => [.. Gates.Check(before ?? Real, after, A.Day("2026-11-22")).Where(f => f.Gate == gate).Cast<RecordFinding>()];

    private static Facts Page(string key, string language, Func<PageText, PageText> change) =>
        Real with { Pages = [.. Real.Pages.Select(p => p.Key != key ? p : p with { Texts = With(p.Texts, language, change) })] };

    private static Facts Translated(Facts facts, Func<Translation, Translation> change) =>
        facts with { Pages = [.. facts.Pages.Select(p => p.Key != "help/rides" ? p : p with { Translations = p.Translations!.ToDictionary(t => t.Key, t => change(t.Value)) })] };

    private static Facts Benefit(Func<BenefitText, BenefitText> change) => Real with { Benefits = [Real.Benefits[0] with { Texts = With(Real.Benefits[0].Texts, "en", change) }, .. Real.Benefits.Skip(1)] };

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> texts, string language, Func<T, T> change) => texts.ToDictionary(t => t.Key, t => t.Key == language ? change(t.Value) : t.Value);
}
