namespace CcoPortal.Domain.Audit;

/// <summary>An editor dealt with what agents said is wrong with one field.</summary>
/// <param name="Record"><c>kind:key</c>.</param>
/// <param name="Field">Path in the record's form; null for the record as a whole.</param>
/// <param name="End">Name of a <see cref="Desk.FlagEnd"/>.</param>
/// <param name="Change">The change request that deals with it; null otherwise.</param>
/// <param name="Flags">How many flags of the field ended by it.</param>
public sealed record FlagEnded(string Record, string? Field, string End, Guid? Change, int Flags) : AuditEvent;
