using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.DataProtection;

namespace CcoPortal.Web.SignIn;

/// <summary>What someone sent that could not be taken: signed out meanwhile, or the database away.</summary>
/// <param name="Address">Where it was sent: path and query, under <c>/staff</c> or <c>/desk</c>.</param>
/// <param name="Sender">Who was signed in when the page was opened; null when that is not known.</param>
/// <param name="Fields">Without the token that stood in the form.</param>
/// <param name="HadFiles">Files were with it; those are not kept.</param>
public sealed record KeptForm(string Address, Guid? Sender, DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles);

/// <summary>Carries a <see cref="KeptForm"/> through the pages of signing in, as one hidden field that only this portal can read.</summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The hidden field.</summary>
    public const string Field = "Kept";

    /// <summary>Later, what was typed may be about something that has changed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly IDataProtector _protector = protection.CreateProtector("CcoPortal.KeptForm.1");

    /// <summary>What a request posts, to be kept.</summary>
    /// <returns>Null when it is nothing that is kept: not a form, or not of staff's pages.</returns>
    public async Task<KeptForm?> ReadAsync(HttpContext context, Guid? sender)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !IsKept(request.Path))
            return null;
        var form = await PostedForm.ReadAsync(request, context.RequestAborted);
        return new KeptForm(
            request.PathBase + request.Path + request.QueryString, sender, clock.GetUtcNow(),
            [.. form.Where(f => f.Key != "__RequestVerificationToken").SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))], form.Files.Count > 0);
    }

    public string Write(KeptForm form)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, form);
        return Convert.ToBase64String(_protector.Protect(packed.ToArray()));
    }

    /// <returns>Null when it is no such field, or too old.</returns>
    public KeptForm? Read(string? field)
    {
        if (string.IsNullOrEmpty(field))
            return null;
        try
        {
            using var packed = new MemoryStream(_protector.Unprotect(Convert.FromBase64String(field)));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            var form = JsonSerializer.Deserialize<KeptForm>(brotli)!;
            return clock.GetUtcNow() - form.At <= Longest ? form : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static bool IsKept(PathString path) => path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase);
}
