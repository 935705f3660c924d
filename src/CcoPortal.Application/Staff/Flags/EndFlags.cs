using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Changes;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Flags;

/// <summary>An editor deals with what agents said is wrong with a field: all flags of it that the page showed end together.</summary>
public static class EndFlags
{
    /// <param name="Flags">Of one field, as the page listed them.</param>
    /// <param name="End">Name of a <see cref="FlagEnd"/>.</param>
    /// <param name="Change">The change request that deals with it, for <see cref="FlagEnd.InChange"/>.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(IReadOnlyList<Guid> Flags, string? End, Guid? Change) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.End).Must(e => e is not null && Enum.GetNames<FlagEnd>().Contains(e)).WithMessage("Choose what became of it.").OverridePropertyName("");
            RuleFor(c => c.Change).NotNull().When(c => c.End == nameof(FlagEnd.InChange)).WithMessage("Choose the change request that deals with it. There is none? Open the record, change it, and save.").OverridePropertyName("");
        }
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var end = Enum.Parse<FlagEnd>(request.End!);
            // In one order, so that two editors who end the same wait for one another.
            var flags = await set.Db.Flags.FromSql($"select * from flag where id = any({request.Flags.ToArray()}) and ended is null order by id for update").ToListAsync(cancellationToken);
            if (flags.Count == 0)
                throw Refusal.Of("", "Somebody has dealt with this since you opened the page.");
            var change = end == FlagEnd.InChange ? (await set.LockAsync(request.Change!.Value, "named here", cancellationToken, ChangeStates.Open)).Id : (Guid?)null;
            var touched = change is { } id ? (await Proposals.NowAsync(set.Db, id, cancellationToken)).Select(p => (p.Kind, p.Key)).ToHashSet() : [];
            if (change is not null && flags.Exists(f => !touched.Contains((f.Kind, f.Key))))
                throw Refusal.Of("", "That change request does not touch this record.");
            foreach (var flag in flags)
                (flag.Ended, flag.EndedBy, flag.End, flag.Change) = (set.Now, actor.Id, end, change);
            foreach (var field in flags.GroupBy(f => (f.Kind, f.Key, f.Field)))
                set.Audit(new FlagEnded($"{field.Key.Kind}:{field.Key.Key}", field.Key.Field, end.ToString(), change, field.Count()));
            return Unit.Value;
        }
    }
}
