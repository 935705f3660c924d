using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Facts with at least one record of every kind, small enough to publish in milliseconds.</summary>
internal static class SmallWorld
{
    public static readonly DateOnly CheckedOn = new(2026, 11, 22);

    public static Facts Facts { get; } = new(
        [new County("lane", "Lane", "41039", "Eugene", 382971), new County("linn", "Linn", "41043", "Albany", 128610)],
        [
            new Zip("97401", ZipStatus.Active, "STANDARD", "Eugene", "97401", [new ZipCounty("Lane", 1, true)]),
            new Zip("97446", ZipStatus.Active, "STANDARD", "Harrisburg", null, [new ZipCounty("Linn", 0.9, true), new ZipCounty("Lane", 0.1, true)]),
        ],
        [
            new Place("eugene-lane", "Eugene", "incorporated city", [new PlaceCounty("Lane", 1)], ["97401"], 175096),
            new Place("harrisburg-linn", "Harrisburg", "incorporated city", [new PlaceCounty("Linn", 0.75), new PlaceCounty("Lane", 0.25)], ["97446"], null),
        ],
        [
            Cco("hill-health", "Hill Health") with { Successors = new Dictionary<string, IReadOnlyList<string>> { ["Linn"] = ["river-health"] } },
            Cco("river-health", "River Health") with { Phone = new Fact<string>("541-555-0100", "https://river.example/contact", Confidence.High, "2026-10") },
        ],
        [
            Area("hill-health", "Linn", Extent.PartUnlisted) with { Certainty = Certainty.Ask, Sources = [], To = new DateOnly(2025, 1, 1) },
            Area("river-health", "Lane", Extent.Except, "97401") with { From = new DateOnly(2012, 8, 1) },
            Area("river-health", "Linn", Extent.Whole) with { From = new DateOnly(2012, 8, 1) },
        ],
        [new ContactLine("client-services", "members", "OHP Client Services", "Questions", "800-273-0557", ["711"], null, null, null, null, "https://example.org", Confidence.Low, null)],
        [Holiday(2026, 1, 1)]);

    public static Cco Cco(string slug, string name) => new(
        slug, name, name, name, [], null, null, null, null, null, null, null, null, null, null, [], new Dictionary<string, IReadOnlyList<string>>());

    public static ServiceArea Area(string cco, string county, Extent extent, params string[] zips) =>
        new(cco, county, extent, zips, null, null, Certainty.Likely, "", ["https://example.org"], CheckedOn);

    public static Holiday Holiday(int year, int month, int day) => new(new DateOnly(year, month, day), "A day off", "https://example.org");

    /// <summary>The same facts and one more holiday: the smallest thing there is to publish.</summary>
    public static Facts WithHoliday(this Facts facts, int year, int month, int day) => facts with { Holidays = [.. facts.Holidays, Holiday(year, month, day)] };
}
