using CcoPortal.Domain.Staff;

namespace CcoPortal.Domain.Audit;

/// <param name="With"><c>password</c>, <c>authenticator</c> (a password, then a code) or <c>passkey</c>.</param>
public sealed record SignedIn(Guid Staff, string With) : AuditEvent;

/// <summary>A password, a code or a passkey of an account was wrong. What was typed is not kept; addresses that are nobody's are not counted here.</summary>
/// <param name="With">What was wrong, as in <see cref="SignedIn"/>.</param>
public sealed record SignInFailed(Guid Staff, string With) : AuditEvent;

/// <summary>Too many sign-ins failed.</summary>
public sealed record LockedOut(Guid Staff, DateTimeOffset Until) : AuditEvent;

public sealed record SignedOut(Guid Staff) : AuditEvent;

/// <summary>All sessions of an account ended at once.</summary>
public sealed record SignedOutEverywhere(Guid Staff) : AuditEvent;

public sealed record PasswordChanged(Guid Staff) : AuditEvent;

public sealed record SecondFactorSet(Guid Staff) : AuditEvent;

public sealed record SecondFactorRemoved(Guid Staff) : AuditEvent;

public sealed record PasskeyAdded(Guid Staff, string Name) : AuditEvent;

public sealed record PasskeyRemoved(Guid Staff, string Name) : AuditEvent;

public sealed record StaffInvited(Guid Staff, string Name, StaffRole Role) : AuditEvent;

/// <summary>Who was invited, or reset, set a password.</summary>
public sealed record StaffAccepted(Guid Staff) : AuditEvent;

public sealed record StaffDisabled(Guid Staff) : AuditEvent;

public sealed record StaffEnabled(Guid Staff) : AuditEvent;

public sealed record StaffRoleChanged(Guid Staff, StaffRole From, StaffRole To) : AuditEvent;

/// <summary>Password, second factors and sessions are gone; a new link lets them in again.</summary>
public sealed record StaffReset(Guid Staff) : AuditEvent;

public sealed record FirstAdminMade(Guid Staff, string Name) : AuditEvent;
