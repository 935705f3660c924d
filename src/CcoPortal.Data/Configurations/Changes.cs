using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>Changes of one or more records that are published whole or not at all.</summary>
public sealed class ChangeRequestRow
{
    public required Guid Id { get; init; }

    public required string Title { get; set; }

    /// <summary>Why, in a sentence; empty until it is submitted.</summary>
    public required string Reason { get; set; }

    /// <summary>Where it is from: an address, a letter, a call; empty until it is submitted.</summary>
    public required string Source { get; set; }

    public required ChangeState State { get; set; }

    public required Guid OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What is published was wrong, so the calls in which it was read out are looked for; false where it was true in its time.</summary>
    public bool Corrects { get; set; }

    /// <summary>When it is published by itself; null unless it is scheduled.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    /// <summary>The edition that it became; null until then.</summary>
    public int? PublishedIn { get; set; }

    /// <summary>How often it was given back to its editors, or to review once it was approved. The database counts; see <see cref="ApprovalRow.Round"/>.</summary>
    public int Round { get; init; }
}

/// <summary>What a change request does to a record. The latest number of each kind and key counts. Never updated or deleted.</summary>
/// <param name="Number">From 1, without gaps, for each change, kind and key.</param>
/// <param name="Op"><c>set</c>, <c>withdraw</c> (the record goes out of publication) or <c>drop</c> (the change does nothing to it after all).</param>
/// <param name="Schema">Version of the body's shape.</param>
/// <param name="Body">JSON text; null unless <c>set</c>.</param>
/// <param name="SeenIn">The edition in which the revision that its author saw was published; null for a new record.</param>
public sealed record ProposedRevisionRow(Guid Change, string Kind, string Key, int Number, string Op, int Schema, string? Body, int? SeenIn, Guid Author, DateTimeOffset At);

/// <summary>A second person's yes to exact revisions. Never updated or deleted.</summary>
/// <param name="Ticks">JSON list of the findings that they ticked as seen.</param>
/// <param name="Waivers">JSON list of the findings that they let pass, each with a reason.</param>
public sealed record ApprovalRow(Guid Id, Guid Change, Guid Approver, DateTimeOffset At, string Ticks, string Waivers)
{
    /// <summary>The round of its change in which it was given. The database writes it, and lets it count in no later one.</summary>
    public int Round { get; init; }
}

/// <summary>A revision that an approval names.</summary>
public sealed record ApprovedRevisionRow(Guid Approval, Guid Change, string Kind, string Key, int Number);

/// <summary>What someone said about a change. Never updated or deleted.</summary>
/// <param name="Staff">Null for what the portal itself found.</param>
public sealed record ChangeCommentRow(Guid Id, Guid Change, Guid? Staff, DateTimeOffset At, string Text);

/// <summary>That a second person looked at what was published without approval. Never updated or deleted.</summary>
public sealed record BreakGlassReviewRow(Guid BreakGlass, Guid Reviewer, DateTimeOffset At, string Note);

/// <summary>An audit event's place in the chain. Never updated or deleted.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="Hash">SHA-256 over the hash before it and the event.</param>
public sealed record AuditSealRow(long Position, long Event, byte[] Hash);

internal sealed class ChangeRequestConfiguration : IEntityTypeConfiguration<ChangeRequestRow>
{
    public void Configure(EntityTypeBuilder<ChangeRequestRow> builder)
    {
        builder.ToTable("change_request", t =>
        {
            t.HasCheckConstraint("ck_change_request_state", $"state in ({string.Join(", ", Enum.GetNames<ChangeState>().Select(s => $"'{s}'"))})");
            t.HasCheckConstraint("ck_change_request_title", "length(title) between 1 and 200");
            t.HasCheckConstraint("ck_change_request_words", "state in ('Draft', 'Withdrawn') or (reason <> '' and source <> '')");
            t.HasCheckConstraint("ck_change_request_publish_at", "(state = 'Scheduled') = (publish_at is not null)");
            t.HasCheckConstraint("ck_change_request_published_in", "(state = 'Published') = (published_in is not null)");
        });
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.State).HasConversion<string>();
        builder.Property(c => c.Corrects).HasDefaultValue(false);
        builder.Property(c => c.Round).HasDefaultValue(0).ValueGeneratedOnAddOrUpdate();
        builder.HasIndex(c => c.State);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.OpenedBy);
        builder.HasOne<EditionRow>().WithMany().HasForeignKey(c => c.PublishedIn);
    }
}

