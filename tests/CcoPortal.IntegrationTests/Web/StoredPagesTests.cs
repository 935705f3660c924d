using System.IO.Compression;
using System.Net;
using System.Text;
using CcoPortal.Application.Ccos;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Ccos;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>What is kept is never stale, never mixed and always readable by the one who asked.</summary>
[Collection(SharedPortal.Name)]
public sealed class StoredPagesTests(PortalFactory portal)
{
    private readonly HttpClient _client = portal.Visitor();

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task A_page_has_a_tag_for_each_encoding_and_answers_304_to_it(string encoding)
    {
        var page = await GetAsync("/ccos", encoding);
        Assert.Equal((HttpStatusCode.OK, encoding, "Accept-Encoding", "no-cache"), (page.Status, page.Header("Content-Encoding"), page.Header("Vary"), page.Header("Cache-Control")));
        Assert.Equal(page.Bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Header("Content-Length"));
        Assert.Contains("<h1>All CCOs</h1>", Read(page), StringComparison.Ordinal);
        foreach (var tag in new[] { page.Header("ETag"), $"W/{page.Header("ETag")}", $"\"x\", {page.Header("ETag")}", "*" })
        {
            var again = await GetAsync("/ccos", encoding, tag);
            Assert.Equal((tag, HttpStatusCode.NotModified, 0, page.Header("ETag"), "Accept-Encoding", "no-cache"), (tag, again.Status, again.Bytes.Length, again.Header("ETag"), again.Header("Vary"), again.Header("Cache-Control")));
            Assert.Equal("", again.Header("Content-Encoding"));
        }

        foreach (var tag in new[] { "\"x\"", "x", "", "W/", page.Header("ETag").Trim('"') })
            Assert.Equal((tag, HttpStatusCode.OK), (tag, (await GetAsync("/ccos", encoding, tag)).Status));
        foreach (var other in new[] { "br", "gzip", "" }.Where(o => o != encoding))
        {
            var differently = await GetAsync("/ccos", other, page.Header("ETag"));
            Assert.Equal((HttpStatusCode.OK, Read(page)), (differently.Status, Read(differently)));
        }
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("br;q=0", "")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("br;q=0.0, gzip", "gzip")]
    [InlineData("BR", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "br")]
    [InlineData("deflate", "")]
    [InlineData("identity", "")]
    [InlineData("brotli", "")]
    [InlineData(",,;;q=", "")]
    [InlineData("zstd, compress;q=0.3", "")]
    public async Task A_client_gets_only_what_it_can_read(string? accepts, string encoding)
    {
        var page = await GetAsync("/counties", accepts);
        Assert.Equal((accepts, encoding), (accepts, page.Header("Content-Encoding")));
        Assert.Contains("<h1>CCOs by county</h1>", Read(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ccos/allcare-cco")]
    [InlineData("/find")]
    [InlineData("/areas/marion/pacificsource-marion-polk")]
    public async Task HEAD_says_what_GET_would_without_its_body(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await _client.SendAsync(request);
        var get = await GetAsync(address, null);
        Assert.Equal((get.Status, get.Header("ETag"), get.Bytes.Length), (head.StatusCode, head.Headers.ETag?.Tag, (int?)head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/ccos", "?utm=1")]
    [InlineData("/ccos", "?on=2026-01-01")]
    [InlineData("/find", "?utm_source=x&fbclid=1")]
    [InlineData("/areas/marion/pacificsource-marion-polk", "?q=97301")]
    [InlineData("/counties", "?%00")]
    public async Task Query_keys_that_a_page_does_not_know_change_nothing(string address, string query)
    {
        var plain = await GetAsync(address, "br");
        var odd = await GetAsync(address + query, "br");
        Assert.Equal((plain.Status, plain.Header("ETag")), (odd.Status, odd.Header("ETag")));
        Assert.Equal(plain.Bytes, odd.Bytes);
    }

    [Fact]
    public async Task An_answer_to_a_look_up_is_never_kept_for_another()
    {
        Assert.Equal("", (await GetAsync("/find?q=97140", null)).Header("ETag"));
        Assert.NotEqual("", (await GetAsync("/find", null)).Header("ETag"));
        Assert.Contains("<h1>Find your CCO</h1>", (await GetAsync("/find", null)).Text, StringComparison.Ordinal);
        Assert.Contains("Which county", (await GetAsync("/find?q=97140", null)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_is_refused_and_leaves_nothing_behind()
    {
        await using var published = new AnotherPortal(portal);
        published.Settings["Portal:PublicUrl"] = "https://ccos.example.org";
        using var client = published.Visitor();
        foreach (var (host, status) in new[] { ("evil.example", 400), ("ccos.example.org", 200), ("evil.example", 400), ("localhost", 200), ("ccos.example.org.evil.example", 400), ("evil.example:443", 400), ("ccos.example.org:443", 200) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ccos");
            request.Headers.Host = host;
            using var answer = await client.SendAsync(request);
            Assert.Equal((host, status), (host, (int)answer.StatusCode));
            Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task At_midnight_in_Oregon_a_kept_page_gives_way_to_the_new_day()
    {
        await using var turning = new AnotherPortal(portal);
        var visitor = Visitor.Of(turning);
        turning.Clock.Set(new DateTimeOffset(2026, 2, 1, 7, 59, 40, TimeSpan.Zero));
        const string Address = "/areas/lane/pacificsource-lane,trillium-lane";
        for (var i = 0; i < 2; i++)
            Assert.Equal("Two CCOs serve Lane County", (await visitor.GetAsync(Address)).Heading);
        var before = (await visitor.GetAsync(Address)).Header("ETag");
        turning.Clock.Set(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("If-None-Match", before);
        var after = await visitor.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "The CCOs in Lane County have changed"), (after.Status, after.Heading));
        Assert.Equal("/areas/lane/trillium-lane", (await visitor.FindAsync("97401")).Location);
    }

    [Theory]
    [InlineData("2026-11-01T06:59:30Z", "October 31, 2026")]
    [InlineData("2026-11-01T07:00:00Z", "November 1, 2026")]
    [InlineData("2026-11-02T07:59:30Z", "November 1, 2026")]
    [InlineData("2026-11-02T08:00:00Z", "November 2, 2026")]
    [InlineData("2026-03-08T07:59:30Z", "March 7, 2026")]
    [InlineData("2026-03-08T08:00:00Z", "March 8, 2026")]
    [InlineData("2026-03-09T06:59:30Z", "March 8, 2026")]
    [InlineData("2026-03-09T07:00:00Z", "March 9, 2026")]
    public async Task A_day_of_23_or_25_hours_ends_at_its_own_midnight(string moment, string day)
    {
        await using var turning = new AnotherPortal(portal);
        var visitor = Visitor.Of(turning);
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        turning.Clock.Set(at.AddHours(-20));
        await visitor.GetAsync("/ccos");
        turning.Clock.Set(at.AddMinutes(-2));
        await visitor.GetAsync("/ccos");
        turning.Clock.Set(at);
        Assert.Contains($"on {day}.", (await visitor.GetAsync("/ccos")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_closing_time_a_kept_page_says_closed()
    {
        await using var turning = new AnotherPortal(portal);
        var visitor = Visitor.Of(turning);
        // A Tuesday without holiday, in summer, so that UTC is 7 hours ahead.
        var day = new DateOnly(2026, 6, 23);
        var closing = new DateTimeOffset(2026, 6, 24, 0, 0, 0, TimeSpan.Zero);
        turning.Clock.Set(closing.AddSeconds(-40));
        var until5 = portal.Edition().CcosOn(day).Where(c => CcoPortal.Web.Copy.CcoFacts.Shown(c.Hours)?.Value.On(day)?.Closes == new TimeOnly(17, 0)).ToList();
        Assert.NotEmpty(until5);
        foreach (var cco in until5)
        {
            turning.Clock.Set(closing.AddSeconds(-40));
            for (var i = 0; i < 2; i++)
                Assert.Contains("Open now until 5 p.m.", (await visitor.GetAsync($"/ccos/{cco.Slug}")).Words, StringComparison.Ordinal);
            turning.Clock.Set(closing);
            var closed = (await visitor.GetAsync($"/ccos/{cco.Slug}")).Words;
            Assert.DoesNotContain("Open now", closed, StringComparison.Ordinal);
            Assert.Contains("Closed now", closed, StringComparison.Ordinal);
        }
    }

    private async Task<Page> GetAsync(string address, string? accepts, string? seen = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepts is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        if (seen is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", seen);
        return await Page.FromAsync(await _client.SendAsync(request), $"GET {address}");
    }

    private static string Read(Page page)
    {
        using var packed = new MemoryStream(page.Bytes);
        using Stream unpacked = page.Header("Content-Encoding") switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>A portal in which a test can hold a page while it is being made.</summary>
public sealed class HoldingPortal : PortalFactory
{
    internal Gate Held { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton(Held).AddScoped<IPipelineBehavior<ListCcos.Query, ListCcos.Result>, Holding>());
    }

    internal sealed class Gate
    {
        public bool Armed { get; set; }

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Holding(Gate gate) : IPipelineBehavior<ListCcos.Query, ListCcos.Result>
    {
        public async Task<ListCcos.Result> Handle(ListCcos.Query request, CancellationToken cancellationToken, RequestHandlerDelegate<ListCcos.Result> next)
        {
            if (gate.Armed)
            {
                gate.Armed = false;
                gate.Reached.SetResult();
                await gate.Open.Task;
            }

            return await next();
        }
    }
}

/// <summary>A publish while pages are being made and kept.</summary>
public sealed class PublishingTests(HoldingPortal portal) : IClassFixture<HoldingPortal>
{
    [Fact]
    public async Task A_page_held_open_over_a_publish_is_wholly_old_and_the_next_is_wholly_new()
    {
        var visitor = Visitor.Of(portal);
        var edition = portal.Edition();
        Assert.Equal(1, edition.Number);
        var contact = edition.Contact("client-services");
        var cco = edition.Facts.Ccos.Single(c => c.Slug == "allcare-cco");
        var oldPhone = CcoPortal.Web.Copy.CcoFacts.BestPhone(cco)!.Value;

        // Kept already in one encoding; made for the first time, and held, in another.
        await visitor.GetAsync("/counties");
        var before = (await visitor.GetAsync("/ccos/allcare-cco")).Header("ETag");
        portal.Held.Armed = true;
        var holding = visitor.GetAsync("/ccos");
        await portal.Held.Reached.Task;

        var publisher = new Publisher(() => PortalDbContext.At(portal.Connection), portal.Clock);
        var lake = edition.Facts.ServiceAreas.Single(a => a.County == "Lake");
        var number = await publisher.PublishAsync(
            new Publication(
                "test", "Two numbers and an area change",
                [
                    new RecordChange("contact", contact.Key, System.Text.Json.JsonSerializer.Serialize(contact with { Phone = "800-555-0102" }, RecordJson.Default.ContactLine), 1),
                    new RecordChange("cco", cco.Slug, System.Text.Json.JsonSerializer.Serialize(cco with { TollFree = new Fact<string>("800-555-0101", "a test", Confidence.High, null) }, RecordJson.Default.Cco), 1),
                    new RecordChange("service-area", lake.Key, null, 1),
                ],
                "A test publishes without review"),
            CancellationToken.None);
        Assert.Equal(2, number);
        for (var i = 0; portal.Edition().Number == 1 && i < 200; i++)
            await Task.Delay(50);
        Assert.Equal(2, portal.Edition().Number);

        // Published while one is held: everybody else sees the new edition already.
        var meanwhile = await visitor.GetAsync("/ccos");
        Assert.Contains("800-555-0101", meanwhile.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("800-273-0557", meanwhile.Text, StringComparison.Ordinal);

        portal.Held.Open.SetResult();
        var held = await holding;
        Assert.Contains(oldPhone, held.Text, StringComparison.Ordinal);
        Assert.Contains("800-273-0557", held.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("800-555-010", held.Text, StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            var next = await visitor.GetAsync("/ccos");
            Assert.Contains("800-555-0101", next.Text, StringComparison.Ordinal);
            Assert.Contains("800-555-0102", next.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("800-273-0557", next.Text, StringComparison.Ordinal);
        }

        Assert.NotEqual(before, (await visitor.GetAsync("/ccos/allcare-cco")).Header("ETag"));
        Assert.Contains("\"edition\":2", (await visitor.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        Assert.Contains("\"edition\":2", (await visitor.GetAsync("/api/v1/ccos")).Text, StringComparison.Ordinal);

        // The county that lost its last CCO is known and has no record: said, and never shown as an empty answer.
        var nobody = await visitor.FindAsync("97630");
        Assert.Equal((HttpStatusCode.OK, "We have no records there"), (nobody.Status, nobody.Heading));
        Assert.Contains("\"outcome\":\"no-record\",\"area\":null,\"ccos\":[]", (await visitor.GetAsync("/api/v1/lookup?zip=97630")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/counties/lake")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/counties")).Status);
        Assert.Equal("no-record", System.Text.Json.JsonDocument.Parse((await visitor.GetAsync("/api/v1/lookup?county=Lake")).Text).RootElement.GetProperty("outcome").GetString());
    }
}
