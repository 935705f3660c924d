using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Staff;
using CcoPortal.Domain.Audit;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Someone adds a passkey that their browser made, and that has been checked.</summary>
public static class AddPasskey
{
    /// <param name="Name">By which they know it again.</param>
    public sealed record Command(UserPasskeyInfo Passkey, string? Name) : IRequest<Member>, IChangeSet;

    public sealed class Handler(ChangeSet set, Actor actor, UserManager<StaffMember> users) : IRequestHandler<Command, Member>
    {
        private const int Most = 10, LongestName = 50;

        public async Task<Member> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = request.Name?.Trim() ?? "";
            if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
                throw Refusal.Of("PasskeyName", $"Give the passkey a name of at most {LongestName} letters.");
            var staff = (await StaffAccounts.LockAsync(set.Db, actor.Id, cancellationToken))!;
            if ((await users.GetPasskeysAsync(staff)).Count >= Most)
                throw Refusal.Of("PasskeyName", $"You have {Most} passkeys. Remove one first.");
            request.Passkey.Name = name;
            if (await users.AddOrUpdatePasskeyAsync(staff, request.Passkey) is { Succeeded: false } refused)
                throw new InvalidOperationException($"A passkey could not be added: {string.Join(", ", refused.Errors.Select(e => e.Code))}");
            set.Audit(new PasskeyAdded(staff.Id, name));
            return await Member.OfAsync(set.Db, staff, cancellationToken);
        }
    }
}
