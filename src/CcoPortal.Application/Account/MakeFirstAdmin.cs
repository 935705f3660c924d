using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Account;

/// <summary>The first admin of an installation gets in by the code on its console. Of two at once, one does.</summary>
public static class MakeFirstAdmin
{
    public sealed record Command(string? Code, string? Name, string? Email, string? Password, string? Again) : IRequest<Member?>, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsAName();
            RuleFor(c => c.Email).IsAnAddress();
        }
    }

    public sealed class Handler(ChangeSet set, UserManager<StaffMember> users, DemoAccounts demo) : IRequestHandler<Command, Member?>
    {
        /// <returns>Null when there is staff, or the code is not (any more) the right one: nobody is told which.</returns>
        public async Task<Member?> Handle(Command request, CancellationToken cancellationToken)
        {
            var db = set.Db;
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FirstAdminCode.Turn})", cancellationToken);
            var (hash, since) = (FirstAdminCode.HashOf(request.Code), set.Now - FirstAdminCode.Lasts);
            if (!await FirstAdminCode.IsNeededAsync(db, cancellationToken) || !await db.FirstAdminCodes.AnyAsync(c => c.Hash == hash && c.MadeAt > since, cancellationToken))
                return null;
            var staff = StaffFields.New(request.Name!, request.Email!, StaffRole.Admin, set.Now, demo);
            NewPassword.Set(staff, request.Password, request.Again, users.PasswordHasher);
            await StaffFields.AddAsync(users, staff);
            await db.FirstAdminCodes.ExecuteDeleteAsync(cancellationToken);
            set.Audit(new FirstAdminMade(staff.Id, staff.Name), staff.Id.ToString("D"));
            return await Member.OfAsync(db, staff, cancellationToken);
        }
    }
}
