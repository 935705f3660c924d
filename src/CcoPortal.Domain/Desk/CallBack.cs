namespace CcoPortal.Domain.Desk;

/// <summary>For what a caller let us keep a phone number.</summary>
public enum CallBackPurpose
{
    /// <summary>We said that we call back.</summary>
    Promised,

    /// <summary>To be told, should something that we said turn out to be wrong.</summary>
    IfWrong,
}

/// <summary>How a call-back ended. With it the number is gone.</summary>
public enum CallBackOutcome
{
    Reached,
    GaveUp,

    /// <summary>The number is wrong, or another person's.</summary>
    WrongNumber,

    /// <summary>The caller no longer wants it.</summary>
    NotWanted,

    /// <summary>Nothing that was said in the call turned out to be wrong in the time that the number is kept.</summary>
    NeverNeeded,
}
