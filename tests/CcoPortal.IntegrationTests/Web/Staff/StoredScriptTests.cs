using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>Scripts in whatever staff, or readers, can write: on the pages of staff, in the preview, and on what members see once it is published, they are words.</summary>
public sealed partial class StoredScriptTests(ChangesPortal portal, ITestOutputHelper output) : IClassFixture<ChangesPortal>
{
    private const string Mark = "alert(1)", Script = "x\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    /// <summary>Each field takes the first of them that no rule refuses; the last is for fields that hold addresses.</summary>
    private static readonly string[] Payloads =
    [
        $"{Script}\n\n[a](javascript:alert(1)) <javascript:alert(1)> ![i](javascript:alert(1)) [d](data:text/html,<script>alert(1)</script>) [v](JaVa\tScRiPt:alert(1)) [r][s]\n\n<svg onload=alert(1)>\n\n[s]: javascript:alert(1)\n",
        $"{Script}\n\n<svg onload=alert(1)> <a href=javascript:alert(1)>a</a>\n", $"{Script} </textarea></title></script><script>alert(1)</script>", "javascript:alert(1)", "https://example.org/\"onmouseover=\"alert(1)",
    ];

    /// <summary>Fails when there is an element or an attribute that a browser would run.</summary>
    private static void Clean(Page page)
    {
        if (page.IsHtml)
        {
            Assert.True(page.Status != HttpStatusCode.InternalServerError, page.Asked);
            var faults = page.All("script:not([type='application/ld+json'])").Where(s => s.TextContent.Length > 0 || s.GetAttribute("src")?.StartsWith("/js/", StringComparison.Ordinal) != true)
                .Concat(page.All("img, iframe, object, embed, base, meta[http-equiv], link[rel=import]")).Concat(page.All("*").Where(e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || a.LocalName is "srcdoc" or "style" || (a.LocalName is "href" or "src" or "action" or "formaction" or "data" or "poster" && NotAnAddress().IsMatch(a.Value)))))
                .Select(e => e.OuterHtml).ToList();
            Assert.True(faults.Count == 0, $"{page.Asked}: {string.Join("\n", faults)}");
            foreach (var data in page.All("script[type='application/ld+json']"))
                JsonDocument.Parse(data.TextContent).Dispose();
        }
        else if (page.Type?.EndsWith("xml", StringComparison.Ordinal) == true)
        {
            Assert.All(XDocument.Parse(page.Text).Descendants(), e => Assert.True(e.Name.LocalName is not ("script" or "img" or "svg") && e.Attributes().All(a => !NotAnAddress().IsMatch(a.Value)), page.Asked));
        }
        else
        {
            Assert.True(page.Type is "application/json" or "text/vcard" or "text/plain" or null || page.Type.EndsWith("+json", StringComparison.Ordinal), $"{page.Asked} is {page.Type}");
            Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        }
    }

    private static HttpRequestMessage Get(string address) => new(HttpMethod.Get, address);

    /// <summary>The facts with scripts in every text of one or two records of every kind, as far as rules let them in.</summary>
    private Facts Attacked(Facts facts)
    {
        var (taken, refused) = (0, new List<string>());
        facts = facts.With(SampleNotices.All);
        foreach (var (kind, like) in RecordJson.Kinds.Select(k => (k, k switch { "cco" => "allcare-cco", "contact" => "client-services", "page" => "help/rides", "county" => "Jackson", "service-area" => "allcare-cco/", _ => "" })))
        {
            var (form, records) = (RecordForm.Of(kind), RecordJson.Records(facts).ToList());
            var at = records.FindIndex(r => r.Kind == kind && r.Key.StartsWith(like, StringComparison.OrdinalIgnoreCase));
            var fields = form.Fields(records[at].Body);
            foreach (var path in fields.Keys.Where(f => form.At(f) is { Field: { Words: { IsKey: false, IsPortals: false }, Shape: FieldShape.Input { Kind: InputKind.Line or InputKind.Paragraph or InputKind.Markdown } or FieldShape.Lines { Of.Kind: InputKind.Line } } }).ToList())
            {
                foreach (var payload in Payloads)
                {
                    var inLine = form.At(path)!.Value.Field.Shape is FieldShape.Input { Kind: InputKind.Markdown or InputKind.Paragraph };
                    var typed = fields.ToDictionary();
                    typed[path] = payload == Payloads[3] || payload == Payloads[4] ? payload : $"{fields[path]} {(inLine ? payload : payload.ReplaceLineEndings(" "))}".Trim();
                    if (form.Read(typed) is not { Errors.Count: 0, Body: { } body, Key: { } key } || key != records[at].Key)
                        continue;
                    var next = RecordJson.Facts([.. records.Index().Select(r => r.Index == at ? r.Item with { Body = body } : r.Item)]);
                    if (FactRules.Check(next).Count > 0)
                        continue;
                    (facts, fields, taken) = (next, typed, taken + 1);
                    records = [.. RecordJson.Records(facts)];
                    at = records.FindIndex(r => r.Kind == kind && r.Key == key);
                    break;
                }

                if (!fields[path].Contains(Mark, StringComparison.Ordinal))
                    refused.Add($"{kind} {path}");
            }
        }

        output.WriteLine($"{taken} fields took a script; rules refused all scripts in {refused.Count}: {string.Join(", ", refused)}");
        Assert.True(taken >= 60, $"{taken} fields");
        return facts;
    }

    [Fact]
    public async Task In_every_field_of_every_kind_it_is_words_on_staffs_pages_in_the_preview_and_to_members()
    {
        var editor = await portal.EditorAsync(Script);
        var change = await portal.SubmittedAsync("Edie", Attacked);
        var records = (await portal.AsAsync("Rosa", new ShowChange.Query(change)))!.Proposals.Select(p => p.Row).ToList();
        Assert.True(RecordJson.Kinds.Except(records.Select(r => r.Kind)).All(k => k is "county" or "zip" or "place"), string.Join(", ", RecordJson.Kinds.Except(records.Select(r => r.Kind))));
        foreach (var address in records.Select(r => $"/staff/edit/{r.Kind}/{r.Key}?change={change}").Prepend(ChangesPortal.PageOf(change)))
        {
            var page = await editor.SendUncheckedAsync(Get(address));
            Clean(page);
            Assert.Contains("alert(1)", page.Text, StringComparison.Ordinal);
        }

        var addresses = Loc().Matches((await Visitor.Of(portal).GetAsync("/sitemap.xml")).Text).Select(m => new Uri(m.Groups["loc"].Value).AbsolutePath).Where(a => !Language().IsMatch(a)).Concat(
            ["/find?q=97501", "/search?q=alert", "/search?q=javascript", "/benefits?q=alert", "/api/v1/ccos/allcare-cco", "/api/v1/ccos", "/api/v1/lookup?zip=97501", "/api/v1/benefits?q=alert", "/ccos/allcare-cco/contact.vcf", "/sitemap.xml", "/opensearch.xml"]).ToList();
        var previewed = new List<string>();
        foreach (var address in addresses)
        {
            var page = await editor.SendUncheckedAsync(Get($"/staff/preview/{change}/2026-11-22{address}"));
            Clean(page);
            if (page.Text.Contains(Mark, StringComparison.Ordinal))
                previewed.Add(address);
        }

        await portal.ApproveAsync("Rosa", change);
        var edition = Assert.IsType<PublishChange.Outcome.Published>(await portal.AsAsync("Edie", new PublishChange.Command(change))).Edition;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (portal.Edition().Number != edition)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }

        // Members are shown the notices, which have scripts, on every page.
        var (visitor, shown) = (Visitor.Of(portal), 0);
        foreach (var address in addresses.Concat(addresses.Where(a => a[1..].Split('/', '?')[0] is "" or "ccos" or "help" or "benefits" or "counties").SelectMany(a => new[] { $"/es{a}", $"/ar{a}" })).Concat(["/updates", "/updates.atom"]))
        {
            var page = await visitor.SendUncheckedAsync(Get(address));
            Clean(page);
            shown += page.Text.Contains(Mark, StringComparison.Ordinal) ? 1 : 0;
        }

        foreach (var record in records)
            Clean(await editor.SendUncheckedAsync(Get($"/staff/records/{record.Kind}/{record.Key}")));
        output.WriteLine($"{addresses.Count} addresses, {previewed.Count} of them with a script as words in the preview; {shown} pages with one to members");
        Assert.True(previewed.Count > 100, $"{previewed.Count}");
        Assert.True(shown > 100, $"{shown}");
        // Where it matters most: in the words of a page, beside a CCO's name, and in the feed.
        foreach (var address in new[] { "/help/rides", "/ccos/allcare-cco", "/es/ccos/allcare-cco", "/counties/jackson" })
            Assert.Contains(Mark, (await visitor.SendUncheckedAsync(Get(address))).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_what_people_say_and_are_called_it_is_words_on_every_page_of_staff()
    {
        var (editor, reviewer, admin) = (await portal.EditorAsync(Script), await portal.ReviewerAsync(Script + "2"), await Colleague.InAsync(portal, StaffRole.Admin, Script));
        await editor.SendUncheckedAsync(Get("/staff/changes/new"));
        await editor.SendUncheckedAsync(Posted(editor, "/staff/changes/new", ("Title", Script), ("Reason", Script), ("Source", "javascript:alert(1)")));
        var change = Guid.Parse(editor.Seen!.Location!.Split('/')[^1]);
        await portal.ProposeAsync("Edie", change, Edits.Phone("ihn-cco", 701));
        var here = ChangesPortal.PageOf(change);
        foreach (var (who, handler, field) in new[] { (editor, "Comment", "Text"), (editor, "Submit", "Text"), (reviewer, "SendBack", "Why"), (editor, "Submit", "Text") })
        {
            Clean(await who.SendUncheckedAsync(Get(here)));
            Assert.Equal(HttpStatusCode.Redirect, (await who.SendUncheckedAsync(Posted(who, $"{here}?handler={handler}", (field, Script)))).Status);
        }

        // What is refused comes back as it was typed.
        Clean(await editor.SendUncheckedAsync(Get(here)));
        var refused = await editor.SendUncheckedAsync(Posted(editor, $"{here}?handler=Describe", ("Title", ""), ("Reason", "</textarea>" + Script), ("Source", Script)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Clean(refused);
        Assert.Equal("</textarea>" + Script, refused.All("textarea[name=Reason]").Single().TextContent);
        await reviewer.SendUncheckedAsync(Get($"{here}/break-glass"));
        Assert.Equal(HttpStatusCode.Redirect, (await reviewer.SendUncheckedAsync(Posted(reviewer, $"{here}/break-glass", ("Reason", Script)))).Status);
        Guid glass;
        await using (var db = portal.Open())
        {
            glass = (await db.Editions.SingleAsync(e => e.Change == change)).BreakGlassId!.Value;
            db.Add(new PageReportRow(0, "/ccos/\"'><script>alert(1)</script>", 1, "text", Script, new DateOnly(2026, 11, 22)));
            await db.SaveChangesAsync();
        }

        string[] addresses =
        [
            here, "/staff", "/staff/changes", "/staff/changes?closed=true", $"/staff/break-glass/{glass}", "/staff/records/cco/ihn-cco", "/staff/edit/cco/ihn-cco", "/staff/on", "/staff/fresh", "/staff/reports", "/staff/spreadsheets", "/staff/audit",
            "/staff/people", $"/staff/people/{editor.Account.Id}", "/account/security", "/staff/on/2026-11-22/ccos/ihn-cco", $"/staff/preview/{change}/2026-11-22/",
        ];
        var seen = new List<string>();
        foreach (var address in addresses)
        {
            foreach (var who in new[] { editor, reviewer, admin })
            {
                var page = await who.SendUncheckedAsync(Get(address));
                Clean(page);
                if (page.Status == HttpStatusCode.OK && page.Document.QuerySelector("main")!.TextContent.Contains(Mark, StringComparison.Ordinal))
                    seen.Add(address);
            }
        }

        // Whoever signs in is named on every page; these show more of it.
        Assert.Equal([here, "/staff", "/staff/changes?closed=true", $"/staff/break-glass/{glass}", "/staff/records/cco/ihn-cco", "/staff/on", "/staff/reports", "/staff/people"], addresses[..13].Intersect(seen).Except(["/staff/changes", "/staff/edit/cco/ihn-cco", "/staff/fresh", "/staff/spreadsheets", "/staff/audit"]));
        var third = await portal.ReviewerAsync(Script + "3");
        await third.SendUncheckedAsync(Get($"/staff/break-glass/{glass}"));
        Assert.Equal(HttpStatusCode.Redirect, (await third.SendUncheckedAsync(Posted(third, $"/staff/break-glass/{glass}", ("Note", Script)))).Status);
        var review = await third.SendUncheckedAsync(Get($"/staff/break-glass/{glass}"));
        Clean(review);
        Assert.Contains(review.All("dd").Select(d => d.TextContent), t => t == Script);
    }

    private static HttpRequestMessage Posted(Colleague who, string address, params (string Name, string Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", who.Seen!.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
    };

    [GeneratedRegex(@"^[\s\x00-\x1f]*(j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex NotAnAddress();

    [GeneratedRegex("<loc>(?<loc>[^<]*)")]
    private static partial Regex Loc();

    [GeneratedRegex("^/[a-z]{2,3}(-[A-Za-z]+)?(/|$)")]
    private static partial Regex Language();
}
