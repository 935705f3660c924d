using System.Collections.Frozen;
using CcoPortal.Application.Staff;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Application.Account;

/// <summary>A password that someone chose, held to <see cref="PasswordRules"/>.</summary>
internal static class NewPassword
{
    /// <summary>Words that every attacker of this portal tries.</summary>
    private static readonly string[] Ours = ["portal", "cco", "oregon", "health", "authority", "plan", "oha", "ohp", "staff", "member", "medicaid", "salem", "portland", "admin", "password", "secret", "login", "spring", "summer", "autumn", "winter"];

    private static readonly Lazy<FrozenSet<string>> Common = new(() =>
    {
        using var file = new StreamReader(typeof(NewPassword).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    });

    /// <param name="again">Typed a second time.</param>
    /// <exception cref="FluentValidation.ValidationException">It cannot be taken; about the fields <c>Password</c> and <c>Again</c>.</exception>
    public static void Set(StaffMember staff, string? password, string? again, IPasswordHasher<StaffMember> hasher)
    {
        var typed = password ?? "";
        var fault = typed == DemoAccounts.Password ? PasswordRules.Fault.TooEasy : PasswordRules.FaultOf(typed, [staff.Email!, staff.Name, .. Ours], Common.Value);
        switch (fault)
        {
            case PasswordRules.Fault.TooShort:
                throw Refusal.Of("Password", $"Use at least {PasswordRules.Shortest} letters or signs. Four words that have nothing to do with each other are a good password.");
            case PasswordRules.Fault.TooLong:
                throw Refusal.Of("Password", $"Use at most {PasswordRules.Longest} letters or signs.");
            case PasswordRules.Fault.TooEasy:
                throw Refusal.Of("Password", "This is too easy to guess: it is made of common passwords, names, or sequences. Add words that have nothing to do with them.");
        }

        if (typed != again)
            throw Refusal.Of("Again", "The two passwords differ. Type the same one twice.");
        staff.PasswordHash = hasher.HashPassword(staff, typed);
        // All sessions end with the old password.
        staff.SecurityStamp = Guid.NewGuid().ToString();
        (staff.AccessFailedCount, staff.LockoutEnd) = (0, null);
    }
}
