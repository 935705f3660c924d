using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>Facts that stand in texts, in words.</summary>
public static class FactWords
{
    /// <summary>A whole text as plain text: “Call 800-273-0557 (TTY 711).”</summary>
    public static string Filled(string text, Moment moment) => string.Concat(FactText.Pieces(text).Select(p => Of(p, moment, linked: false)));

    /// <summary>A whole text as Markdown: phones to tap, and CCOs, are links.</summary>
    public static string Linked(string text, Moment moment) => string.Concat(FactText.Pieces(text).Select(p => Linked(p, moment)));

    public static string Linked(TextPiece piece, Moment moment) => Of(piece, moment, linked: true);

    /// <exception cref="ArgumentOutOfRangeException">It is none that a text can hold; the import refuses such a text.</exception>
    private static string Of(TextPiece piece, Moment moment, bool linked) => piece switch
    {
        { Words: { } words } => words,
        { Fact: FactText.Phone } => Phone(moment.Edition.Contact(piece.Key!), linked),
        { Fact: FactText.Cco } => Words.Name(moment.Edition.Cco(piece.Key!)!) is var name && linked ? $"[{name}](/ccos/{piece.Key})" : name,
        { Fact: FactText.Day } => Words.Day(DateOnly.ParseExact(piece.Key!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        { Fact: FactText.Count, Key: "ccos" } => Number(moment.Edition.CcosOn(moment.Today).Count),
        { Fact: FactText.Count, Key: "organizations" } => Number(moment.Edition.CcosOn(moment.Today).Select(c => c.Organization).Distinct().Count()),
        { Fact: FactText.Count, Key: "benefits" } => Number(moment.Edition.Facts.Benefits.Count(b => b.IsCovered)),
        _ => throw new ArgumentOutOfRangeException(nameof(piece), piece, "No such fact."),
    };

    private static string Phone(ContactLine line, bool linked)
    {
        string Said(string number) => linked ? Words.TelLink(number) : Words.InText(number);
        return line.Tty is [var tty, ..] ? T("{0} (TTY {1})", Said(line.Phone), Said(tty)) : Said(line.Phone);
    }

    private static string Number(int n) => n.ToString(CultureInfo.CurrentCulture);
}