internal sealed class ProposedRevisionConfiguration : IEntityTypeConfiguration<ProposedRevisionRow>
{
    public void Configure(EntityTypeBuilder<ProposedRevisionRow> builder)
    {
        builder.ToTable("proposed_revision", t =>
        {
            t.HasCheckConstraint("ck_proposed_revision_kind", RevisionConfiguration.KindIsKnown);
            t.HasCheckConstraint("ck_proposed_revision_schema", "schema >= 1");
            t.HasCheckConstraint("ck_proposed_revision_op", "op in ('set', 'withdraw', 'drop')");
            t.HasCheckConstraint("ck_proposed_revision_body", "(op = 'set') = (body is not null) and (body is null or jsonb_typeof(body::jsonb) = 'object')");
        });
        builder.HasKey(r => new { r.Change, r.Kind, r.Key, r.Number });
        builder.HasIndex(r => new { r.Kind, r.Key });
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(r => r.Change);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.Author);
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<ApprovalRow>
{
    public void Configure(EntityTypeBuilder<ApprovalRow> builder)
    {
        builder.ToTable("approval");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Round).HasDefaultValue(0);
        builder.HasAlternateKey(a => new { a.Id, a.Change });
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(a => a.Change);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.Approver);
    }
}

internal sealed class ApprovedRevisionConfiguration : IEntityTypeConfiguration<ApprovedRevisionRow>
{
    public void Configure(EntityTypeBuilder<ApprovedRevisionRow> builder)
    {
        builder.ToTable("approved_revision");
        builder.HasKey(r => new { r.Approval, r.Kind, r.Key });
        builder.HasOne<ApprovalRow>().WithMany().HasForeignKey(r => new { r.Approval, r.Change }).HasPrincipalKey(a => new { a.Id, a.Change });
        builder.HasOne<ProposedRevisionRow>().WithMany().HasForeignKey(r => new { r.Change, r.Kind, r.Key, r.Number });
    }
}

internal sealed class ChangeCommentConfiguration : IEntityTypeConfiguration<ChangeCommentRow>
{
    public void Configure(EntityTypeBuilder<ChangeCommentRow> builder)
    {
        builder.ToTable("change_comment", t => t.HasCheckConstraint("ck_change_comment_text", "length(text) between 1 and 4000"));
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(c => c.Change);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.Staff);
    }
}

internal sealed class BreakGlassReviewConfiguration : IEntityTypeConfiguration<BreakGlassReviewRow>
{
    public void Configure(EntityTypeBuilder<BreakGlassReviewRow> builder)
    {
        builder.ToTable("break_glass_review", t => t.HasCheckConstraint("ck_break_glass_review_note", "length(note) >= 10"));
        builder.HasKey(r => r.BreakGlass);
        builder.HasOne<BreakGlassRow>().WithMany().HasForeignKey(r => r.BreakGlass);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.Reviewer);
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSealRow>
{
    public void Configure(EntityTypeBuilder<AuditSealRow> builder)
    {
        builder.ToTable("audit_seal", t => t.HasCheckConstraint("ck_audit_seal_hash", "length(hash) = 32"));
        builder.HasKey(s => s.Position);
        builder.Property(s => s.Position).ValueGeneratedNever();
        builder.HasIndex(s => s.Event).IsUnique();
        builder.HasOne<AuditEventRow>().WithMany().HasForeignKey(s => s.Event);
    }
}
