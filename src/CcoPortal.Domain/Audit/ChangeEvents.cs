namespace CcoPortal.Domain.Audit;

public sealed record ChangeOpened(Guid Change, string Title) : AuditEvent;

public sealed record ChangeDescribed(Guid Change, string Title, string Reason, string Source) : AuditEvent;

/// <param name="Op"><c>set</c>, <c>withdraw</c> or <c>drop</c>.</param>
/// <param name="Sha256">Of the body's UTF-8, hexadecimal; null without one.</param>
public sealed record RecordProposed(Guid Change, string Record, int Number, string Op, string? Sha256) : AuditEvent;

public sealed record ChangeCommented(Guid Change) : AuditEvent;

public sealed record ChangeSubmitted(Guid Change) : AuditEvent;

/// <param name="Revisions"><c>kind:key#number</c> of everything approved.</param>
/// <param name="Waivers">What was let pass, each with its reason.</param>
public sealed record ChangeApproved(Guid Change, IReadOnlyList<string> Revisions, IReadOnlyList<string> Ticks, IReadOnlyList<string> Waivers) : AuditEvent;

public sealed record ChangeSentBack(Guid Change, string Why) : AuditEvent;

public sealed record ChangeRejected(Guid Change, string Why) : AuditEvent;

public sealed record ChangeWithdrawn(Guid Change) : AuditEvent;

/// <param name="At">The instant.</param>
public sealed record ChangeScheduled(Guid Change, DateTimeOffset At) : AuditEvent;

/// <summary>Somebody wrote in it after it was approved, so it is in review again.</summary>
/// <param name="WasScheduledAt">The instant at which it would have been published; null when none was set.</param>
public sealed record ApprovalFell(Guid Change, DateTimeOffset? WasScheduledAt) : AuditEvent;

public sealed record ChangeUnscheduled(Guid Change) : AuditEvent;

/// <summary>An approved change could not be published, and is in review again.</summary>
public sealed record ChangeNotPublished(Guid Change, string Why) : AuditEvent;

/// <summary>A second person looked at what was published without approval.</summary>
public sealed record BreakGlassReviewed(int Edition, string Note) : AuditEvent;
