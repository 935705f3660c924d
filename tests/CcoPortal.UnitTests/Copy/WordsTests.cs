using System.Text.RegularExpressions;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Copy;

public sealed partial class WordsTests(ITestOutputHelper output)
{
    [Fact]
    public void Hours_of_every_cco_and_line_read_well()
    {
        var facts = RealData.Edition.Facts;
        var lines = facts.Ccos.Where(c => c.Hours is not null).SelectMany(c => Words.Hours(c.Hours!.Value).Select(h => $"{c.ShortName}: {h}"))
            .Concat(facts.Contacts.Where(c => c.Hours is not null).SelectMany(c => Words.Hours(c.Hours!.Value).Select(h => $"{c.Label}: {h}"))).ToList();

        output.WriteLine(string.Join('\n', lines));
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(HoursInWords(), line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void Hours_are_said_span_by_span_and_in_mountain_time_where_asked()
    {
        var winter = RealData.Edition.Cco("pacificsource-central-oregon")!.Hours!.Value;

        Assert.Equal(["Monday to Friday, 8 a.m. to 5 p.m.", "October 1 to January 1: every day, 8 a.m. to 8 p.m."], Words.Hours(winter));
        Assert.Equal(["Monday to Friday, 9 a.m. to 6 p.m.", "October 1 to January 1: every day, 9 a.m. to 9 p.m."], Words.Hours(winter, 1));
    }

    [Theory]
    [InlineData("Monday", "Monday")]
    [InlineData("Monday and Tuesday", "Tuesday Monday")]
    [InlineData("Monday to Wednesday", "Monday Tuesday Wednesday")]
    [InlineData("Monday, Wednesday, and Friday", "Friday Monday Wednesday")]
    [InlineData("Friday to Sunday", "Sunday Saturday Friday")]
    [InlineData("Saturday and Sunday", "Saturday Sunday")]
    [InlineData("Monday and Sunday", "Sunday Monday")]
    [InlineData("Monday to Saturday", "Monday Tuesday Wednesday Thursday Friday Saturday")]
    [InlineData("Every day", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday")]
    public void Days_of_the_week_start_on_Monday(string words, string days) => Assert.Equal(
        $"{words}, 8:30 a.m. to 12 p.m.",
        Words.Hours(new OpeningHours([new([.. days.Split(' ').Select(Enum.Parse<DayOfWeek>)], new TimeOnly(8, 30), new TimeOnly(12, 0), null)], null)).Single());

    [Theory]
    [InlineData(0, 0, "12 a.m.")]
    [InlineData(8, 0, "8 a.m.")]
    [InlineData(8, 5, "8:05 a.m.")]
    [InlineData(11, 59, "11:59 a.m.")]
    [InlineData(12, 0, "12 p.m.")]
    [InlineData(17, 30, "5:30 p.m.")]
    public void A_time_is_said_with_a_m_or_p_m(int hour, int minute, string words) => Assert.Equal(words, Words.Time(new TimeOnly(hour, minute)));

    [Fact]
    public void The_rule_of_the_contracts_example_is_said_as_the_contract_says_it()
    {
        var map = RealData.Edition.Coverage;
        var served = Assert.IsType<Served>(map.ForZip(97410, map.Names.County("Douglas")!, A.Day("2026-11-22")));

        Assert.Equal("/areas/douglas/allcare-cco,umpqua-health-alliance", served.Href);
        Assert.Equal("only ZIPs 97410, 97442 of Douglas County", Words.Rule(served.Ccos.Single(c => c.Cco.Slug == "allcare-cco")));
        Assert.Equal("all of Douglas County except ZIPs 97441, 97467, 97473", Words.Rule(served.Ccos.Single(c => c.Cco.Slug == "umpqua-health-alliance")));
    }

    [Theory]
    [InlineData(Extent.Whole, "", "all of Lane County")]
    [InlineData(Extent.Only, "97731", "only ZIP 97731 of Lane County")]
    [InlineData(Extent.Only, "97731 97733", "only ZIPs 97731, 97733 of Lane County")]
    [InlineData(Extent.Except, "97731", "all of Lane County except ZIP 97731")]
    [InlineData(Extent.Except, "97731 97733", "all of Lane County except ZIPs 97731, 97733")]
    [InlineData(Extent.PartUnlisted, "", "part of Lane County; which ZIPs is not known")]
    public void Each_rule_has_its_words(Extent extent, string zips, string words) => Assert.Equal(words, Words.Rule(
        new ServiceArea("x", "Lane", extent, zips.Split(' ', StringSplitOptions.RemoveEmptyEntries), null, null, Certainty.Ask, "", [], A.Day("2026-11-22"))));

    [Fact]
    public void The_same_rule_is_said_once()
    {
        var map = A.Map(
            A.Zip("97001").In("Marion", .6).In("Polk", .4), A.Cco("river-health").Serving("Marion").Until("2026-11-01").Serving("Marion").From("2026-11-01").Serving("Polk"));

        Assert.Equal("all of Marion County; all of Polk County", Words.Rule(((Served)map.ForZip(97001, A.Day("2026-11-22"))).Ccos.Single()));
    }

    [Theory]
    [InlineData("988", "tel:988")]
    [InlineData("711", "tel:711")]
    [InlineData("800-273-0557", "tel:+18002730557")]
    public void A_phone_can_be_tapped(string phone, string href) => Assert.Equal(href, Words.Tel(phone));

    [Fact]
    public void Every_phone_in_the_data_can_be_tapped()
    {
        var facts = RealData.Edition.Facts;
        var phones = facts.Ccos.SelectMany(c => new[] { c.Phone?.Value, c.TollFree?.Value, c.Fax?.Value }.Concat(c.Rides?.Value.Phones ?? []).Concat(c.Tty?.Value ?? []))
            .Concat(facts.Contacts.Select(c => c.Phone)).OfType<string>().ToList();

        Assert.NotEmpty(phones);
        Assert.All(phones, p => Assert.Matches("^tel:([0-9]{3}|\\+1[0-9]{10})$", Words.Tel(p)));
    }

    [Theory]
    [InlineData("2020", "2020")]
    [InlineData("2020-01", "January 2020")]
    [InlineData("2026-10", "October 2026")]
    [InlineData("older sources", "older sources")]
    public void The_date_of_a_source_is_said_as_far_as_it_is_known(string asOf, string words) => Assert.Equal(words, Words.AsOf(asOf));

    [Theory]
    [InlineData(Confidence.High, null, "")]
    [InlineData(Confidence.High, "2020", "(as of 2020)")]
    [InlineData(Confidence.Medium, "2020-01", "(as of January 2020)")]
    [InlineData(Confidence.Medium, null, "(our source has no date)")]
    public void A_value_is_shown_with_what_must_be_said_of_it(Confidence confidence, string? asOf, string words) =>
        Assert.Equal(words, Words.Caution(new Fact<string>("x", "y", confidence, asOf)));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a and b")]
    [InlineData("a b c", "a, b, and c")]
    [InlineData("a b c d", "a, b, c, and d")]
    public void A_list_is_said_as_people_say_it(string items, string words) =>
        Assert.Equal(words, Words.List(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Small_counts_are_words_and_large_ones_digits() => Assert.Equal(
        ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "10", "36"],
        Enumerable.Range(1, 10).Append(36).Select(Words.Count));

    [Fact]
    public void A_day_is_said_in_full_and_in_iso()
    {
        Assert.Equal("November 22, 2026", Words.Day(A.Day("2026-11-22")));
        Assert.Equal("January 1, 2027", Words.Day(A.Day("2027-01-01")));
        Assert.Equal("2026-11-02", Words.Iso(A.Day("2026-11-02")));
    }

    [Fact]
    public void No_two_ccos_have_one_name() =>
        Assert.Equal(RealData.Edition.Facts.Ccos.Count, RealData.Edition.Facts.Ccos.Select(Words.Name).Distinct().Count());

    [GeneratedRegex("^([A-Z][a-z]+ [0-9]+ to [A-Z][a-z]+ [0-9]+: )?([Ee]very day|[A-Z][a-z]+day( to [A-Z][a-z]+day)?), [0-9]+(:[0-9]{2})? [ap]\\.m\\. to [0-9]+(:[0-9]{2})? [ap]\\.m\\.$")]
    private static partial Regex HoursInWords();
}
