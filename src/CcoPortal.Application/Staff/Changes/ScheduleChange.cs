using CcoPortal.Data;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>An approved change is published by itself at a time. For texts and contacts: an area is published now, with its first day to come, so that it is announced.</summary>
public static class ScheduleChange
{
    /// <summary>Kinds that decide who serves whom, and so are never published behind a clock.</summary>
    public static readonly IReadOnlyList<string> NeverLater = ["service-area", "zip", "county", "place"];

    /// <param name="Day">Oregon's.</param>
    /// <param name="Time">Wall-clock time in Oregon.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change, DateOnly? Day, TimeOnly? Time) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Moment moment) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Day is not { } day)
                throw Refusal.Of("Day", "Type the day like 2026-12-01.");
            if (request.Time is not { } time)
                throw Refusal.Of("Time", "Type the time like 08:30.");
            var local = day.ToDateTime(time);
            if (OregonDay.Pacific.IsInvalidTime(local))
                throw Refusal.Of("Time", "The clocks skip this hour on that day. Choose another.");
            // On the day on which an hour comes twice, the first of the two.
            var at = new DateTimeOffset(local, OregonDay.Pacific.IsAmbiguousTime(local) ? OregonDay.Pacific.GetAmbiguousTimeOffsets(local).Max() : OregonDay.Pacific.GetUtcOffset(local)).ToUniversalTime();
            if (at <= set.Now)
                throw Refusal.Of("Day", "This time has passed. Publish it now, or choose a later one.");
            if (day > moment.Today.AddYears(1))
                throw Refusal.Of("Day", "Choose a day within a year.");
            var change = await set.LockAsync(request.Change, "scheduled", cancellationToken, ChangeState.Approved, ChangeState.Scheduled);
            if ((await Proposals.NowAsync(set.Db, change.Id, cancellationToken)).FirstOrDefault(p => NeverLater.Contains(p.Kind)) is { } area)
                throw Refusal.Of("", $"{area.Kind} {area.Key} decides who serves whom: publish it now, with its first day to come, so that it is announced.");
            (change.State, change.PublishAt) = (ChangeState.Scheduled, at);
            set.Audit(new ChangeScheduled(change.Id, at));
            return Unit.Value;
        }
    }
}
