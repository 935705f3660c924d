using System.Globalization;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>A service area changes hands or shape on a day: the one that is there ends on that day, and another one, a copy to be edited, begins.</summary>
public static class CloseArea
{
    public const string Kind = "service-area";

    /// <param name="Day">The first day on which it no longer holds, like 2027-01-01.</param>
    /// <param name="SeenIn">The edition of the revision that the editor saw.</param>
    /// <param name="Change">Null opens a new change request.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Key, string? Day, int? SeenIn, Guid? Change, string? Reason, string? Source) : IRequest<Guid>, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Day).Must(d => DateOnly.TryParseExact(d?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).WithMessage("Type the day like 2027-01-01.");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Guid>
    {
        /// <returns>The change request.</returns>
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var form = RecordForm.Of(Kind);
            var state = await RecordState.LoadAsync(set.Db, Kind, request.Key, request.Change, cancellationToken);
            if (state.Body is null)
                throw Refusal.Of("", "It is not published.");
            var fields = form.Fields(state.Body).ToDictionary();
            fields["to"] = request.Day!.Trim();
            if (fields.TryGetValue("from", out var from) && string.CompareOrdinal(from, fields["to"]) >= 0)
                throw Refusal.Of("Day", $"It began on {from}. The day must be later.");
            var read = form.Read(fields);
            var title = $"{fields["county"]} County, from {fields["to"]}";
            var change = request.Change ?? await new OpenChange.Handler(set, actor).Handle(new OpenChange.Command(title, request.Reason, request.Source), cancellationToken);
            var outcome = await new ProposeRecord.Handler(set, actor).Handle(new ProposeRecord.Command(change, Kind, request.Key, Proposals.Set, read.Body, request.SeenIn, state.Number), cancellationToken);
            return outcome is ProposeRecord.Outcome.Saved ? change : throw Refusal.Of("", "Somebody changed this record since you opened it. Look at it again.");
        }
    }
}
