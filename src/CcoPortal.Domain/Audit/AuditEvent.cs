namespace CcoPortal.Domain.Audit;

/// <summary>Something that a member of staff, or the portal itself, did. Its kind is the type's name in kebab case, its detail the properties; neither ever changes for what was written.</summary>
public abstract record AuditEvent
{
    private protected AuditEvent()
    {
    }
}

/// <summary>An edition was published.</summary>
/// <param name="Change">The change request that it was; null for an import.</param>
/// <param name="WithoutApproval">The reason for publishing without one; null when it was approved, or is edition 1.</param>
/// <param name="Records">Its revisions, so that a byte that is changed in one of them later is found.</param>
public sealed record EditionPublished(int Edition, Guid? Change, string Reason, string? WithoutApproval, IReadOnlyList<PublishedRevision> Records) : AuditEvent;

/// <param name="Record"><c>kind:key</c>.</param>
/// <param name="Sha256">Of the body's UTF-8, hexadecimal; null when the record was withdrawn.</param>
public sealed record PublishedRevision(string Record, string? Sha256);
