using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>An agent says that something the desk reads out is wrong; the editors get it as a task.</summary>
public static class FlagField
{
    /// <param name="Flagged">A <see cref="FlagChoice.Value"/>.</param>
    /// <param name="FlagReason">Name of a <see cref="Domain.Desk.FlagReason"/>.</param>
    [For(StaffRole.Agent, StaffRole.Supervisor)]
    public sealed record Command(string? Flagged, string? FlagReason) : IRequest<Result>, IChangeSet;

    public enum Result
    {
        Sent,

        /// <summary>The same agent said so before, and nobody has dealt with it yet.</summary>
        SentBefore,
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Flagged).Must(f => FlagChoice.From(f) is not null).WithMessage("Choose what is wrong.");
            RuleFor(c => c.FlagReason).Must(r => r is not null && Enum.GetNames<FlagReason>().Contains(r)).WithMessage("Choose what is wrong with it.");
        }
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (kind, key, _, field, edition) = FlagChoice.From(request.Flagged)!;
            // Those of one agent one after the other, so that a button that is pressed twice is one flag.
            await set.Db.Database.ExecuteSqlAsync($"select 1 from staff where id = {actor.Id} for update", cancellationToken);
            if (!await set.Db.Revisions.AnyAsync(r => r.Kind == kind && r.Key == key && r.PublishedIn <= edition && r.Body != null, cancellationToken))
                throw Refusal.Of(nameof(Command.Flagged), "There is no such record.");
            if (await set.Db.Flags.AnyAsync(f => f.Agent == actor.Id && f.Ended == null && f.Kind == kind && f.Key == key && f.Field == field, cancellationToken))
                return Result.SentBefore;
            set.Db.Add(new FlagRow(Guid.CreateVersion7(set.Now), actor.Id, set.Now, kind, key, field, Enum.Parse<FlagReason>(request.FlagReason!), edition));
            return Result.Sent;
        }
    }
}
