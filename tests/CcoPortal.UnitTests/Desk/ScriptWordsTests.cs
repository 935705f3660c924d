using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>What an agent says of numbers and hours, and what of it is news for whom it was said to.</summary>
public sealed class ScriptWordsTests
{
    private static readonly DateOnly Checked = A.Day("2026-11-22");

    [Fact]
    public void Hours_come_with_their_note_their_clock_and_how_old_they_are_and_in_Malheur_County_in_both_times()
    {
        var moment = A.Moment(WithHours(9), "2026-11-22");
        var script = ScriptWords.Of(Cco(moment), moment, moment.Today);
        Assert.Equal(["Monday, 9 a.m. to 5 p.m.", "Pacific time. In Mountain time: Monday, 10 a.m. to 6 p.m.", "You can leave a voice message at other times.", "(as of 2013)"], script.Numbers.Single().HoursToSay);
        Assert.Contains("(as of 2013)", string.Join('\n', HandOut.Of(Cco(moment), "en", moment, moment.Today, "http://localhost").Paragraphs(moment)), StringComparison.Ordinal);

        Assert.Equal(script.Numbers.Single().Hours, Served("Malheur").Numbers.Single().Hours);
        Assert.Equal(["Monday, 9 a.m. to 5 p.m.", "You can leave a voice message at other times.", "Pacific time. (as of 2013)"], Served("Baker").Numbers.Single().HoursToSay);

        CallScript Served(string county)
        {
            var coverage = moment.Edition.Coverage.ForCounty(moment.Edition.Coverage.Names.County(county)!, moment.Today);
            return ScriptWords.Of(new DeskAnswer.Place(new(null, null, county), coverage, false, []), moment, moment.Today);
        }
    }

    [Fact]
    public void That_a_value_grows_old_is_said_with_a_CCO_and_with_a_place_and_is_no_change_but_other_hours_are_one()
    {
        var (then, later) = (A.Moment(WithHours(9), "2027-05-15"), A.Moment(WithHours(9), "2027-06-10"));
        var said = HandOut.Said(Cco(then), then, then.Today).Single(s => s.Language == "en");
        var now = ScriptWords.Of(Cco(later), later, later.Today);
        Assert.DoesNotContain(ScriptWords.Of(Cco(then), then, then.Today).Sure, s => s.Contains("Last checked", StringComparison.Ordinal));
        Assert.Equal(["Eastern Oregon Coordinated Care Organization, 888-788-9821: Last checked on November 22, 2026.", "Free rides: (as of 2020) Last checked on November 22, 2026."], now.Sure.Skip(1));
        Assert.Equal("(as of 2013) Last checked on November 22, 2026.", now.Numbers.Single().Caution);
        Assert.Equivalent((Array.Empty<string>(), Array.Empty<string>()), HandOut.Changes(said, now, null), strict: true);

        var place = new DeskAnswer.Place(new(null, null, "Malheur"), later.Edition.Coverage.ForCounty(later.Edition.Coverage.Names.County("Malheur")!, later.Today), false, []);
        Assert.Contains(now.Sure[1], ScriptWords.Of(place, later, later.Today).Sure);

        later = A.Moment(WithHours(10), "2027-06-10");
        var (gone, added) = HandOut.Changes(said, ScriptWords.Of(Cco(later), later, later.Today), null);
        Assert.Contains("Eastern Oregon Coordinated Care Organization: Monday, 9 a.m. to 5 p.m.", gone);
        Assert.Contains("Eastern Oregon Coordinated Care Organization: Monday, 10 a.m. to 5 p.m.", added);
    }

    [Fact]
    public void A_CCO_that_has_not_begun_has_not_ended()
    {
        var edition = A.Edition(A.Zip("97301").In("Marion"), A.Cco("old-health").Serving("Marion").Until("2027-01-01").SucceededBy("Marion", "new-health"), A.Cco("new-health").Serving("Marion").From("2027-01-01"));
        var moment = A.Moment(edition, "2026-11-22");
        Assert.Equal("January 1, 2027: New Health will start to serve Marion County, or parts of it.", Assert.Single(Sentences("new-health")));
        // And of one that will end, until when it serves.
        Assert.Equal(["A CCO in this county: Marion.", "January 1, 2027: Old Health will stop serving Marion County, or parts of it. Members will move to New Health."], Sentences("old-health"));
        moment = A.Moment(edition, "2027-01-01");
        Assert.Equal(["A CCO in this county: Marion."], Sentences("new-health"));
        Assert.Equal("This CCO has ended. See which CCO took over.", SiteWords.Of(new SiteHit.Cco("old-health"), moment).About);

        IReadOnlyList<string> Sentences(string slug) => ScriptWords.Of(new DeskAnswer.OfCco(edition.Cco(slug)!, [.. edition.AreasOf(edition.Cco(slug)!).Where(a => a.Holds(moment.Today))], null), moment, moment.Today).Sentences;
    }

    private static DeskAnswer.OfCco Cco(Moment moment)
    {
        var cco = moment.Edition.Cco("eastern-oregon-cco")!;
        return new(cco, moment.Edition.AreasOf(cco), null);
    }

    /// <summary>The real facts, where the CCO of Malheur County has these hours, all checked on a day.</summary>
    private static Edition WithHours(int opens)
    {
        var hours = new OpeningHours([new([DayOfWeek.Monday], new TimeOnly(opens, 0), new TimeOnly(17, 0), null)], "You can leave a voice message at other times.");
        var facts = RealData.Edition.Facts;
        return new Edition(1, DateTimeOffset.UnixEpoch, facts with
        {
            Ccos =
            [
                .. facts.Ccos.Select(c => c.Slug != "eastern-oregon-cco" ? c : c with
                {
                    TollFree = c.TollFree! with { AsOf = null, Confidence = Confidence.High, CheckedOn = Checked },
                    Hours = new Fact<OpeningHours>(hours, "https://example.org", Confidence.High, "2013") { CheckedOn = Checked },
                    Rides = c.Rides! with { AsOf = "2020", Confidence = Confidence.High, CheckedOn = Checked },
                }),
            ],
        });
    }
}
