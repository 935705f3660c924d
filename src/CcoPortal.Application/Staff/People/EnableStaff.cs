using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Staff.People;

/// <summary>Someone who was disabled may sign in again, with what they had.</summary>
public static class EnableStaff
{
    [For(StaffRole.Admin)]
    public sealed record Command(Guid Id) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = await People.OtherAsync(set, actor, request.Id, cancellationToken);
            if (staff.DisabledAt is null)
                return Unit.Value;
            staff.DisabledAt = null;
            set.Audit(new StaffEnabled(staff.Id));
            return Unit.Value;
        }
    }
}
