using CcoPortal.Data.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql.NameTranslation;

namespace CcoPortal.Data;

/// <summary>The store: the ledger of editions and revisions, and the current edition as tables.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    public DbSet<EditionRow> Editions => Set<EditionRow>();

    public DbSet<BreakGlassRow> BreakGlasses => Set<BreakGlassRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();

    public DbSet<PageReportRow> PageReports => Set<PageReportRow>();

    public DbSet<EditionChangesRow> EditionChanges => Set<EditionChangesRow>();

    public DbSet<SubscriberRow> Subscribers => Set<SubscriberRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<MailTokenRow> MailTokens => Set<MailTokenRow>();

    public DbSet<OutboxMailRow> OutboxMails => Set<OutboxMailRow>();

    public static PortalDbContext At(string connectionString) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(connectionString).Options);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("btree_gist");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        UseHouseRules(modelBuilder);
    }

    private static void UseHouseRules(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
                // Publisher says what goes; nothing goes along silently.
                foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
            }

            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }

        static string Snake(string name) => NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(name).Replace("__", "_", StringComparison.Ordinal);
    }
}

/// <summary>Lets <c>dotnet ef</c> make the model without a database.</summary>
public sealed class DesignTimePortalDbContext : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) => PortalDbContext.At("Host=design-time");
}
