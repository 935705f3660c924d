using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>What a dry run found is put into a change request, whole or not at all.</summary>
public static class ImportSpreadsheet
{
    /// <param name="Change">Null opens a new one.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(string Kind, Guid? Change, string? Title, string? Reason, string? Source) : IRequest<Guid>, IChangeSet, IDescribed;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => When(c => c.Change is null, () => Include(new DescribedValidator()));
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command, Guid>
    {
        /// <returns>The change request.</returns>
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var mine = set.Db.StaffDrafts.Where(d => d.Staff == actor.Id && d.Form == ReadSpreadsheet.Form && d.About == request.Kind);
            if (await mine.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } draft || ShowSpreadsheet.Open(draft.Fields) is not { Count: > 0 } kept)
                throw Refusal.Of("", "There is nothing to put into a change request. Choose a file first.");
            var change = request.Change ?? await new OpenChange.Handler(set, actor).Handle(new OpenChange.Command(request.Title, request.Reason, request.Source), cancellationToken);
            var refused = new List<string>();
            foreach (var (key, record) in kept.OrderBy(k => k.Value.Row))
            {
                var outcome = await new ProposeRecord.Handler(set, actor).Handle(new ProposeRecord.Command(change, request.Kind, key, Proposals.Set, record.Body, record.SeenIn, 0), cancellationToken);
                if (outcome is not ProposeRecord.Outcome.Saved)
                    refused.Add(key);
            }

            if (refused.Count > 0)
                throw Refusal.Of("", $"Nothing was done. Changed meanwhile, or already in this change request: {string.Join(", ", refused.Take(20))}. Get the file again, or choose another change request.");
            await mine.ExecuteDeleteAsync(cancellationToken);
            return change;
        }
    }
}
