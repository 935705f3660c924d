using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>An answer goes to a caller's mailbox once, and nothing of the address stays.</summary>
public sealed class HandOverMailTests
{
    private const string Address = "rosa.quaviltav@brakordenlim.example";

    [Fact]
    public async Task A_mail_comes_once_in_the_callers_language_and_of_its_address_nothing_stays()
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "97301", ("speaks", "es"));
        var said = agent.Seen.All("#answer .say[lang=es] p").Select(Page.TextOf).ToList();

        await agent.Colleague.PressAsync("e E-mail");
        Assert.False(agent.WasRead("contact", "client-services"));
        var page = await agent.Colleague.PressAsync("Send it once", ("email", Address));

        Assert.Contains("The e-mail is sent. The address is not kept.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, page.Text, StringComparison.OrdinalIgnoreCase);
        var mail = Assert.Single(portal.Mailbox.Received);
        Assert.Equal((Address, "Su respuesta de CCO Portal", "es-US", ""), (mail.To, mail.Header("Subject"), mail.Header("Content-Language"), mail.Header("List-Unsubscribe")));
        Assert.StartsWith("text/plain", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.All(
            [.. said, "800-431-4135", "De lunes a viernes", "Hora del Pacífico.", "Nuestras fuentes dicen lo mismo.", "http://localhost/es/areas/marion/pacificsource-marion-polk", "No guardamos su dirección."],
            s => Assert.Contains(s, mail.Body, StringComparison.Ordinal));

        // On with the call; what was sent is offered at the wrap-up.
        await agent.Colleague.PressAsync("Back to the desk");
        Assert.Contains("In this call an answer went along.", agent.Seen.Words, StringComparison.Ordinal);
        Assert.True(agent.WasRead("contact", "client-services"), "The mail ends with its number.");
        await agent.Colleague.PressAsync("2 Answered, and sent along", ("reason", "WhichCco"));
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal((1, 1), (portal.Mailbox.Received.Count, portal.Mailbox.Tries));
        await NothingStaysAsync(portal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_and_loaded_again_sends_one_mail_and_tells_the_same_each_time()
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "97301");
        await agent.Colleague.PressAsync("e E-mail");
        var form = agent.Seen;
        var pages = (await Task.WhenAll(SendAsync(agent, form), SendAsync(agent, form))).Append(await SendAsync(agent, form)).ToList();
        Assert.All(pages, p => Assert.Contains("The e-mail is sent. The address is not kept.", p.Words, StringComparison.Ordinal));
        Assert.Equal((1, 1), (portal.Mailbox.Received.Count, portal.Mailbox.Tries));
        // An agent who stopped it to mend a slip in the address is not told that it was sent there.
        await SendAsync(agent, form, address: "rose.quaviltav@brakordenlim.example");
        Assert.Equal(["rose.quaviltav@brakordenlim.example", Address], portal.Mailbox.Received.Select(m => m.To).Order(StringComparer.Ordinal).Reverse());

        // One that was not sent is not tried again either: the page that says so has a new form.
        await agent.BeginAsync();
        await agent.AskAsync("97301");
        form = await agent.Colleague.PressAsync("e E-mail");
        portal.Mailbox.Refuses = "550 5.1.1 no such mailbox";
        await SendAsync(agent, form);
        portal.Mailbox.Refuses = null;
        Assert.Contains("The e-mail is not sent.", (await SendAsync(agent, form)).Words, StringComparison.Ordinal);
        await SendAsync(agent, agent.Seen);
        Assert.Equal((3, 4), (portal.Mailbox.Received.Count, portal.Mailbox.Tries));
    }

    [Fact]
    public async Task To_a_caller_whose_language_the_portal_does_not_speak_the_mail_says_that_help_in_it_is_free()
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "97301", ("speaks", "vi"));
        await agent.Colleague.PressAsync("e E-mail");
        Assert.Contains("as plain text in English, with a line in Vietnamese that language help is free", agent.Seen.Words, StringComparison.Ordinal);
        var shown = agent.Seen.All(".say p").Select(Page.TextOf).ToList();
        Assert.Equal(FactWords.Filled(Tagline.Of("vi")!.Text, portal.Moment()), Page.TextOf(agent.Seen.All(".say p[lang=vi][dir=ltr]").Single()));
        await agent.Colleague.PressAsync("Send it once", ("email", Address));
        // “What it says” was all of it.
        Assert.Equal(shown, Assert.Single(portal.Mailbox.Received).Body.TrimEnd().Split("\r\n\r\n").Select(p => p.ReplaceLineEndings(" ")));
    }

    [Fact]
    public async Task A_server_that_refuses_hangs_up_or_is_gone_is_told_of_in_words_and_the_address_stays_on_the_page_alone()
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "dentures");
        await agent.Colleague.PressAsync("e E-mail");

        portal.Mailbox.Refuses = "550 5.1.1 no such mailbox";
        await NotSentAsync("The mail server does not take it.");
        portal.Mailbox.Refuses = null;
        portal.Mailbox.DropsInData = true;
        await NotSentAsync("The mail server does not answer.");
        portal.Mailbox.DropsInData = false;
        portal.Mailbox.Close();
        await NotSentAsync("The mail server does not answer.");
        portal.Mailbox.Open();
        Assert.Empty(portal.Mailbox.Received);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Empty(portal.Mailbox.Received);
        await NothingStaysAsync(portal);

        await agent.Colleague.PressAsync("Send it once");
        Assert.Equal(Address, Assert.Single(portal.Mailbox.Received).To);

        async Task NotSentAsync(string told)
        {
            var page = await agent.Colleague.PressAsync("Send it once", ("email", Address));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains($"The e-mail is not sent. {told}", page.Words, StringComparison.Ordinal);
            Assert.Equal(Address, page.All("#Email").Single().GetAttribute("value"));
            Assert.Equal("Full dentures", Page.TextOf(page.All(".say p")[1]));
        }
    }

    [Fact]
    public async Task A_server_that_takes_the_call_and_says_nothing_is_not_waited_for_long()
    {
        await using var portal = await StartAsync();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        portal.Settings["Portal:Smtp:Port"] = ((IPEndPoint)silent.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var agent = await AskedAsync(portal, "97301");
        await agent.Colleague.PressAsync("e E-mail");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var page = await agent.Colleague.PressAsync("Send it once", ("email", Address));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25));
        Assert.Contains("The mail server does not answer.", page.Words, StringComparison.Ordinal);
        await NothingStaysAsync(portal);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so()
    {
        await using var portal = await StartAsync();
        portal.Settings["Portal:Smtp:Host"] = "";
        var agent = await AskedAsync(portal, "97301");
        await agent.Colleague.PressAsync("e E-mail");
        Assert.Contains("This portal has no mail server. Give a code or a letter.", (await agent.Colleague.PressAsync("Send it once", ("email", Address))).Words, StringComparison.Ordinal);
        await NothingStaysAsync(portal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rosa")]
    [InlineData("rosa@example.org, kim@example.org")]
    [InlineData("rosa@example.org\r\nBcc: kim@example.org")]
    [InlineData("Rosa <rosa@example.org>")]
    public async Task What_is_no_address_is_refused_and_shown_again(string typed)
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "97301");
        await agent.Colleague.PressAsync("e E-mail");
        var page = await agent.Colleague.PressAsync("Send it once", ("email", typed));
        Assert.Equal((HttpStatusCode.BadRequest, "Error: e-mail – CCO Portal"), (page.Status, page.Title));
        Assert.Single(page.All("[autofocus]"));
        Assert.Equal("Type the e-mail address, like name@example.com.", Page.TextOf(page.All(".error-summary a[href='#Email']").Single()));
        Assert.Equal((0, 0), (portal.Mailbox.Received.Count, portal.Mailbox.Tries));
    }

    [Fact]
    public async Task An_agent_sends_twenty_mails_an_hour_and_no_more_and_another_agent_is_not_held_up()
    {
        await using var portal = await StartAsync();
        var agent = await AskedAsync(portal, "97301");
        await agent.Colleague.PressAsync("e E-mail");
        var form = agent.Seen;
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await AnewAsync(agent, form)).Status);
        var refused = await AnewAsync(agent, form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("You sent 20 e-mails in an hour. Give a code or a letter. Or wait a little.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(20, portal.Mailbox.Received.Count);

        var other = await AskedAsync(portal, "97301");
        await other.Colleague.PressAsync("e E-mail");
        Assert.Equal(HttpStatusCode.OK, (await AnewAsync(other, other.Seen)).Status);
        // Busy all the while, since a session ends when nobody works in it.
        for (var i = 0; i < 6; i++)
        {
            portal.Clock.Set(portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
            await agent.BeginAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await AnewAsync(agent, form)).Status);

        // As a form that was opened for it.
        static Task<Page> AnewAsync(DeskAgent agent, Page form) => SendAsync(agent, form, Guid.NewGuid().ToString());
    }

    /// <summary>Sends the form for the address as a page has it.</summary>
    /// <param name="once">In place of the form's own number.</param>
    private static Task<Page> SendAsync(DeskAgent agent, Page page, string? once = null, string address = Address)
    {
        var fields = page.All("form[action='/desk?handler=Send'] input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? "")).Where(f => f.Name[0] != '_');
        return agent.Colleague.PostWithTokenOfAsync(page, "/desk?handler=Send", [.. fields.Select(f => f.Name == "once" ? (f.Name, once ?? f.Value) : f), ("email", address)]);
    }

    private static async Task<UpdatesPortal> StartAsync()
    {
        var portal = await UpdatesPortal.StartAsync();
        portal.Settings["Portal:SignIn:RequireSecondFactor"] = "false";
        return portal;
    }

    private static async Task<DeskAgent> AskedAsync(UpdatesPortal portal, string q, params (string, string)[] more)
    {
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync(q, more);
        return agent;
    }

    private static async Task NothingStaysAsync(UpdatesPortal portal)
    {
        var places = new[]
        {
            ("database", await portal.DumpAsync()), ("logs", string.Join('\n', portal.Logged)),
            ("files", string.Concat(Directory.EnumerateFiles(portal.StateDir, "*", SearchOption.AllDirectories).Select(f => f + Encoding.Latin1.GetString(File.ReadAllBytes(f))))),
        };
        Assert.All(places, p => Assert.NotEmpty(p.Item2));
        Assert.Empty(from place in places from part in Address.Split('@', '.').Where(p => p is not "example" and not "rosa") where place.Item2.Contains(part, StringComparison.OrdinalIgnoreCase) select $"{part} stands in the {place.Item1}");
    }
}
