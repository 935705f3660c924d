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

    private static string Codes<T>(string column)
        where T : struct, Enum => $"{column} in ({string.Join(", ", Enum.GetNames<T>().Select(n => $"'{n}'"))})";
}
