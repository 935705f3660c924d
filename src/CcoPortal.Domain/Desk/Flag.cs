namespace CcoPortal.Domain.Desk;

/// <summary>What an agent says is wrong with a field. Coded, so that a flag has no words in which someone could be named.</summary>
public enum FlagReason
{
    NumberDoesNotWork,
    NumberOfSomeoneElse,
    WrongHours,
    WrongArea,
    SaysSomethingElseElsewhere,
    OutOfDate,
    HardToUnderstand,
    WrongTranslation,
    SomethingElse,
}

/// <summary>What became of a flag.</summary>
public enum FlagEnd
{
    /// <summary>A change request deals with it.</summary>
    InChange,

    /// <summary>An editor read the source: it is as the portal says.</summary>
    TrueAsItIs,

    /// <summary>No source says what is true; the portal says that it is not sure.</summary>
    CannotBeChecked,
}
