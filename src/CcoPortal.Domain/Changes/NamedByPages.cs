using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Domain.Changes;

/// <summary>
/// Records that the portal's own pages name in their code, so that no fact tells of it: without such a contact each page that says its phone would fail, without such a page or
/// service a link would lead nowhere. A test reads the sources of the pages and holds the lists to them.
/// </summary>
public static class NamedByPages
{
    public static readonly IReadOnlyList<string> Contacts = ["adrc", "civil-rights", "client-services", "crisis", "emergency", "hhs-civil-rights", "medicare", "one"];

    public static readonly IReadOnlyList<string> Pages =
    [
        "help/appeal-and-hearing", "help/apply", "help/bills", "help/choose-or-change-cco", "help/complaint", "help/find-a-doctor", "help/interpreter", "help/other-formats", "help/renew", "help/rides", Glossary.PageKey,
    ];

    public static readonly IReadOnlyList<string> Benefits = ["flexible-services"];

    /// <summary>Those that a change takes away.</summary>
    internal static IEnumerable<(string Kind, string Key)> Lost(Facts before, Facts after) =>
    [
        .. Lost("contact", Contacts, before.Contacts.Select(c => c.Key), after.Contacts.Select(c => c.Key)),
        .. Lost("page", Pages, before.Pages.Select(p => p.Key), after.Pages.Select(p => p.Key)),
        .. Lost("benefit", Benefits, before.Benefits.Select(b => b.Slug), after.Benefits.Select(b => b.Slug)),
    ];

    private static IEnumerable<(string Kind, string Key)> Lost(string kind, IEnumerable<string> named, IEnumerable<string> before, IEnumerable<string> after) =>
        named.Intersect(before).Except(after).Select(key => (kind, key));
}
