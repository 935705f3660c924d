namespace CcoPortal.Domain.Audit;

/// <summary>A reader's report of something wrong was dealt with. Its words are kept nowhere.</summary>
/// <param name="Kind">What the reader said it was about.</param>
/// <param name="Edition">The one that the reader saw.</param>
public sealed record ReportClosed(string Page, string Kind, int Edition, bool Fixed) : AuditEvent;
