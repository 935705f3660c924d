namespace CcoPortal.Web.SignIn;

/// <summary>Addresses that more than one file leads to.</summary>
internal static class Addresses
{
    public const string SignIn = "/account/sign-in", SecondFactor = "/account/second-factor", Security = "/account/security", SignOut = "/account/sign-out", Confirm = "/account/confirm", Authenticator = "/account/authenticator", Passkey = "/account/passkey", NewPasskey = "/account/passkey/new", Accept = "/account/accept", FirstAdmin = "/account/first-admin";

    /// <summary>Where someone wanted to go, when that is a page of staff here; else null. An address can be written by anyone.</summary>
    public static string? Back(string? typed) =>
        typed is ['/', not ('/' or '\\'), ..] && typed.Length <= 2000 && !typed.Any(char.IsControl) && !typed.Contains('\\', StringComparison.Ordinal)
        && (typed + "/").Replace('?', '/') is var path && (path.StartsWith("/staff/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/desk/", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith(Security + "/", StringComparison.OrdinalIgnoreCase))
            ? typed : null;
}
