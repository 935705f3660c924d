using CcoPortal.Data.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.Audit;

/// <summary>
/// Chains what the audit says, a second after it was committed. Events are sealed afterwards and not as they are written, since transactions commit in another order than
/// they take their numbers, and nobody shall wait for anybody else's. One portal at a time does it, whichever comes first.
/// </summary>
public sealed partial class AuditSealer(PortalStore store, TimeProvider clock, ILogger<AuditSealer> logger) : BackgroundService
{
    /// <summary>Held by whoever seals, so that the chain has one end.</summary>
    private const long SealLock = 4_1863;

    private const int Batch = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Seals every committed event that has no seal, in the order of their ids, a transaction for some hundreds.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> SealAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var done = 0;
        while (await Unsealed(db).AnyAsync(cancellationToken))
            done += await SealSomeAsync(db, cancellationToken);
        return done;
    }

    internal static IQueryable<AuditEventRow> Unsealed(PortalDbContext db) => db.AuditEvents.AsNoTracking().Where(e => !db.AuditSeals.Any(s => s.Event == e.Id));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var broken = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.AskAsync(db => SealAsync(db, stoppingToken));
                broken = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreAwayException)
            {
                // The keeper says it, and says when it is back.
            }
#pragma warning disable CA1031 // Whatever breaks, events wait in the database: say so once, and go on trying.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!broken)
                    Broke(e.GetType().Name, e.Message);
                broken = true;
            }

            await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<int> SealSomeAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({SealLock})", cancellationToken);
        var head = await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Position).FirstOrDefaultAsync(cancellationToken);
        var events = await Unsealed(db).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var happened in events)
        {
            head = new AuditSealRow((head?.Position ?? 0) + 1, happened.Id, AuditChain.HashOf(head?.Hash ?? AuditChain.Beginning, happened));
            db.Add(head);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return events.Count;
    }

    [LoggerMessage(LogLevel.Error, "What the audit says cannot be sealed: {Type}: {Reason}")]
    private partial void Broke(string type, string reason);
}
