using System.Globalization;
using CcoPortal.Data.Configurations;
using Microsoft.AspNetCore.Identity;

namespace CcoPortal.Data.Staff;

/// <summary>Keys of authenticator apps, in the accounts' tokens; encrypted where the portal has a field key.</summary>
/// <param name="cipher">Null where it has none.</param>
public sealed class Authenticators(FieldCipher? cipher)
{
    private const string Provider = "portal", Key = "authenticator", Proposed = "authenticator-proposed", Step = "authenticator-step";
    private const string Encrypted = "1:", Plain = "0:";

    /// <returns>Null when the account has no authenticator.</returns>
    public Task<byte[]?> KeyAsync(PortalDbContext db, StaffMember staff) => ReadAsync(db, staff, Key);

    /// <summary>A key that is shown, and counts once a code of it has come back.</summary>
    public Task<byte[]?> ProposedAsync(PortalDbContext db, StaffMember staff) => ReadAsync(db, staff, Proposed);

    public async Task ProposeAsync(PortalDbContext db, StaffMember staff, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var text = Convert.ToBase64String(key);
        await WriteAsync(db, staff, Proposed, cipher is null ? Plain + text : Encrypted + Convert.ToBase64String(cipher.Encrypt(text, staff.Id)));
    }

    /// <summary>From now on the proposed key counts, and no other.</summary>
    public static async Task AcceptAsync(PortalDbContext db, StaffMember staff, long step)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await WriteAsync(db, staff, Key, (await RowAsync(db, staff, Proposed))!.Value!);
        await RemoveAsync(db, staff, Proposed);
        await SpendAsync(db, staff, step);
        staff.TwoFactorEnabled = true;
    }

    /// <summary>The newest step whose code was taken.</summary>
    public static async Task<long?> SpentAsync(PortalDbContext db, StaffMember staff) =>
        (await RowAsync(db, staff, Step))?.Value is { } step ? long.Parse(step, CultureInfo.InvariantCulture) : null;

    public static Task SpendAsync(PortalDbContext db, StaffMember staff, long step) => WriteAsync(db, staff, Step, step.ToString(CultureInfo.InvariantCulture));

    public static async Task ClearAsync(PortalDbContext db, StaffMember staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        foreach (var name in new[] { Key, Proposed, Step })
            await RemoveAsync(db, staff, name);
        staff.TwoFactorEnabled = false;
    }

    private async Task<byte[]?> ReadAsync(PortalDbContext db, StaffMember staff, string name)
    {
        if ((await RowAsync(db, staff, name))?.Value is not { } value)
            return null;
        if (value.StartsWith(Plain, StringComparison.Ordinal))
            return Convert.FromBase64String(value[Plain.Length..]);
        return Convert.FromBase64String((cipher ?? throw new InvalidOperationException("An authenticator's key is encrypted, and Portal__FieldKey is not set."))
            .Decrypt(Convert.FromBase64String(value[Encrypted.Length..]), staff.Id));
    }

    private static async Task<IdentityUserToken<Guid>?> RowAsync(PortalDbContext db, StaffMember staff, string name) => await db.UserTokens.FindAsync(staff.Id, Provider, name);

    private static async Task WriteAsync(PortalDbContext db, StaffMember staff, string name, string value)
    {
        if (await RowAsync(db, staff, name) is { } row)
            row.Value = value;
        else
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = staff.Id, LoginProvider = Provider, Name = name, Value = value });
    }

    private static async Task RemoveAsync(PortalDbContext db, StaffMember staff, string name)
    {
        if (await RowAsync(db, staff, name) is { } row)
            db.UserTokens.Remove(row);
    }
}
