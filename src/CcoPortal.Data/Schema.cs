using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CcoPortal.Data;

/// <summary>Brings a database to the newest schema and gives the portal's role what it may do, and no more.</summary>
public static class Schema
{
    /// <summary>Tables that the portal's role may read and add to, never change.</summary>
    public static readonly IReadOnlyList<string> Ledger =
    [
        "edition", "break_glass", "break_glass_review", "revision", "audit_event", "audit_seal", "edition_changes",
        "proposed_revision", "approval", "approved_revision", "change_comment",
    ];

    /// <summary>The view of what each change request does now.</summary>
    private const string Proposed = "proposed";

    private const long MigrationLock = 4_1860;

    /// <param name="owner">Connection string of the role that owns the schema.</param>
    /// <param name="portal">Connection string of the role that the portal runs with; the same role when there is only one.</param>
    public static async Task MigrateAsync(string owner, string portal, CancellationToken cancellationToken)
    {
        // Held until this connection closes: portals that start at once migrate and grant one after the other.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await turn.OpenAsync(cancellationToken);
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({MigrationLock})", turn))
            await take.ExecuteNonQueryAsync(cancellationToken);

        await using var db = PortalDbContext.At(owner);
        await db.Database.MigrateAsync(cancellationToken);
        var ownerRole = new NpgsqlConnectionStringBuilder(owner).Username;
        var portalRole = new NpgsqlConnectionStringBuilder(portal).Username;
        if (portalRole is null || portalRole == ownerRole)
            return;
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().ToList();
        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(portalRole);
        await using var source = NpgsqlDataSource.Create(owner);
        foreach (var table in tables.Append(Proposed))
        {
            var rights = table == Proposed ? "select" : Ledger.Contains(table) ? "select, insert" : "select, insert, update, delete";
            await using var grant = source.CreateCommand($"revoke all on \"{table}\" from {quoted}; grant {rights} on \"{table}\" to {quoted}");
            await grant.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
