using CcoPortal.Application.Staff;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;

namespace CcoPortal.Application.Account;

/// <summary>A code shows that the authenticator app has the new key: from now on it is asked for.</summary>
public static class AcceptAuthenticator
{
    public sealed record Command(string? Code) : IRequest<Member>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor, Authenticators authenticators) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command request, CancellationToken cancellationToken)
        {
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            if (await authenticators.ProposedAsync(set.Db, staff) is not { } key || OneTimeCode.StepOf(key, request.Code ?? "", set.Now, null) is not { } step)
                throw Refusal.Of("Code", "This is not the code. Wait for the next one, and check that the clock of your phone is right.");
            await Authenticators.AcceptAsync(set.Db, staff, step);
            set.Audit(new SecondFactorSet(staff.Id));
            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}
