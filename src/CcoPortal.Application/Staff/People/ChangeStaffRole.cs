using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.People;

/// <summary>Someone gets another role. Their sessions end, so that none goes on with the old one.</summary>
public static class ChangeStaffRole
{
    [For(StaffRole.Admin)]
    public sealed record Command(Guid Id, string? Role) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Role).Must(r => StaffRoles.Read(r) is not null).WithMessage("Choose a role.");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = await People.OtherAsync(set, actor, request.Id, cancellationToken);
            var role = StaffRoles.Read(request.Role)!.Value;
            if (staff.Role == role)
                return Unit.Value;
            set.Audit(new StaffRoleChanged(staff.Id, staff.Role, role));
            (staff.Role, staff.SecurityStamp) = (role, Guid.NewGuid().ToString());
            return Unit.Value;
        }
    }
}
