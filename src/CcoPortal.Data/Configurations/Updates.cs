using System.Text.Json;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Updates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcoPortal.Data.Configurations;

/// <summary>What an edition changed for members, as computed when it was published. Never updated or deleted.</summary>
/// <param name="Changes">JSON list of <see cref="MemberChange"/>, never empty.</param>
public sealed record EditionChangesRow(int Edition, int Schema, string Changes)
{
    public const int CurrentSchema = 1;

    public static EditionChangesRow Of(int edition, IReadOnlyList<MemberChange> changes) =>
        new(edition, CurrentSchema, JsonSerializer.Serialize(changes, RecordJson.Default.IReadOnlyListMemberChange));

    /// <exception cref="JsonException">It was written by a newer portal.</exception>
    public EditionNews Open(DateTimeOffset publishedAt) => Schema == CurrentSchema
        ? new EditionNews(Edition, publishedAt, JsonSerializer.Deserialize(Changes, RecordJson.Default.IReadOnlyListMemberChange)!)
        : throw new JsonException($"The changes of edition {Edition} have schema {Schema}; this portal reads {CurrentSchema}");
}

/// <summary>Someone with an e-mail address. Deleted with all that refers to it when they leave, or when they confirm nothing in time.</summary>
/// <param name="AddressHash">Keyed hash of the address, to find it again.</param>
/// <param name="Address">The address, encrypted for this row alone.</param>
/// <param name="Language">Tag of the language that mail is written in.</param>
/// <param name="NextConfirmAt">No confirmation is mailed before this.</param>
public sealed record SubscriberRow(Guid Id, byte[] AddressHash, byte[] Address, string Language, DateTimeOffset NextConfirmAt);

/// <summary>What a subscriber wants to hear about.</summary>
/// <param name="Watch">A key of <see cref="Domain.Updates.Watch"/>.</param>
/// <param name="ConfirmedAt">Null until the button in the confirmation was pressed: nothing is mailed about it.</param>
public sealed record SubscriptionRow(Guid Subscriber, string Watch, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt);

/// <summary>SHA-256 of a random token that stands in a mail to the subscriber. The token itself is kept nowhere.</summary>
public sealed record MailTokenRow(byte[] Hash, Guid Subscriber);

/// <summary>A mail that waits in a table. It is written at the moment of sending and deleted once the server has taken it.</summary>
public interface IWaitingMail
{
    Guid Id { get; }

    /// <summary>When it was last asked for.</summary>
    DateTimeOffset AskedAt { get; }

    /// <summary>Whoever takes it moves this ahead first, so that nobody else takes it.</summary>
    DateTimeOffset NextTryAt { get; }

    int Tries { get; }

    /// <summary>Set after days of trying in vain.</summary>
    DateTimeOffset? GivenUpAt { get; }
}

/// <summary>A mail to a subscriber.</summary>
/// <param name="Edition">The edition whose changes it tells of; null for a confirmation.</param>
public sealed record OutboxMailRow(Guid Id, Guid Subscriber, int? Edition, DateTimeOffset AskedAt, DateTimeOffset NextTryAt, int Tries, DateTimeOffset? GivenUpAt) : IWaitingMail;

internal sealed class EditionChangesConfiguration : IEntityTypeConfiguration<EditionChangesRow>
{
    public void Configure(EntityTypeBuilder<EditionChangesRow> builder)
    {
        builder.ToTable("edition_changes", t =>
        {
            t.HasCheckConstraint("ck_edition_changes_schema", "schema >= 1");
            t.HasCheckConstraint("ck_edition_changes_changes", "jsonb_array_length(changes::jsonb) >= 1");
        });
        builder.HasKey(c => c.Edition);
        builder.Property(c => c.Edition).ValueGeneratedNever();
        builder.HasOne<EditionRow>().WithOne().HasForeignKey<EditionChangesRow>(c => c.Edition);
    }
}

internal sealed class SubscriberConfiguration : IEntityTypeConfiguration<SubscriberRow>
{
    public void Configure(EntityTypeBuilder<SubscriberRow> builder)
    {
        builder.ToTable("subscriber", t =>
        {
            t.HasCheckConstraint("ck_subscriber_address_hash", "length(address_hash) = 32");
            t.HasCheckConstraint("ck_subscriber_language", "language ~ '^[a-z]{2,3}$'");
        });
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.AddressHash).IsUnique();
    }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("subscription", t => t.HasCheckConstraint("ck_subscription_watch", "watch ~ '^(all|(cco|county):[a-z0-9]+(-[a-z0-9]+)*)$'"));
        builder.HasKey(s => new { s.Subscriber, s.Watch });
        builder.HasIndex(s => s.Watch);
        builder.HasOne<SubscriberRow>().WithMany().HasForeignKey(s => s.Subscriber);
    }
}

internal sealed class MailTokenConfiguration : IEntityTypeConfiguration<MailTokenRow>
{
    public void Configure(EntityTypeBuilder<MailTokenRow> builder)
    {
        builder.ToTable("mail_token", t => t.HasCheckConstraint("ck_mail_token_hash", "length(hash) = 32"));
        builder.HasKey(t => t.Hash);
        builder.HasOne<SubscriberRow>().WithMany().HasForeignKey(t => t.Subscriber);
    }
}

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMailRow>
{
    public void Configure(EntityTypeBuilder<OutboxMailRow> builder)
    {
        builder.ToTable("outbox_mail", t => t.HasCheckConstraint("ck_outbox_mail_tries", "tries >= 0"));
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        // One for each edition, and one confirmation.
        builder.HasIndex(m => new { m.Subscriber, m.Edition }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(m => m.NextTryAt);
        builder.HasOne<SubscriberRow>().WithMany().HasForeignKey(m => m.Subscriber);
        builder.HasOne<EditionChangesRow>().WithMany().HasForeignKey(m => m.Edition);
    }
}
