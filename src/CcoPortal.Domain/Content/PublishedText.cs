using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Content;

/// <summary>A text of a record that the public reads: the record's kind and key, and the text's language.</summary>
public sealed record PublishedText(string Kind, string Key, string Language, string Text)
{
    /// <summary>All texts of an edition, also those that are the same in several places. Search words are none: they are found by, and never read.</summary>
    public static IEnumerable<PublishedText> Of(Facts facts) =>
    [
        .. All("benefit", facts.Benefits, b => b.Slug, b => b.Texts, t => t.Parts()), .. All("package", facts.Packages, p => p.Slug, p => p.Texts, t => t.Parts()),
        .. All("enrollment-type", facts.EnrollmentTypes, t => t.Code, t => t.Texts, t => t.Parts()), .. All("cco-extra", facts.CcoExtras, e => e.Key, e => e.Texts, text => [text]),
        .. All("danger", facts.Dangers, d => d.Key, d => d.Texts, t => t.Parts()), .. All("page", facts.Pages, p => p.Key, p => p.Texts, t => t.Parts()), .. All("measure", facts.Measures, m => m.Key, m => m.Texts, text => [text]),
        .. All("notice", facts.Notices, n => n.Key, n => n.Texts, t => t.Parts()),
        .. facts.Contacts.SelectMany(c => Texts("contact", c.Key, "en", c.Label, c.Purpose, c.Hours?.Value.Note).Concat(c.Texts?.SelectMany(t => Texts("contact", c.Key, t.Key, t.Value.Label, t.Value.Purpose)) ?? [])),
        .. facts.Ccos.SelectMany(c => Texts("cco", c.Slug, "en", c.Hours?.Value.Note)),
    ];

    private static IEnumerable<PublishedText> All<T, TText>(string kind, IEnumerable<T> all, Func<T, string> key, Func<T, IReadOnlyDictionary<string, TText>> texts, Func<TText, IEnumerable<string?>> parts) =>
        from item in all from text in texts(item) from published in Texts(kind, key(item), text.Key, [.. parts(text.Value)]) select published;

    private static IEnumerable<PublishedText> Texts(string kind, string key, string language, params string?[] texts) => texts.OfType<string>().Select(t => new PublishedText(kind, key, language, t));
}
