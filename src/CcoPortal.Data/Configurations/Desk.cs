using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>One call; see <see cref="CallRecord"/>. Every column is a code, an id or a time.</summary>
public sealed record CallRow(
    Guid Id, Guid Agent, DateTimeOffset Began, DateTimeOffset Ended, CallReason Reason, CallOutcome Outcome, string Language, string? County, UnansweredTopic? Unanswered);

/// <summary>A fact that was read out in a call: the revision.</summary>
/// <param name="PublishedIn">With kind and key, the revision.</param>
public sealed record CallFactRow(Guid Call, string Kind, string Key, int PublishedIn);

/// <summary>A number to call, the one thing of a caller that is ever kept: encrypted, for this purpose, until it is done.</summary>
/// <param name="Call">The call in which they gave it. No foreign key: that record may still wait on the disk, and is deleted at its own time.</param>
public sealed record CallBackRow(Guid Call, CallBackPurpose Purpose, Guid Agent, DateTimeOffset Asked, string Language)
{
    /// <summary>Encrypted by <see cref="FieldCipher"/>, with <see cref="Call"/> as its owner; null once it is done.</summary>
    public byte[]? Number { get; set; }

    /// <summary>Until when we said that we call; null for a number that is only for corrections.</summary>
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>How often nobody answered.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? Done { get; set; }

    public Guid? DoneBy { get; set; }

    public CallBackOutcome? Outcome { get; set; }
}

/// <summary>A field of which an agent says that it is wrong.</summary>
/// <param name="Field">Path in the record's form, such as <c>phone.value</c>; null for the record as a whole.</param>
/// <param name="Edition">The one that the desk showed. No foreign key: a portal may show one from its file that another database has not.</param>
public sealed record FlagRow(Guid Id, Guid Agent, DateTimeOffset At, string Kind, string Key, string? Field, FlagReason Reason, int Edition)
{
    public DateTimeOffset? Ended { get; set; }

    public Guid? EndedBy { get; set; }

    public FlagEnd? End { get; set; }

    /// <summary>The change request that deals with it; set where <see cref="End"/> is <see cref="FlagEnd.InChange"/>, and only there.</summary>
    public Guid? Change { get; set; }
}

/// <summary>An answer that a caller takes along by a code. Nothing in it says who has it.</summary>
/// <param name="Code">6 characters; see <c>HandOverCode</c>.</param>
/// <param name="Answer">JSON text: which answer, in ids of records, never as typed.</param>
/// <param name="Said">JSON list of the sentences that were said.</param>
/// <param name="Edition">In which they were true.</param>
/// <param name="Until">After it the code leads nowhere and the row is deleted.</param>
public sealed record HandOverRow(string Code, string Language, string Answer, string Said, int Edition, DateTimeOffset Made, DateTimeOffset Until);

internal sealed class CallConfiguration : IEntityTypeConfiguration<CallRow>, IEntityTypeConfiguration<CallFactRow>
{
    public void Configure(EntityTypeBuilder<CallRow> builder)
    {
        builder.ToTable("call", t =>
        {
            t.HasCheckConstraint("ck_call_ended", "ended >= began");
            t.HasCheckConstraint("ck_call_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
            t.HasCheckConstraint("ck_call_county", "county ~ '^[a-z-]{1,40}$'");
            t.HasCheckConstraint("ck_call_unanswered", "(outcome = 'NoGoodAnswer') = (unanswered is not null)");
            t.HasCheckConstraint("ck_call_codes", Codes<CallReason>("reason") + " and " + Codes<CallOutcome>("outcome") + " and " + Codes<UnansweredTopic>("unanswered"));
        });
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Reason).HasConversion<string>();
        builder.Property(c => c.Outcome).HasConversion<string>();
        builder.Property(c => c.Unanswered).HasConversion<string>();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.Agent).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Ended);
    }

    public void Configure(EntityTypeBuilder<CallFactRow> builder)
    {
        builder.ToTable("call_fact");
        builder.HasKey(f => new { f.Call, f.Kind, f.Key });
        builder.HasOne<CallRow>().WithMany().HasForeignKey(f => f.Call).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RevisionRow>().WithMany().HasForeignKey(f => new { f.Kind, f.Key, f.PublishedIn }).OnDelete(DeleteBehavior.Restrict);
    }

    internal static string Codes<T>(string column)
        where T : struct, Enum => $"{column} in ({string.Join(", ", Enum.GetNames<T>().Select(n => $"'{n}'"))})";
}

internal sealed class CallBackConfiguration : IEntityTypeConfiguration<CallBackRow>
{
    public void Configure(EntityTypeBuilder<CallBackRow> builder)
    {
        builder.ToTable("call_back", t =>
        {
            t.HasCheckConstraint("ck_call_back_codes", CallConfiguration.Codes<CallBackPurpose>("purpose") + " and " + CallConfiguration.Codes<CallBackOutcome>("outcome"));
            t.HasCheckConstraint("ck_call_back_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
            t.HasCheckConstraint("ck_call_back_promised_by", "(purpose = 'Promised') = (promised_by is not null)");
            t.HasCheckConstraint("ck_call_back_tries", "tries >= 0");
            t.HasCheckConstraint("ck_call_back_done", "(done is null) = (number is not null) and (done is null) = (outcome is null) and done >= asked");
        });
        builder.HasKey(c => new { c.Call, c.Purpose });
        builder.Property(c => c.Purpose).HasConversion<string>();
        builder.Property(c => c.Outcome).HasConversion<string>();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.Agent).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.DoneBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Asked);
    }
}

internal sealed class FlagConfiguration : IEntityTypeConfiguration<FlagRow>
{
    public void Configure(EntityTypeBuilder<FlagRow> builder)
    {
        builder.ToTable("flag", t =>
        {
            t.HasCheckConstraint("ck_flag_kind", RevisionConfiguration.KindIsKnown);
            t.HasCheckConstraint("ck_flag_field", "field ~ '^[A-Za-z0-9._-]{1,200}$'");
            t.HasCheckConstraint("ck_flag_codes", CallConfiguration.Codes<FlagReason>("reason") + " and " + CallConfiguration.Codes<FlagEnd>("\"end\""));
            t.HasCheckConstraint("ck_flag_edition", "edition >= 1");
            t.HasCheckConstraint("ck_flag_end", "(\"end\" is null) = (ended is null) and (\"end\" is null) = (ended_by is null) and (change is not null) = (\"end\" is not distinct from 'InChange')");
        });
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Reason).HasConversion<string>();
        builder.Property(f => f.End).HasConversion<string>();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.Agent).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.EndedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChangeRequestRow>().WithMany().HasForeignKey(f => f.Change).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.Ended);
    }
}

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOverRow>
{
    public void Configure(EntityTypeBuilder<HandOverRow> builder)
    {
        builder.ToTable("hand_over", t =>
        {
            t.HasCheckConstraint("ck_hand_over_code", "code ~ '^[A-Z0-9]{6}$'");
            t.HasCheckConstraint("ck_hand_over_language", "language ~ '^[a-z]{2,3}(-[A-Za-z]+)?$'");
            t.HasCheckConstraint("ck_hand_over_answer", "jsonb_typeof(answer::jsonb) = 'object'");
            t.HasCheckConstraint("ck_hand_over_said", "jsonb_typeof(said::jsonb) = 'array'");
            t.HasCheckConstraint("ck_hand_over_edition", "edition >= 1");
            t.HasCheckConstraint("ck_hand_over_until", "until > made and until <= made + interval '31 days'");
        });
        builder.HasKey(h => h.Code);
        builder.HasIndex(h => h.Until);
    }
}
