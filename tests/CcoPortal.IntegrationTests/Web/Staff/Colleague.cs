using System.Net;
using AngleSharp.Dom;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>
/// A member of staff at a browser of their own: it keeps cookies, sends the token of the page it last saw, and checks the house style of each. In a portal whose settings have
/// <c>Portal:SignIn:RequireSecondFactor</c> = <c>false</c>, since it has a password only.
/// </summary>
internal sealed class Colleague
{
    public const string Password = "seven quiet herons wade";

    private readonly Visitor _visitor;
    private readonly CookieContainer _cookies = new();

    private Colleague(PortalFactory portal, StaffMember? account)
    {
        Account = account!;
        _visitor = Visitor.Of(portal);
    }

    /// <summary>As it was made.</summary>
    public StaffMember Account { get; }

    /// <summary>The page that was seen last, redirects not followed.</summary>
    public Page? Seen { get; private set; }

    public CookieContainer Cookies => _cookies;

    /// <summary>A browser that nobody is signed in at.</summary>
    public static Colleague Stranger(PortalFactory portal) => new(portal, null);

    /// <summary>Makes an account and signs in with it.</summary>
    public static async Task<Colleague> InAsync(PortalFactory portal, StaffRole role, string? name = null)
    {
        var colleague = new Colleague(portal, await MakeAsync(portal, role, name));
        var answer = await colleague.SignInAsync();
        Assert.True(answer.Status == HttpStatusCode.SeeOther, $"{answer.Status}: {answer.Text}");
        return colleague;
    }

    /// <summary>An account with <see cref="Password"/>, made in the database.</summary>
    public static async Task<StaffMember> MakeAsync(PortalFactory portal, StaffRole role, string? name = null)
    {
        _ = portal.Services;
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        var id = Guid.NewGuid();
        var email = $"{role.ToString().ToLowerInvariant()}-{id:N}@portal.test";
        var staff = new StaffMember
        {
            Id = id,
            Name = name ?? $"{role} {id.ToString("N")[..6]}",
            Role = role,
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString(),
            InvitedAt = portal.Clock.GetUtcNow(),
        };
        GivePassword(staff);
        db.Users.Add(staff);
        await db.SaveChangesAsync();
        db.Entry(staff).State = EntityState.Detached;
        return staff;
    }

    /// <summary>Few rounds: what is stored says how many, and no test waits for them.</summary>
    public static void GivePassword(StaffMember staff) => staff.PasswordHash =
        new PasswordHasher<StaffMember>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(staff, Password);

    /// <summary>What the audit says of an account, oldest first: kinds, each with its detail.</summary>
    public static async Task<IReadOnlyList<(string Kind, string Detail, string By)>> AuditAsync(PortalFactory portal, Guid staff)
    {
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        return [.. (await db.AuditEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync()).Where(e => e.Detail.Contains($"\"staff\":\"{staff:D}\"", StringComparison.Ordinal)).Select(e => (e.Kind, e.Detail, e.Actor))];
    }

    /// <summary>Changes the account in the database, as another portal would.</summary>
    public static async Task ChangeAsync(PortalFactory portal, Guid staff, Action<StaffMember> change)
    {
        await using var db = PortalDbContext.At(portal.Settings["ConnectionStrings:Portal"]);
        change(await db.Users.SingleAsync(s => s.Id == staff));
        await db.SaveChangesAsync();
    }

    /// <summary>The code that an authenticator app with this key shows at a moment of the portal's clock.</summary>
    public static string CodeOf(PortalFactory portal, string key) => OneTimeCode.Of(Bytes(key), portal.Clock.GetUtcNow().ToUnixTimeSeconds() / OneTimeCode.SecondsEach);

