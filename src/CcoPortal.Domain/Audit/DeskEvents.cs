namespace CcoPortal.Domain.Audit;

/// <summary>An editor dealt with what agents said is wrong with one field.</summary>
/// <param name="Record"><c>kind:key</c>.</param>
/// <param name="Field">Path in the record's form; null for the record as a whole.</param>
/// <param name="End">Name of a <see cref="Desk.FlagEnd"/>.</param>
/// <param name="Change">The change request that deals with it; null otherwise.</param>
/// <param name="Flags">How many flags of the field ended by it.</param>
public sealed record FlagEnded(string Record, string? Field, string End, Guid? Change, int Flags) : AuditEvent;

/// <summary>Someone looked at the number of a caller who let us keep it.</summary>
/// <param name="Call">The call in which it was given.</param>
/// <param name="Purpose">Name of a <see cref="Desk.CallBackPurpose"/>.</param>
public sealed record CallBackNumberShown(Guid Call, string Purpose) : AuditEvent;

/// <summary>A call-back was made or given up, and its number deleted.</summary>
/// <param name="Outcome">Name of a <see cref="Desk.CallBackOutcome"/>.</param>
public sealed record CallBackEnded(Guid Call, string Purpose, string Outcome) : AuditEvent;

/// <summary>An editor said whether what a change request corrects was wrong, or only changed since.</summary>
public sealed record ChangeSaidToCorrect(Guid Change, bool Corrects) : AuditEvent;
