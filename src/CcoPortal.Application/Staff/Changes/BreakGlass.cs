using CcoPortal.Data.Changes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An emergency: a reviewer publishes a change that nobody else approved. Everybody on the staff pages is told, and a second person owes a review within <see cref="ReviewWithin"/>.</summary>
public static class BreakGlass
{
    public const int ShortestReason = 20;

    public static readonly TimeSpan ReviewWithin = TimeSpan.FromHours(24);

    /// <summary>A second factor that was shown before this counts no more.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <param name="Reason">Why it cannot wait for a second person.</param>
    /// <param name="ProvedAt">When the person last showed a second factor; null for a wrong one, or none.</param>
    [For(StaffRole.Reviewer)]
    public sealed record Command(Guid Change, string? Reason, DateTimeOffset? ProvedAt) : IRequest<int>, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).Words("Say why this cannot wait.").MinimumLength(ShortestReason).WithMessage($"Use at least {ShortestReason} letters.");
    }

    public sealed class Handler(ChangeSet set, Actor actor, Moment moment) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.ProvedAt is not { } at || set.Now - at > Fresh)
                throw Refusal.Of("Code", "Type a new code of your authenticator app. With a passkey: sign in again, and come back at once.");
            var change = await set.LockAsync(request.Change, "published", cancellationToken, ChangeStates.Open);
            if (change.Reason.Length == 0 || change.Source.Length == 0)
                throw Refusal.Of("", "Say first what the change is for, and where it is from.");
            await Publisher.TakeTurnAsync(set.Db, cancellationToken);
            var reviewed = (await set.ReviewAsync(change.Id, moment.Today, cancellationToken)).RefuseIfNotWhole();
            var edition = await Publisher.PublishAsync(
                set.Db, new Publication(actor.AuditName, change.Reason, [.. reviewed.Proposals.Select(Proposals.Change)], request.Reason!.Trim(), change.Id), set.Now, cancellationToken);
            await PublishChange.CloseAsync(set, change, edition, actor.AuditName, cancellationToken);
            await set.TellReviewersAsync("break-glass", change.Id, actor.AuditName, cancellationToken);
            return edition;
        }
    }
}
