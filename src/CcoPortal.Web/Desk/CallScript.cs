using CcoPortal.Domain.Ccos;

namespace CcoPortal.Web.Desk;

/// <summary>An answer as an agent says it, in one language.</summary>
/// <param name="Title">What the answer is about.</param>
/// <param name="Sentences">To read out, in this order.</param>
/// <param name="Numbers">To give.</param>
/// <param name="Sure">How sure, and since when.</param>
/// <param name="Next">What to ask the caller first, or next; null when nothing more is needed.</param>
public sealed record CallScript(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<GivenNumber> Numbers, IReadOnlyList<string> Sure, NextQuestion? Next);

/// <summary>A number to give to a caller.</summary>
/// <param name="Hours">When someone answers, and what is said with it.</param>
/// <param name="Caution">By which clock the hours are, and how old they are; empty without hours.</param>
/// <param name="Opening">Open or closed now; null where the hours are not sure enough to say.</param>
public sealed record GivenNumber(string Whose, string Phone, IReadOnlyList<string> Tty, IReadOnlyList<string> Hours, string Caution, OpeningState? Opening)
{
    /// <summary>The hours, and the caution with them.</summary>
    public IEnumerable<string> HoursToSay => Caution.Length == 0 ? Hours : Hours.Append(Caution);
}

/// <summary>A question on which the answer depends.</summary>
/// <param name="Field">The field of the desk's form that holds what the caller says.</param>
/// <param name="Choices">What the field is to hold, and what the agent hears.</param>
public sealed record NextQuestion(string Words, string Field, IReadOnlyList<(string Value, string Words, string Detail)> Choices);
