using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Domain.Content;

namespace CcoPortal.Web.Copy;

/// <summary>Facts that stand in published texts, in English words.</summary>
public static class FactWords
{
    /// <summary>A fact as plain text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none that a text can hold; the import refuses such a text.</exception>
    public static string Of(TextPiece piece, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(moment);
        return piece switch
        {
            { Words: { } words } => words,
            { Fact: FactText.Phone } => moment.Edition.Contact(piece.Key!) is { Tty: [var tty, ..] } line ? $"{line.Phone} (TTY {tty})" : moment.Edition.Contact(piece.Key!).Phone,
            { Fact: FactText.Cco } => Words.Name(moment.Edition.Cco(piece.Key!)!),
            { Fact: FactText.Day } => Words.Day(DateOnly.ParseExact(piece.Key!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            { Fact: FactText.Count, Key: "ccos" } => Number(moment.Edition.CcosOn(moment.Today).Count),
            { Fact: FactText.Count, Key: "organizations" } => Number(moment.Edition.CcosOn(moment.Today).Select(c => c.Organization).Distinct().Count()),
            { Fact: FactText.Count, Key: "benefits" } => Number(moment.Edition.Facts.Benefits.Count(b => b.IsCovered)),
            _ => throw new ArgumentOutOfRangeException(nameof(piece), piece, "No such fact."),
        };
    }

    /// <summary>A whole text as plain text.</summary>
    public static string Filled(string text, Moment moment) => string.Concat(FactText.Pieces(text).Select(p => Of(p, moment)));

    private static string Number(int n) => n.ToString(CultureInfo.CurrentCulture);
}
