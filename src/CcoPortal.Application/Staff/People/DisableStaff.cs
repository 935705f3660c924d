using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.People;

/// <summary>Someone leaves, or must not get in: their sessions end at once. What they did stays theirs.</summary>
public static class DisableStaff
{
    [For(StaffRole.Admin)]
    public sealed record Command(Guid Id) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = await People.OtherAsync(set, actor, request.Id, cancellationToken);
            if (staff.DisabledAt is not null)
                return Unit.Value;
            (staff.DisabledAt, staff.SecurityStamp) = (set.Now, Guid.NewGuid().ToString());
            set.Audit(new StaffDisabled(staff.Id));
            return Unit.Value;
        }
    }
}