    /// <summary>Sets up an authenticator app by the pages.</summary>
    /// <returns>The key, as it stands on the page.</returns>
    public async Task<string> SetUpAuthenticatorAsync(PortalFactory portal)
    {
        await GetAsync("/account/security");
        await PressAsync(Seen!.All("button").Select(Page.NameOf).First(n => n is "Set up an authenticator app" or "Set up another app or phone"));
        var key = Page.TextOf((await FollowAsync()).All(".code").Single());
        await FillAsync("form[action='/account/authenticator']", ("Code", CodeOf(portal, key)));
        Assert.Equal("/account/security?done=authenticator", Seen!.Location);
        await FollowAsync();
        return key;
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    /// <summary>Types address and password into the sign-in form.</summary>
    public async Task<Page> SignInAsync(string? email = null, string? password = null, string page = "/account/sign-in")
    {
        if (Seen is null || Seen.All("form[action='/account/sign-in'] input[type=password]").Count == 0)
            await GetAsync(page);
        return await FillAsync("form[action='/account/sign-in']", ("Input.Email", email ?? Account.Email!), ("Input.Password", password ?? Password));
    }

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Posts fields with the token of the page seen last.</summary>
    public Task<Page> PostAsync(string address, params (string Name, string Value)[] fields) => PostWithTokenOfAsync(Seen, address, fields);

    public Task<Page> PostWithTokenOfAsync(Page? page, string address, params (string Name, string Value)[] fields)
    {
        var token = page?.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token ?? "")).Where(f => f.Item2.Length > 0 || f.Item1[0] != '_').Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        });
    }

    /// <summary>Types into fields of a form of the page seen last and presses its button: all its other fields go along as they are.</summary>
    public Task<Page> FillAsync(string form, params (string Name, string Value)[] typed)
    {
        var element = Seen!.Document.QuerySelector(form) ?? throw new InvalidOperationException($"{Seen.Asked} has no {form}: {Seen.Text}");
        return PressAsync(element, element.QuerySelector("button[type=submit]"), typed);
    }

    /// <summary>Presses the button that says this.</summary>
    public Task<Page> PressAsync(string words, params (string Name, string Value)[] typed)
    {
        var button = Seen!.All("button").SingleOrDefault(b => Page.NameOf(b) == words) ?? throw new InvalidOperationException($"{Seen.Asked} has not one button “{words}”: {Seen.Text}");
        return PressAsync(button.Closest("form")!, button, typed);
    }

    /// <summary>Presses the button of a page that was kept open meanwhile.</summary>
    public Task<Page> SendAgainAsync(Page page)
    {
        Seen = page;
        return PressAsync("Send it again");
    }

    /// <summary>Goes where the answer seen last leads.</summary>
    public Task<Page> FollowAsync()
    {
        Assert.True(Seen!.Status is HttpStatusCode.SeeOther or HttpStatusCode.Found, $"{Seen.Asked}: {Seen.Status}");
        return GetAsync(Seen.Location!);
    }

    public Task<Page> SendAsync(HttpRequestMessage request) => SendAsync(request, _visitor.SendAsync);

    /// <summary>Without a look at the house style.</summary>
    public Task<Page> SendUncheckedAsync(HttpRequestMessage request) => SendAsync(request, _visitor.SendUncheckedAsync);

    private async Task<Page> SendAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<Page>> send)
    {
        var address = new Uri(new Uri("http://localhost"), request.RequestUri!);
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        Seen = await send(request);
        foreach (var cookie in Seen.Headers.Where(h => h.Key == "Set-Cookie").SelectMany(h => h.Value))
            _cookies.SetCookies(address, cookie);
        return Seen;
    }

    private Task<Page> PressAsync(IElement form, IElement? button, (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(e => e.GetAttribute("type") is not ("checkbox" or "radio" or "file" or "submit") || e.HasAttribute("checked"))
            .Where(e => typed.All(t => t.Name != e.GetAttribute("name")))
            .Select(e => (e.GetAttribute("name")!, e.LocalName switch
            {
                "textarea" => e.TextContent,
                "select" => (e.QuerySelector("option[selected]") ?? e.QuerySelector("option"))?.GetAttribute("value") ?? "",
                _ => e.GetAttribute("value") ?? "",
            })).Concat(typed).ToList();
        if (button?.GetAttribute("name") is { } name)
            fields.Add((name, button.GetAttribute("value") ?? ""));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, button?.GetAttribute("formaction") ?? form.GetAttribute("action")!)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        });
    }
}
