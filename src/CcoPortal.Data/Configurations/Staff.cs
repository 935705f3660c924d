using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>Someone who may sign in.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public required StaffRole Role { get; set; }

    /// <summary>As colleagues see it.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset InvitedAt { get; set; }

    /// <summary>Null while they may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>A key that cookies and forms are protected with; see <c>docs/operations.md</c>.</summary>
/// <param name="Xml">As ASP.NET Core's data protection writes it.</param>
public sealed record DataProtectionKeyRow(Guid Id, string Name, string Xml);

/// <summary>SHA-256 of a code that was printed on a console. Any of them makes the first admin of an installation; then all are deleted.</summary>
public sealed record FirstAdminCodeRow(byte[] Hash, DateTimeOffset MadeAt);

/// <summary>What someone typed into a form and has not saved as a proposal.</summary>
/// <param name="Form">Which form, for example <c>edit</c>.</param>
/// <param name="About">What the form is about, for example <c>cco:trillium-lane</c>.</param>
/// <param name="Fields">JSON object of field to text.</param>
public sealed record StaffDraftRow(Guid Staff, string Form, string About, string Fields, DateTimeOffset At);

/// <summary>A mail to a member of staff.</summary>
/// <param name="Kind">For example <c>change-submitted</c>.</param>
/// <param name="About">The change request.</param>
public sealed record StaffMailRow(Guid Id, Guid Staff, string Kind, Guid About, DateTimeOffset AskedAt, DateTimeOffset NextTryAt, int Tries, DateTimeOffset? GivenUpAt) : IWaitingMail;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff", t =>
        {
            t.HasCheckConstraint("ck_staff_role", $"role in ({string.Join(", ", Enum.GetNames<StaffRole>().Select(r => $"'{r}'"))})");
            t.HasCheckConstraint("ck_staff_name", "name <> ''");
        });
        builder.Property(s => s.Role).HasConversion<string>();
    }
}

/// <summary>As Identity's third schema has it; its own configuration asks for services that a context of ours does without.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("staff_passkey");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data).ToJson("data");
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.UserId);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> builder)
    {
        builder.ToTable("data_protection_key");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}

internal sealed class FirstAdminCodeConfiguration : IEntityTypeConfiguration<FirstAdminCodeRow>
{
    public void Configure(EntityTypeBuilder<FirstAdminCodeRow> builder)
    {
        builder.ToTable("first_admin_code");
        builder.HasKey(c => c.Hash);
    }
}

internal sealed class StaffDraftConfiguration : IEntityTypeConfiguration<StaffDraftRow>
{
    public void Configure(EntityTypeBuilder<StaffDraftRow> builder)
    {
        builder.ToTable("staff_draft", t => t.HasCheckConstraint("ck_staff_draft_fields", "jsonb_typeof(fields::jsonb) = 'object'"));
        builder.HasKey(d => new { d.Staff, d.Form, d.About });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(d => d.Staff);
    }
}

internal sealed class StaffMailConfiguration : IEntityTypeConfiguration<StaffMailRow>
{
    public void Configure(EntityTypeBuilder<StaffMailRow> builder)
    {
        builder.ToTable("staff_mail", t => t.HasCheckConstraint("ck_staff_mail_kind", "kind in ('change-submitted', 'change-sent-back', 'change-approved', 'change-published', 'change-not-published', 'break-glass')"));
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NextTryAt);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(m => m.Staff);
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(m => m.About);
    }
}
