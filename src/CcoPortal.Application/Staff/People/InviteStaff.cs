using CcoPortal.Application.Account;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Staff.People;

/// <summary>An admin makes an account, and hands its one-time link over.</summary>
public static class InviteStaff
{
    [For(StaffRole.Admin)]
    public sealed record Command(string? Name, string? Email, string? Role) : IRequest<Result>, IChangeSet;

    /// <param name="Token">Of the link; shown once.</param>
    public sealed record Result(Guid Id, string Name, string Token);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsAName();
            RuleFor(c => c.Email).IsAnAddress();
            RuleFor(c => c.Role).Must(r => StaffRoles.Read(r) is not null).WithMessage("Choose a role.");
        }
    }

    public sealed class Handler(ChangeSet set, Actor actor, UserManager<StaffMember> users, DemoAccounts demo) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await People.TakeTurnAsync(set, actor, cancellationToken);
            var staff = StaffFields.New(request.Name!, request.Email!, StaffRoles.Read(request.Role)!.Value, set.Now, demo);
            await StaffFields.AddAsync(users, staff);
            set.Audit(new StaffInvited(staff.Id, staff.Name, staff.Role));
            return new Result(staff.Id, staff.Name, await Invitations.GiveAsync(set.Db, staff, set.Now));
        }
    }
}
