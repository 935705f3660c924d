using CcoPortal.Web.Setup;

namespace CcoPortal.Web.SignIn;

/// <summary>How staff sign in here.</summary>
/// <param name="RequireSecondFactor">Without one, nothing opens but the page to set it up.</param>
/// <param name="Domain">The name that passkeys belong to.</param>
/// <param name="Https">The public comes by HTTPS: cookies are sent over nothing else.</param>
/// <param name="DemoAccounts">The five demo accounts exist.</param>
public sealed record SignInSettings(bool RequireSecondFactor, string Domain, bool Https, bool DemoAccounts)
{
    /// <summary>Without a request for so long, a session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>No session is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>So long a password that was right waits for its second factor.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    public static SignInSettings From(IConfiguration configuration, IHostEnvironment environment, PortalSettings portal)
    {
        var own = environment.IsDevelopment();
        return new SignInSettings(
            configuration.GetValue("Portal:SignIn:RequireSecondFactor", !own), portal.PublicUrl?.Host ?? "localhost", portal.PublicUrl?.Scheme == Uri.UriSchemeHttps, own);
    }

    /// <summary>With the prefix, a browser takes the cookie from this host by HTTPS only, and no neighbor can set it.</summary>
    public string CookieNamed(string name) => Https ? $"__Host-{name}" : name;
}
