using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Domain.Audit;

namespace CcoPortal.Application.Staff;

/// <summary>Marks a command whose handler writes: it runs in one transaction with its audit events.</summary>
#pragma warning disable CA1040 // A mark is what the pipeline asks for.
public interface IChangeSet;
#pragma warning restore CA1040

/// <summary>The transaction of the command that runs. Injected (scoped).</summary>
public sealed class ChangeSet(Actor actor, TimeProvider clock)
{
    private PortalDbContext? _db;

    /// <summary>Whether a command that writes runs at this moment.</summary>
    public bool IsOpen => _db is not null;

    /// <exception cref="InvalidOperationException">The command is not marked <see cref="IChangeSet"/>.</exception>
    public PortalDbContext Db => _db ?? throw new InvalidOperationException("No change set is open.");

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Says that something happened; written with all else that the command does, or not at all.</summary>
    /// <param name="by">Null: who is signed in.</param>
    public void Audit(AuditEvent happened, string? by = null) => Db.Add(AuditTrail.Row(happened, by ?? actor.AuditName, Now));

    internal void Begin(PortalDbContext? db) => _db = db;
}
