using CcoPortal.Application.Account;
using CcoPortal.Application.Staff;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Data.Keys;
using CcoPortal.Data.Staff;
using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.SignIn;

internal static class SignInSetup
{
    public static void AddPortalSignIn(this WebApplicationBuilder builder, PortalSettings portal)
    {
        var services = builder.Services;
        var settings = SignInSettings.From(builder.Configuration, builder.Environment, portal);
        services.AddSingleton(settings);
        services.AddSingleton(new DemoAccounts(settings.DemoAccounts));
        services.AddSingleton<KeptForms>();
        services.AddSingleton(provider => new Authenticators(provider.GetService<FieldCipher>()));
        services.AddSingleton<StaffNav>();
        services.AddScoped<SessionCookie>();
        services.Configure<MvcOptions>(o => o.Filters.Add<LostToken>());
        services.AddHostedService<AccountsAtStart>();
        services.AddDataProtection().SetApplicationName("cco-portal");
        // It reads the keys at start, before the database is there; they are read when first needed.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddSingleton(provider => new KeyStore(provider.GetRequiredService<EditionKeeper>(), portal.StateDir, provider.GetRequiredService<ILogger<KeyStore>>()));
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((o, provider) =>
        {
            o.XmlRepository = provider.GetRequiredService<KeyStore>();
            o.XmlEncryptor = provider.GetService<FieldCipher>() is { } cipher ? new FieldKeyXml(cipher) : null;
        });

        // Anew each time it is asked for, and not once a request: within a command it writes in the command's transaction.
        services.AddTransient(provider => provider.GetRequiredService<ChangeSet>() is { IsOpen: true } set ? set.Db
            : PortalDbContext.At(provider.GetRequiredService<EditionKeeper>().Database ?? throw new StoreAwayException()));
        services.AddTransient<IUserStore<StaffMember>, UserOnlyStore<StaffMember, PortalDbContext, Guid>>();
        services.AddTransient<UserManager<StaffMember>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddIdentityCore<StaffMember>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
            (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
        }).AddSignInManager();

        // None is the default one: the framework would look for a session on every page, and members have none.
        var authentication = services.AddAuthentication();
        authentication.AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            Protect(o, "staff", SignInSettings.Idle);
            o.EventsType = typeof(SessionCookie);
        });
        // A password that was right, waiting for its second factor; and what a passkey is to sign.
        authentication.AddCookie(PendingSignIn.Scheme, o => Protect(o, "staff-step", SignInSettings.Step));
        authentication.AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => Protect(o, "staff-passkey", SignInSettings.Step));
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = settings.Domain;
            // Opened by a finger, a face or a PIN: then it is both factors at once.
            (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required");
            // The framework compares with a header that a browser leaves empty where no referrer is sent.
            o.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == portal.RootFor(context.HttpContext.Request));
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = settings.CookieNamed("staff-form");
            o.Cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // The security headers have a stricter word on frames.
            o.SuppressXFrameOptionsHeader = true;
        });

        void Protect(CookieAuthenticationOptions o, string name, TimeSpan lasts)
        {
            o.Cookie.Name = settings.CookieNamed(name);
            o.Cookie.HttpOnly = true;
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // Not Strict, with which a link in a mail opens the sign-in for someone who is signed in. No GET changes anything.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = lasts;
            o.SlidingExpiration = false;
        }
    }

    public static void UseStaffGate(this IApplicationBuilder app)
    {
        // Or the host would ask for a session on every page of members, too.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseMiddleware<StaffGate>();
    }

    public static void UseStaffAccess(this IApplicationBuilder app) => app.UseMiddleware<StaffAccess>();
}
