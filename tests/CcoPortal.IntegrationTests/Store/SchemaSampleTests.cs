using System.Text.Json;
using System.Text.Json.Nodes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;
using Xunit;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>
/// Bodies as they were once published, a file for each schema, never edited: revisions are for ever, so this portal must read them.
/// A new schema brings a file of its own and the values it must become; the old files stay.
/// </summary>
public sealed class SchemaSampleTests
{
    /// <summary>What the samples of every schema must become today; every field that can have a value has one.</summary>
    private static readonly Dictionary<int, Facts> Expected = new()
    {
        [1] = First(),
        [2] = WithTranslations(First()),
        [3] = WithCheckedDaysAndPeople(WithTranslations(First())),
        [4] = WithMoreCheckedDays(WithCheckedDaysAndPeople(WithTranslations(First()))),
    };

    private static Facts First() => new Facts(
            [new County("hood-river", "Hood River", "41027", "Hood River", 23977)],
            [new Zip("97014", ZipStatus.Disputed, "STANDARD", "Cascade Locks", "97014", [new ZipCounty("Hood River", 0.9375, true), new ZipCounty("Multnomah", 0.0625, false)])],
            [new Place("cascade-locks-hood-river", "Cascade Locks", "incorporated city", [new PlaceCounty("Hood River", 1)], ["97014"], 1379)],
            [
                new Cco(
                    "gorge-health", "Gorge Health – Central", "Gorge", "Gorge Health Inc", [Fact("Old Gorge Health")], Fact("https://gorge.example"), Fact("541-555-0100"),
                    Fact("800-555-0100"), Fact<IReadOnlyList<string>>(["711", "800-735-2900"]), Fact("541-555-0101"), Fact("members@gorge.example"),
                    Fact(Hours), Fact("1 Main Street, Hood River, OR 97031"),
                    Fact(new RideLine("Gorge Rides", ["877-555-0100"], ["711"], "Every day", new Dictionary<string, string> { ["The Dalles"] = "541-555-0102" })),
                    Fact("Advantage Dental"), [Fact(new NamedPhone("Pharmacy", "541-555-0103"))],
                    new Dictionary<string, IReadOnlyList<string>> { ["Hood River"] = ["river-health", "hill-health"] }),
            ],
            [
                new ServiceArea(
                    "gorge-health", "Hood River", Extent.Only, ["97014", "97031"], new DateOnly(2012, 11, 1), new DateOnly(2027, 1, 1), Certainty.Confirmed,
                    "A “note”", ["https://example.org/a", "https://example.org/b"], new DateOnly(2026, 11, 22)),
            ],
            [
                new ContactLine(
                    "client-services", "members", "OHP Client Services", "Questions about your plan", "800-273-0557", ["711"], "503-555-0100", Fact(Hours),
                    "PO Box 14520, Salem, OR 97309", "ask@example.org", "https://example.org", Confidence.Low, "2026-10"),
            ],
            [new Holiday(new DateOnly(2026, 11, 26), "Thanksgiving Day", "ORS 187.010")])
    {
        Benefits =
            [
                new Benefit(
                    "glasses", 57, BenefitArea.Vision, Confidence.High, true, Cover.Limited, Cover.Yes, Cover.Yes, [new BenefitLimit(["OHA-VISION"], Confidence.Medium)],
                    new PriorApproval(Need.Usually, Confidence.Low), Need.Sometimes, new Cost(0.5m, ["OHA-VISION"], Confidence.High), PaidAs.Physical,
                    new Dictionary<string, Payer> { ["CCOA"] = Payer.Cco, ["open-card"] = Payer.Oha }, [new PackageTerms("ohp-plus-supplemental", Cover.Limited, true, Payer.CcoAndOha)],
                    [Source], new DateOnly(2026, 11, 22),
                    English(new BenefitText(
                        "Eye glasses", "Glasses", "Frames and lenses.", "Call {phone:client-services}.", "Only after surgery", "As often as needed", "Every 24 months", ["One pair a year"],
                        "Ask first", "From an eye doctor", new Dictionary<string, string> { ["ohp-plus-supplemental"] = "More while pregnant" })),
                    English<IReadOnlyList<string>>(["glasses", "new specs"])),
            ],
        Packages =
            [
                new BenefitPackage(
                    "ohp-plus-supplemental", 1, ["BMP"], PackageStatus.Ended, new DateOnly(2023, 6, 30), "CCOA", true, Confidence.Medium, [Source],
                    English(new PlanText("OHP Plus Supplemental", "OHP Plus with more.", "Pregnant members"))),
            ],
        EnrollmentTypes =
            [
                new EnrollmentType(
                    "CCOB", Payer.Cco, Payer.Cco, Payer.Oha, Payer.OhaRides, Confidence.High, [Source],
                    English(new PlanText("CCO-B", "Your CCO covers all but your teeth.", "Members with a dental plan"))),
            ],
        CcoExtras = [new CcoExtra("gorge-glasses", ["gorge-health"], "glasses", true, "541-555-0104", English("A second pair a year."), "https://gorge.example/extras", Confidence.High, "2026-10")],
        Dangers =
            [
                new DangerTopic(
                    "suicide", 2, ["crisis", "emergency"], ["glasses"], English(new DangerText("Thinking about suicide?", "Call {phone:crisis} now.")),
                    English<IReadOnlyList<string>>(["suicid*", "kill|hurt myself"])),
            ],
        Pages =
            [
                new ContentPage(
                    "help", "rides", 60, "member-services", ["https://example.org/rides"], new DateOnly(2026, 11, 22),
                    English(new PageText("Get a ride", "A free ride to care.", "Call {phone:crisis}.\n"))),
            ],
        Measures =
            [
                new Measure(
                    "visits", 3, [new MeasureValue(2024, 6.5m), new MeasureValue(2025, 7)], [5, 7.3m], 2025, ["https://example.org/report"], new DateOnly(2026, 11, 22),
                    Confidence.High, English("Visits with an interpreter")),
            ],
    };

