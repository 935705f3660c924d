using System.Globalization;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Reading;

namespace CcoPortal.Domain.Changes;

/// <summary>What changed is plain, and says the same in every language.</summary>
internal static class TextGates
{
    private const string English = "en", Spanish = "es";

    private static readonly Dictionary<string, string> LanguageNames = new(StringComparer.Ordinal) { [English] = "English", [Spanish] = "Spanish", ["ar"] = "Arabic" };

    /// <summary>Measures the blocks that the record did not have before, in the languages that can be measured.</summary>
    public static IEnumerable<Finding> Reading(Facts before, Facts after)
    {
        var old = PublishedText.Of(before).ToLookup(t => (t.Kind, t.Key, t.Language), t => t.Text);
        var changed = PublishedText.Of(after).Where(t => t.Language is English or Spanish && !old[(t.Kind, t.Key, t.Language)].Contains(t.Text)).ToList();
        if (changed.Count == 0)
            return [];
        var (english, spanish) = (new PlainEnglish(after), new Lazy<PlainSpanish>(() => new PlainSpanish(after)));
        return
        [
            .. from text in changed
               group text.Text by (text.Kind, text.Key, text.Language) into record
               let known = old[record.Key].SelectMany(t => Of(t, before)).ToHashSet(StringComparer.Ordinal)
               let hard = record.SelectMany(t => Of(t, after)).Distinct().Where(b => !known.Contains(b)).SelectMany(b => record.Key.Language == English ? english.Faults(b) : spanish.Value.Faults(b)).ToList()
               where hard.Count > 0
               select new RecordFinding(
                   Gate.ReadingGrade, Remedy.Waiver, record.Key.Kind, record.Key.Key,
                   $"Its {Name(record.Key.Language)} is not plain in {(hard.Count == 1 ? "one place" : string.Create(CultureInfo.InvariantCulture, $"{hard.Count} places"))}.", hard),
        ];
    }

    /// <summary>Tells of languages in which the text of a record is missing or of the old English, where the change made it so.</summary>
    public static IEnumerable<Finding> Translations(Facts before, Facts after)
    {
        var old = Records(before).ToDictionary(r => (r.Kind, r.Key), r => r.Record);
        var expected = Records(before).Concat(Records(after)).GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => Expected([.. g.Select(r => r.Record)]));
        return
        [
            .. from item in Records(after)
               let was = old.GetValueOrDefault((item.Kind, item.Key))
               let changed = was is null || was.EnglishHash() != item.Record.EnglishHash()
               let states = expected[item.Kind].Union(item.Record.Translations?.Keys ?? []).Order(StringComparer.Ordinal).Select(l => (Language: l, State: item.Record.StateIn(l)))
                   .Where(l => l.State > TranslationState.Drafted && (changed || was!.StateIn(l.Language) < l.State)).ToList()
               from state in states.GroupBy(l => l.State, l => Name(l.Language))
               select new RecordFinding(Gate.Translations, Remedy.Waiver, item.Kind, item.Key, state.Key == TranslationState.Missing
                   ? $"It has no text in {Said.List(state)}. Readers of it are shown the English."
                   : $"The English changed, and its text in {Said.List(state)} is of the old one. Readers are told that it may be out of date."),
        ];
    }

    /// <summary>A kind of record is expected in the languages in which more than half of its records are: the others have some that are not on the way to one's CCO.</summary>
    private static List<string> Expected(IReadOnlyList<TranslatedRecord> records) =>
        [.. records.SelectMany(r => r.Translations?.Keys ?? []).CountBy(l => l).Where(l => l.Value * 2 > records.Count).Select(l => l.Key)];

    /// <summary>Those with English; a record without is told by <see cref="FactRules"/>.</summary>
    private static IEnumerable<(string Kind, string Key, TranslatedRecord Record)> Records(Facts facts) =>
    [
        .. facts.Benefits.Where(b => b.Texts.ContainsKey(English)).Select(b => ("benefit", b.Slug, (TranslatedRecord)b)), .. facts.Packages.Where(p => p.Texts.ContainsKey(English)).Select(p => ("package", p.Slug, p)),
        .. facts.EnrollmentTypes.Where(t => t.Texts.ContainsKey(English)).Select(t => ("enrollment-type", t.Code, t)), .. facts.CcoExtras.Where(e => e.Texts.ContainsKey(English)).Select(e => ("cco-extra", e.Key, e)),
        .. facts.Dangers.Where(d => d.Texts.ContainsKey(English)).Select(d => ("danger", d.Key, d)), .. facts.Contacts.Select(c => ("contact", c.Key, c)), .. facts.Pages.Where(p => p.Texts.ContainsKey(English)).Select(p => ("page", p.Key, p)),
        .. facts.Measures.Where(m => m.Texts.ContainsKey(English)).Select(m => ("measure", m.Key, m)),
        .. facts.Notices.Where(n => n.Texts.ContainsKey(English)).Select(n => ("notice", n.Key, n)),
    ];

    private static IReadOnlyList<string> Of(string text, Facts facts) => Blocks.Of(text, (fact, key) => fact switch
    {
        FactText.Phone => facts.Contacts.FirstOrDefault(c => c.Key == key)?.Phone ?? "",
        FactText.Cco => facts.Ccos.FirstOrDefault(c => c.Slug == key)?.ShortName ?? "",
        FactText.Day => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Said.Day(day) : "",
        FactText.Count => "10",
        _ => "",
    });

    private static string Name(string language) => LanguageNames.GetValueOrDefault(language, language);
}
