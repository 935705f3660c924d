using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using CcoPortal.Application.FindCco;
using MediatR;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>
/// A ZIP or a city that someone typed, wherever it was put, is afterwards in no log line, no redirect, no header, no link and no metric.
/// </summary>
[Collection(SharedPortal.Name)]
public sealed class PrivacyTests(PortalFactory first)
{
    private static readonly string[] Typed = ["97140", "97301", "Gaston", "Zigzag"];

    [Fact]
    public async Task What_someone_typed_stays_nowhere()
    {
        await using var portal = new AnotherPortal(first, web => web.ConfigureTestServices(services =>
            services.AddScoped<IPipelineBehavior<FindCco.Query, FindCco.Answer>, BreaksOnDemand>()));
        using var metrics = new Metrics();
        using var client = portal.OnSocket();
        var visitor = new Visitor(client);
        var answers = new List<Page>();
        foreach (var typed in Typed)
        {
            foreach (var request in EveryWay(typed))
            {
                answers.Add(await visitor.SendUncheckedAsync(request));
                // Slowly, since in a rush the request log leaves lines out.
                await Task.Delay(10);
            }
        }

        BreaksOnDemand.Now = true;
        try
        {
            foreach (var typed in Typed)
            {
                var broken = await visitor.FindAsync(typed);
                Assert.Equal(HttpStatusCode.InternalServerError, broken.Status);
                answers.Add(broken);
                var json = await visitor.GetAsync($"/api/v1/lookup?{(char.IsAsciiDigit(typed[0]) ? "zip" : "place")}={typed}&on=2026-11-21");
                Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (json.Status, json.Type));
                answers.Add(json);
            }
        }
        finally
        {
            BreaksOnDemand.Now = false;
        }

        Assert.Equal(8, portal.Logged.Count(l => l.Contains("Problem ", StringComparison.Ordinal)));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Contains(answers, a => a.Status == HttpStatusCode.BadRequest);
        Assert.Contains(portal.Logged, l => l.Contains("POST find 303", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Logged, l => l.Contains("in a rush", StringComparison.Ordinal));
        Assert.NotEmpty(metrics.Tags);

        foreach (var typed in Typed)
        {
            Assert.DoesNotContain(portal.Logged, l => l.Contains(typed, StringComparison.OrdinalIgnoreCase));
            Assert.Equal("", string.Join('\n', metrics.Tags.Keys.Where(t => t.Contains(typed, StringComparison.OrdinalIgnoreCase))));
            foreach (var answer in answers)
            {
                Assert.All(answer.Headers, h => Assert.DoesNotContain(typed, $"{h.Key}: {string.Join(' ', h.Value)}", StringComparison.OrdinalIgnoreCase));
                if (answer.IsHtml && answer.Bytes.Length > 0)
                {
                    Assert.All(
                        answer.All("[href], [action], [src], [formaction]").SelectMany(e => e.Attributes).Where(a => a.LocalName is "href" or "action" or "src" or "formaction"),
                        a => Assert.DoesNotContain(typed, a.Value, StringComparison.OrdinalIgnoreCase));
                }
            }
        }
    }

    [Fact]
    public async Task Nothing_about_a_member_is_kept_in_the_state_folder()
    {
        await using var portal = new AnotherPortal(first);
        var visitor = Visitor.Of(portal);
        foreach (var typed in Typed)
            await visitor.FindAsync(typed);
        await visitor.PostAsync("/", ("q", "97301"));
        Assert.All(Directory.EnumerateFiles(portal.StateDir, "*", SearchOption.AllDirectories), f => Assert.Contains(Path.GetFileName(f), new[] { "edition.json", "sign-in-keys.xml" }));
    }