    private static Facts WithTranslations(Facts facts)
    {
        Dictionary<string, Translation> how = new() { ["es"] = new Translation(TranslationStatus.Reviewed, "translator", new DateOnly(2026, 11, 22), "0123456789abcdef") };
        return facts with
        {
            Ccos = [facts.Ccos[0] with { SearchWords = English<IReadOnlyList<string>>(["gorge plan"]) }],
            Contacts = [facts.Contacts[0] with { Texts = new Dictionary<string, ContactText> { ["es"] = new("Servicios al Cliente de OHP", "Preguntas sobre su plan") }, Translations = how }],
            Benefits = [facts.Benefits[0] with { Translations = how }],
            Packages = [facts.Packages[0] with { Translations = how }],
            EnrollmentTypes = [facts.EnrollmentTypes[0] with { Translations = how }],
            CcoExtras = [facts.CcoExtras[0] with { Translations = how }],
            Dangers = [facts.Dangers[0] with { Translations = how }],
            Pages = [facts.Pages[0] with { SearchWords = English<IReadOnlyList<string>>(["taxi"]), Translations = how }],
            Measures = [facts.Measures[0] with { Translations = how }],
        };
    }

    private static Facts WithCheckedDaysAndPeople(Facts facts)
    {
        var (cco, contact) = (facts.Ccos[0], facts.Contacts[0]);
        return facts with
        {
            Zips = [facts.Zips[0] with { Counties = [facts.Zips[0].Counties[0] with { People2010 = 1143 }, facts.Zips[0].Counties[1] with { People2010 = 12 }] }],
            Ccos =
            [
                cco with
                {
                    FormerNames = [.. cco.FormerNames.Select(n => Checked(n)!)],
                    Website = Checked(cco.Website),
                    Phone = Checked(cco.Phone),
                    TollFree = Checked(cco.TollFree),
                    Tty = Checked(cco.Tty),
                    Fax = Checked(cco.Fax),
                    Email = Checked(cco.Email),
                    Hours = Checked(cco.Hours),
                    Address = Checked(cco.Address),
                    Rides = Checked(cco.Rides),
                    DentalPlans = Checked(cco.DentalPlans),
                    OtherPhones = [.. cco.OtherPhones.Select(p => Checked(p)!)],
                },
            ],
            Contacts = [contact with { CheckedOn = new DateOnly(2026, 11, 21), Hours = Checked(contact.Hours) }],
            Notices =
            [
                new BannerNotice(
                    "wildfires-2026", NoticeLevel.Emergency, new WallClock(new DateOnly(2026, 11, 20), new TimeOnly(8, 0)), new WallClock(new DateOnly(2026, 11, 25), new TimeOnly(17, 30)),
                    English(new NoticeText("Leave now if you are told to", "Call {phone:emergency}.\n")))
                {
                    Translations = facts.Measures[0].Translations,
                },
            ],
        };

        static Fact<T>? Checked<T>(Fact<T>? fact) => fact is null ? null : fact with { CheckedOn = new DateOnly(2026, 11, 21) };
    }

