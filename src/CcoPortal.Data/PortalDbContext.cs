using CcoPortal.Data.Configurations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql.NameTranslation;

namespace CcoPortal.Data;

/// <summary>The store: the ledger of editions and revisions, the current edition as tables, change requests, and the people who make them.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : IdentityUserContext<StaffMember, Guid>(options)
{
    public DbSet<ChangeRequestRow> ChangeRequests => Set<ChangeRequestRow>();

    public DbSet<ProposedRevisionRow> ProposedRevisions => Set<ProposedRevisionRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<ApprovedRevisionRow> ApprovedRevisions => Set<ApprovedRevisionRow>();

    public DbSet<ChangeCommentRow> ChangeComments => Set<ChangeCommentRow>();

    public DbSet<BreakGlassReviewRow> BreakGlassReviews => Set<BreakGlassReviewRow>();

    public DbSet<AuditSealRow> AuditSeals => Set<AuditSealRow>();

    public DbSet<StaffDraftRow> StaffDrafts => Set<StaffDraftRow>();

    public DbSet<StaffMailRow> StaffMails => Set<StaffMailRow>();

    public DbSet<FirstAdminCodeRow> FirstAdminCodes => Set<FirstAdminCodeRow>();

    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    public DbSet<EditionRow> Editions => Set<EditionRow>();

    public DbSet<BreakGlassRow> BreakGlasses => Set<BreakGlassRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();

    public DbSet<PageReportRow> PageReports => Set<PageReportRow>();

    public DbSet<EditionChangesRow> EditionChanges => Set<EditionChangesRow>();

    public DbSet<SubscriberRow> Subscribers => Set<SubscriberRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<MailTokenRow> MailTokens => Set<MailTokenRow>();

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<CallFactRow> CallFacts => Set<CallFactRow>();

    public DbSet<CallBackRow> CallBacks => Set<CallBackRow>();

    public DbSet<FlagRow> Flags => Set<FlagRow>();

    public DbSet<HandOverRow> HandOvers => Set<HandOverRow>();

    public DbSet<OutboxMailRow> OutboxMails => Set<OutboxMailRow>();

    public static PortalDbContext At(string connectionString) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(connectionString).Options);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasPostgresExtension("btree_gist");
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("staff_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("staff_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("staff_token");
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        UseHouseRules(builder);
    }

    private static void UseHouseRules(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
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