    private static IEnumerable<HttpRequestMessage> EveryWay(string typed)
    {
        yield return Get($"/find?q={typed}");
        yield return Get($"/find?q={typed}&county=Washington");
        yield return Get($"/find?q={typed}&q={typed}");
        yield return Get($"/find?county={typed}");
        yield return Get($"/find?{typed}");
        yield return Get($"/?q={typed}");
        yield return Post("/find", ("q", typed));
        yield return Post("/find", ("q", $"  {typed}  "));
        yield return Post("/find", ("q", typed), ("county", "Washington"));
        yield return Post("/find", ("q", typed), ("county", typed));
        yield return Post("/find", ("q", typed), ("q", typed));
        yield return Post("/find", (typed, typed));
        yield return Post("/find", ("q", $"{typed} {new string('x', 200)}"));
        yield return Post($"/find?q={typed}", ("q", ""));
        yield return Post($"/{typed}", ("q", typed));
        yield return Post("/ccos", ("q", typed));
        yield return Get($"/api/v1/lookup?zip={typed}");
        yield return Get($"/api/v1/lookup?place={typed}");
        yield return Get($"/api/v1/lookup?county={typed}");
        yield return Get($"/api/v1/lookup?zip={typed}&county=Yamhill");
        yield return Get($"/api/v1/lookup?zip={typed}&place={typed}");
        yield return Get($"/api/v1/lookup?zip={typed}&zip={typed}");
        yield return Get($"/api/v1/lookup?on={typed}");
        yield return Get($"/api/v1/ccos/{typed}");
        yield return Get($"/api/v1/{typed}");
        yield return Post($"/api/v1/lookup?zip={typed}", ("zip", typed));
        yield return Get($"/benefits?q={typed}");
        yield return Get($"/benefits?q={typed}+dentist&area=dental&person=21-plus");
        yield return Get($"/benefits?q={typed}&q={typed}");
        yield return Get($"/search?q={typed}");
        yield return Get($"/search?q={typed}+dentist&kind=benefit");
        yield return Get($"/search?q={typed}&q={typed}");
        yield return Post("/search", ("q", typed));
        yield return Get($"/benefits?area={typed}");
        yield return Get($"/benefits?person={typed}");
        yield return Get($"/benefits?{typed}");
        yield return Get($"/benefits/{typed}");
        yield return Get($"/coverage?letter={typed}&cco={typed}");
        yield return Post("/benefits", ("q", typed));
        yield return Post("/find", ("q", $"{typed} i want to die"));
        foreach (var field in new[] { "letter", "age", "pregnancy", "package", "type", "cco", typed })
            yield return Post("/coverage", (field, typed));
        yield return Post("/coverage", ("letter", $"CCOA {typed}"));
        yield return Post($"/coverage?q={typed}", ("age", "under-21"));
        yield return Get($"/api/v1/benefits?q={typed}");
        yield return Get($"/api/v1/benefits?area={typed}");
        yield return Get($"/api/v1/benefits?q={typed}&lang={typed}");
        yield return Get($"/api/v1/benefits/{typed}");
        yield return Get($"/api/v1/coverage?age={typed}");
        yield return Get($"/api/v1/coverage?package={typed}&type={typed}");
        yield return Get($"/{typed}");
        yield return Get($"/{typed}/");
        yield return Get($"/areas/{typed}/x");
        yield return Get($"/areas/lane/{typed}");
        yield return Get($"/areas/LANE/trillium-lane?{typed}");
        yield return Get($"/counties/{typed}");
        yield return Get($"/ccos/{typed}");
        yield return Get($"/ccos/{typed}/contact.vcf");
        yield return Get($"/css/portal.{typed}.css");
        yield return Get($"/openapi/{typed}.json");
        yield return Get($"/health/{typed}");
        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", typed })
        {
            yield return new HttpRequestMessage(new HttpMethod(method), $"/find?q={typed}");
            yield return new HttpRequestMessage(new HttpMethod(method), $"/api/v1/lookup?zip={typed}");
            yield return new HttpRequestMessage(new HttpMethod(method), $"/benefits?q={typed}");
        }

        yield return With(Get("/"), "Referer", $"https://example.org/?zip={typed}");
        yield return With(Get("/find"), "Cookie", $"q={typed}; {typed}={typed}");
        yield return With(Get("/ccos"), "User-Agent", typed);
        yield return With(Get("/ccos"), "X-Forwarded-For", typed);
        yield return With(Get("/ccos"), "If-None-Match", $"\"{typed}\", {typed}");
        yield return With(Get("/ccos"), "Accept-Encoding", $"{typed};q=x");
        yield return With(Get("/ccos"), "Accept-Language", typed);
        yield return With(Get("/ccos"), "X-Request-Id", typed);
        yield return With(Get("/ccos"), "traceparent", $"00-000000000000000000000000000{typed.Length}{(typed[0] == '9' ? typed : "97140")}-00000000000{"97140"}-01");
        yield return With(Get("/ccos"), "baggage", $"zip={typed}");
        yield return With(Get("/ccos"), "Range", $"bytes={typed}-");
        yield return With(Get("/ccos"), "Host", $"{typed}.example");
        yield return new HttpRequestMessage(HttpMethod.Post, "/find") { Content = new StringContent($"{{\"q\":\"{typed}\"}}", Encoding.UTF8, "application/json") };
        yield return new HttpRequestMessage(HttpMethod.Post, "/find") { Content = new StringContent($"q={typed}&%%%", Encoding.UTF8, "multipart/form-data") };
        yield return new HttpRequestMessage(HttpMethod.Post, "/find") { Content = new StringContent(string.Join('&', Enumerable.Range(0, 5000).Select(i => $"a{i}={typed}")), Encoding.UTF8, "application/x-www-form-urlencoded") };
        yield return new HttpRequestMessage(HttpMethod.Post, "/find") { Content = new MultipartFormDataContent { { new StringContent(typed), "q" } } };
    }

    private static HttpRequestMessage Get(string address) => new(HttpMethod.Get, address);

    private static HttpRequestMessage Post(string address, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };

    private static HttpRequestMessage With(HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    /// <summary>Fails as badly as code can: with what was typed in the exception's words.</summary>
    private sealed class BreaksOnDemand : IPipelineBehavior<FindCco.Query, FindCco.Answer>
    {
        public static bool Now { get; set; }

        public Task<FindCco.Answer> Handle(FindCco.Query request, CancellationToken cancellationToken, RequestHandlerDelegate<FindCco.Answer> next) =>
            Now ? throw new InvalidOperationException($"Cannot find {request.Zip}{request.Name}", new FormatException(request.ToString())) : next();
    }

    /// <summary>Every tag of every measurement that this process makes, but those of the test's own HTTP client.</summary>
    private sealed class Metrics : IDisposable
    {
        private readonly MeterListener _listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (!instrument.Meter.Name.StartsWith("System.Net", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            },
        };

        public Metrics()
        {
            _listener.SetMeasurementEventCallback<long>((i, _, tags, _) => Note(i, tags));
            _listener.SetMeasurementEventCallback<int>((i, _, tags, _) => Note(i, tags));
            _listener.SetMeasurementEventCallback<double>((i, _, tags, _) => Note(i, tags));
            _listener.Start();
        }

        public ConcurrentDictionary<string, bool> Tags { get; } = new();

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
                Tags[$"{instrument.Meter.Name} {instrument.Name} {tag.Key}={tag.Value}"] = true;
        }
    }
}
