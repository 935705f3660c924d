using System.Net.Mail;
using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>Name and address of an account, as someone types them.</summary>
internal static class StaffFields
{
    public static void IsAName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(n => n?.Trim() is { Length: > 0 and <= 100 } name && !name.Any(char.IsControl)).WithMessage("Type a name of at most 100 letters.");

    public static void IsAnAddress<T>(this IRuleBuilder<T, string?> rule) => rule.Must(e => e?.Trim() is { Length: > 0 and <= 254 } typed
        && MailAddress.TryCreate(typed, out var read) && read.Address == typed && read.Host.Contains('.', StringComparison.Ordinal)).WithMessage("Type an e-mail address, like name@example.com.");

    public static StaffMember New(string name, string email, StaffRole role, DateTimeOffset now, DemoAccounts demo)
    {
        var address = email.Trim();
        return demo.Allow(address) ? new StaffMember { Id = Guid.CreateVersion7(now), Name = name.Trim(), Email = address, UserName = address, Role = role, InvitedAt = now }
            : throw Refusal.Of("Email", "This address belongs to a demo account. It cannot be used here.");
    }

    public static async Task AddAsync(UserManager<StaffMember> users, StaffMember staff)
    {
        var result = await users.CreateAsync(staff);
        if (result.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw Refusal.Of("Email", "There is an account with this address.");
        if (!result.Succeeded)
            throw new InvalidOperationException($"An account could not be made: {string.Join(", ", result.Errors.Select(e => e.Code))}");
    }
}
