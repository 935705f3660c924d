using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>An edition: what was published at one moment, by whom and why. Never updated or deleted.</summary>
/// <param name="BreakGlassId">Set when it was published without an approval; edition 1 needs none.</param>
/// <param name="Change">The change request that it was; null for an import.</param>
/// <param name="AuditPosition">The newest place in the audit chain when it was published; null when there was none.</param>
/// <param name="AuditHead">The hash at that place: a chain that was cut before it no longer has it.</param>
public sealed record EditionRow(int Number, DateTimeOffset PublishedAt, string Actor, string Reason, Guid? BreakGlassId, Guid? Change = null, long? AuditPosition = null, byte[]? AuditHead = null);

/// <summary>A recorded publication without approval.</summary>
public sealed record BreakGlassRow(Guid Id, DateTimeOffset At, string Actor, string Reason);

/// <summary>One published version of a record; the next one of the same kind and key supersedes it. Never updated or deleted.</summary>
/// <param name="Body">JSON text; null when the record was withdrawn.</param>
public sealed record RevisionRow(string Kind, string Key, int PublishedIn, int Schema, string? Body);

/// <summary>What happened, in the order it happened. Never updated or deleted.</summary>
/// <param name="Detail">JSON as text, byte for byte as it was written, since its hash is in the chain; its shape follows from <paramref name="Kind"/>.</param>
public sealed record AuditEventRow(long Id, DateTimeOffset At, string Actor, string Kind, string Detail);

internal sealed class EditionConfiguration : IEntityTypeConfiguration<EditionRow>
{
    public void Configure(EntityTypeBuilder<EditionRow> builder)
    {
        builder.ToTable("edition", t =>
        {
            t.HasCheckConstraint("ck_edition_number", "number >= 1");
            t.HasCheckConstraint("ck_edition_approval", "(number = 1 and actor = 'import' and break_glass_id is null and change is null) or (number > 1 and (break_glass_id is not null or change is not null))");
            t.HasCheckConstraint("ck_edition_audit", "(audit_position is null) = (audit_head is null)");
            t.HasCheckConstraint("ck_edition_reason", "reason <> ''");
        });
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.HasOne<BreakGlassRow>().WithMany().HasForeignKey(e => e.BreakGlassId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(e => e.Change);
        builder.HasIndex(e => e.Change).IsUnique();
    }
}

internal sealed class BreakGlassConfiguration : IEntityTypeConfiguration<BreakGlassRow>
{
    public void Configure(EntityTypeBuilder<BreakGlassRow> builder)
    {
        builder.ToTable("break_glass", t => t.HasCheckConstraint("ck_break_glass_reason", "length(reason) >= 10"));
        builder.HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<RevisionRow>
{
    public static readonly string KindIsKnown = $"kind in ({string.Join(", ", Editions.RecordJson.Kinds.Select(k => $"'{k}'"))})";

    public void Configure(EntityTypeBuilder<RevisionRow> builder)
    {
        builder.ToTable("revision", t =>
        {
            t.HasCheckConstraint("ck_revision_kind", KindIsKnown);
            t.HasCheckConstraint("ck_revision_schema", "schema >= 1");
            t.HasCheckConstraint("ck_revision_body", "jsonb_typeof(body::jsonb) = 'object'");
        });
        builder.HasKey(r => new { r.Kind, r.Key, r.PublishedIn });
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(r => r.PublishedIn).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEventRow>
{
    public void Configure(EntityTypeBuilder<AuditEventRow> builder)
    {
        builder.ToTable("audit_event", t => t.HasCheckConstraint("ck_audit_event_detail", "jsonb_typeof(detail::jsonb) = 'object'"));
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).UseIdentityAlwaysColumn();
        builder.Property(a => a.Detail).HasColumnType("text");
    }
}