    private static Facts WithMoreCheckedDays(Facts facts)
    {
        var day = new DateOnly(2026, 11, 21);
        return facts with
        {
            Packages = [facts.Packages[0] with { CheckedOn = day }],
            EnrollmentTypes = [facts.EnrollmentTypes[0] with { CheckedOn = day }],
            CcoExtras = [facts.CcoExtras[0] with { CheckedOn = day }],
            Holidays = [facts.Holidays[0] with { CheckedOn = day }],
        };
    }

    private static Source Source => new("OHA-VISION", "OHA: vision", "https://example.org/vision", "a stored copy of the page");

    private static Dictionary<string, T> English<T>(T text) => new() { ["en"] = text };

    private static OpeningHours Hours => new([new OpeningSpan([DayOfWeek.Monday, DayOfWeek.Friday], new TimeOnly(8, 0), new TimeOnly(17, 30), new Season(10, 1, 3, 31))], "Closed on holidays");

    public static TheoryData<string> Samples() =>
        [.. Expected.Keys.SelectMany(schema => Kinds(schema).Select(kind => $"schema {schema}: {kind}"))];

    /// <summary>Notices came with schema 3.</summary>
    private static IEnumerable<string> Kinds(int schema) => RecordJson.Kinds.Where(k => schema >= 3 || k != "notice");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_record_published_long_ago_still_says_what_it_said(string sample)
    {
        var (schema, kind) = (int.Parse(sample.Split(' ', ':')[1], System.Globalization.CultureInfo.InvariantCulture), sample.Split(": ")[1]);
        var record = Assert.Single(Kept(schema), r => r.Kind == kind);
        var expected = Assert.Single(RecordJson.Records(Expected[schema]), r => r.Kind == kind);

        var read = Assert.Single(RecordJson.Records(RecordJson.Facts([record])));

        Assert.Equal(expected, read);
        Assert.Equal(record.Key, read.Key);
    }

    [Fact]
    public void Every_schema_from_1_to_the_current_one_has_a_file_with_one_sample_of_every_kind()
    {
        Assert.Equal(Enumerable.Range(1, RecordJson.CurrentSchema), Expected.Keys.Order());
        Assert.Equal(Enumerable.Range(1, RecordJson.CurrentSchema).Select(n => $"v{n}.json"), Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (var schema in Expected.Keys)
            Assert.Equal(Kinds(schema), Kept(schema).Select(r => r.Kind));
    }

    [Fact]
    public void The_current_schema_writes_what_its_samples_say_so_a_new_field_needs_a_new_schema()
    {
        var kept = Kept(RecordJson.CurrentSchema).Select(r => (r.Kind, r.Key, r.Body));

        Assert.Equal(kept, RecordJson.Records(Expected[RecordJson.CurrentSchema]).Select(r => (r.Kind, r.Key, r.Body)));
    }

    [Fact]
    public void A_sample_leaves_no_field_of_its_record_empty()
    {
        foreach (var record in Kept(RecordJson.CurrentSchema))
            AssertFilled(JsonNode.Parse(record.Body), $"{record.Kind}");

        static void AssertFilled(JsonNode? node, string path)
        {
            Assert.True(node is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }), $"{path} is empty in its sample");
            foreach (var (name, value) in node as JsonObject ?? [])
                AssertFilled(value, $"{path}.{name}");
            foreach (var value in node as JsonArray ?? [])
                AssertFilled(value, $"{path}[]");
        }
    }

    [Fact]
    public void A_body_of_a_later_schema_or_without_a_field_is_refused_not_guessed()
    {
        var county = Kept(1)[0];

        Assert.Throws<JsonException>(() => RecordJson.Facts([county with { Schema = RecordJson.CurrentSchema + 1 }]));
        Assert.Throws<JsonException>(() => RecordJson.Facts([county with { Body = county.Body.Replace("fips", "fib", StringComparison.Ordinal) }]));
        Assert.Throws<JsonException>(() => RecordJson.Facts([county with { Body = "null" }]));
    }

    private static string Folder => Path.Combine(Path.GetDirectoryName(DataFolder.Original)!, "tests", "CcoPortal.IntegrationTests", "Store", "SchemaSamples");

    /// <summary>The file is for people to read, so its bodies are JSON there and text, without the spaces, in the store.</summary>
    private static List<PublishedRecord> Kept(int schema)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"v{schema}.json")));
        return
        [
            .. file.RootElement.EnumerateArray().Select(r => new PublishedRecord(
                r.GetProperty("kind").GetString()!, r.GetProperty("key").GetString()!, schema, JsonSerializer.Serialize(r.GetProperty("body")))),
        ];
    }

    private static Fact<T> Fact<T>(T value) => new(value, "https://example.org", Confidence.Medium, "2026-10");
}
