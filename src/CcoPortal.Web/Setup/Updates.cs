using System.Security.Cryptography;
using CcoPortal.Application.Account;
using CcoPortal.Data;
using CcoPortal.Data.Outbox;
using CcoPortal.Web.Updates;

namespace CcoPortal.Web.Setup;

/// <summary>What e-mail updates need: the key for addresses, a way out for mail, and the portal's own address for the links in it.</summary>
/// <param name="FieldKey">Null: not set.</param>
/// <param name="Mail">Null: no mail server is set.</param>
/// <param name="PublicUrl">Null: not set.</param>
public sealed record UpdatesSettings(byte[]? FieldKey, MailOptions? Mail, Uri? PublicUrl)
{
    /// <summary>Without one of them nobody is asked for an address.</summary>
    public bool AreOffered => FieldKey is not null && Mail is not null && PublicUrl is not null;

    /// <exception cref="InvalidOperationException">A setting cannot be read.</exception>
    public static UpdatesSettings From(IConfiguration configuration, IHostEnvironment environment, PortalSettings portal)
    {
        var section = configuration.GetSection("Portal");
        var smtp = section.GetSection("Smtp");
        // On a developer's own machine all of it works without settings: mails are files.
        var own = environment.IsDevelopment();
        var mail = smtp["Host"] is { Length: > 0 } host && smtp["From"] is { Length: > 0 } from
            ? new MailOptions(host, smtp.GetValue("Port", 587), from, Given(smtp["User"]), Given(smtp["Password"]), smtp.GetValue("Tls", true), null)
            : own ? new MailOptions(null, 0, "portal@localhost.test", null, null, false, Path.Combine(portal.StateDir, "mail")) : null;
        var key = Given(section["FieldKey"]) is { } set ? Read(set) : own ? OwnKey(Path.Combine(portal.StateDir, "field-key")) : null;
        var url = portal.PublicUrl ?? (own ? new Uri(configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] ?? "http://localhost:5080") : null);
        return new UpdatesSettings(key, mail, url);

        static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    private static byte[] Read(string base64)
    {
        var key = new byte[FieldCipher.KeyBytes];
        return Convert.TryFromBase64String(base64, key, out var length) && length == FieldCipher.KeyBytes ? key
            : throw new InvalidOperationException("Portal__FieldKey is not 32 bytes in base64. One way to make it: openssl rand -base64 32");
    }

    private static byte[] OwnKey(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(FieldCipher.KeyBytes)));
        }

        return Read(File.ReadAllText(path).Trim());
    }
}

internal static class UpdatesSetup
{
    public static void AddPortalUpdates(this WebApplicationBuilder builder, PortalSettings portal)
    {
        var settings = UpdatesSettings.From(builder.Configuration, builder.Environment, portal);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<PortalStore>();
        builder.Services.AddSingleton(new OneMail(settings.Mail));
        if (settings.FieldKey is not null)
            builder.Services.AddSingleton(new FieldCipher(settings.FieldKey));
        if (settings.Mail is null || settings.PublicUrl is null)
            return;
        builder.Services.AddSingleton(settings.Mail);
        if (settings.AreOffered)
        {
            builder.Services.AddSingleton<MailWriter>();
            builder.Services.AddSingleton<WaitingMails>(provider => new SubscriberMails(provider.GetRequiredService<FieldCipher>(), provider.GetRequiredService<MailWriter>().Write));
        }

        // Colleagues' addresses are in clear, so their mail needs no key.
        builder.Services.AddSingleton<WaitingMails>(provider => new StaffMails(mail => StaffMailWriter.Write(mail, settings.PublicUrl), provider.GetRequiredService<DemoAccounts>().Allow));
        builder.Services.AddHostedService<OutboxSender>();
    }
}
