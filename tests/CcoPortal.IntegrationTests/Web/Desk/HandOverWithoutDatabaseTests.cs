using System.Net;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Desk;

/// <summary>While the database is away: letters and mails go on, and of codes it is said that they do not.</summary>
public sealed class HandOverWithoutDatabaseTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task Letters_and_mails_go_on_and_codes_say_whom_to_call_and_keep_what_was_typed()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(scratch.At("codes"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await using var portal = await UpdatesPortal.StartAsync(await server.CreateDatabaseAsync("codes", CancellationToken.None));
        portal.Settings["Portal:SignIn:RequireSecondFactor"] = "false";
        var visitor = Visitor.Of(portal);
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        var agent = await new DeskAgent(await Colleague.InAsync(portal, StaffRole.Agent)).BeginAsync();
        await agent.AskAsync("97301");
        var code = HandOverTests.CodeOn(await agent.Colleague.PressAsync("c Code"));
        await server.StopAsync(CancellationToken.None);

        var away = await visitor.PostAsync("/code", ("code", code));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains("We cannot do this right now", away.Words, StringComparison.Ordinal);
        Assert.Contains("800-273-0557", away.Words, StringComparison.Ordinal);
        Assert.Equal(code, away.All("#code").Single().GetAttribute("value"));

        var desk = await agent.Colleague.PressAsync("c Code");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, desk.Status);
        Assert.Contains("No code can be made now: the database is away.", desk.Words, StringComparison.Ordinal);
        Assert.Equal("One CCO serves Marion County", agent.Answer.Title);
        Assert.Contains("We read our sources on November 22, 2026.", (await agent.Colleague.PressAsync("l Letter")).Words, StringComparison.Ordinal);
        await agent.Colleague.PressAsync("Back to the desk");
        await agent.Colleague.PressAsync("e E-mail");
        await agent.Colleague.PressAsync("Send it once", ("email", "kim@example.org"));
        Assert.Equal("kim@example.org", Assert.Single(portal.Mailbox.Received).To);

        await server.StartAgainAsync(CancellationToken.None);
        await visitor.EventuallyAsync("/health/ready", p => p.Text.Contains("\"database\":\"answers\"", StringComparison.Ordinal));
        Assert.Equal("One CCO serves Marion County", (await visitor.PostAsync("/code", ("code", code))).Heading);
    }
}
