using CcoPortal.Application.Desk;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Domain.Desk;
using Xunit;

namespace CcoPortal.UnitTests.Desk;

/// <summary>Which revisions of a record were wrong, once a correction says that what was published was.</summary>
public sealed class WrongFactTests
{
    private const string Area = "service-area", Cco = "cco";

    /// <summary><c>3 phone=1 fax=9</c>: edition 3; <c>4 -</c>: withdrawn in edition 4. <c>names=a,b</c> is a list whose items are known by what they say.</summary>
    private static WrongFact? Of(string kind, int correctedIn, params IEnumerable<string> revisions) => WrongFact.Of(
        RecordForm.Of(kind), [.. revisions.Select(r => r.Split(' ')).Select(r => new PastRevision(int.Parse(r[0], null), r[1] == "-" ? null : r[1..].SelectMany(Fields).ToDictionary()))], correctedIn);

    private static IEnumerable<KeyValuePair<string, string>> Fields(string said) => said.Split('=') switch
    {
        ["phone", var number] => [new("tollFree.value", number)],
        ["fax", var number] => [new("fax.value", number)],
        ["names", ""] => [],
        ["names", var names] => names.Split(',').Index().Select(n => KeyValuePair.Create($"formerNames.{n.Index}.value", n.Item)),
        [var path, var text] => [new(path, text)],
        _ => throw new ArgumentException(said, nameof(said)),
    };

    private static string Editions(WrongFact? wrong) => string.Join(' ', (wrong?.Editions ?? new HashSet<int>()).Order());

    private static IEnumerable<string> Paths(WrongFact? wrong) => wrong!.Fields.Select(f => f.Path).Order(StringComparer.Ordinal);

    [Fact]
    public void Revisions_are_wrong_for_as_long_as_they_had_the_value_that_was_corrected() =>
        Assert.Equal("5 7", Editions(Of(Cco, 9, "1 phone=2 fax=9", "3 phone=1 fax=9", "5 phone=2 fax=8", "7 phone=2 fax=9", "9 phone=3 fax=9")));

    [Fact]
    public void The_same_value_before_another_stood_there_may_have_been_true_in_its_time() =>
        Assert.Equal("5", Editions(Of(Cco, 7, "1 phone=2", "3 phone=1", "5 phone=2", "7 phone=3")));

    [Fact]
    public void Of_several_corrected_fields_each_goes_back_its_own_way()
    {
        var wrong = Of(Cco, 7, "1 phone=0 fax=9", "3 phone=1 fax=9", "5 phone=1 fax=9 website.value=4", "7 phone=2 fax=8 website.value=4");
        Assert.Equal(["fax.value", "tollFree.value"], Paths(wrong));
        Assert.Equal("1 3 5", Editions(wrong));
    }

    [Fact]
    public void What_stood_there_as_nothing_is_a_value_too() => Assert.Equal("3 5", Editions(Of(Area, 7, "1 to=2", "3 zips=1", "5 zips=1", "7 zips=1 to=2027-01-01")));

    [Fact]
    public void The_day_of_a_check_its_source_and_how_sure_are_left_out_unless_nothing_else_changed()
    {
        Assert.Equal(["tollFree.value"], Paths(Of(Cco, 3, "1 phone=1 tollFree.checkedOn=a tollFree.source=x tollFree.confidence=Low translations.es.from=q", "3 phone=2 tollFree.checkedOn=b tollFree.source=y tollFree.confidence=High translations.es.from=r")));
        Assert.Equal(["zips"], Paths(Of(Area, 3, "1 zips=97401 certainty=Ask sources=u checkedOn=a note=n", "3 zips=97402 certainty=Likely sources=v checkedOn=b note=m")));
        Assert.Equal(["certainty"], Paths(Of(Area, 3, "1 certainty=Ask zips=97401", "3 certainty=Confirmed zips=97401")));
        // A note on hours is read out.
        Assert.Equal(["hours.value.note"], Paths(Of(Cco, 3, "1 hours.value.note=a hours.asOf=1", "3 hours.value.note=b hours.asOf=2")));
    }

    [Fact]
    public void Of_a_withdrawn_record_everything_was_wrong() => Assert.Equal("1 3", Editions(Of(Cco, 5, "1 slug=a phone=1", "3 slug=a phone=2", "5 -")));

    [Fact]
    public void What_was_withdrawn_in_between_was_not_said() => Assert.Equal("5", Editions(Of(Cco, 7, "1 phone=1", "3 -", "5 phone=1", "7 phone=2")));

    [Fact]
    public void Where_nothing_was_published_before_nothing_was_wrong()
    {
        Assert.Null(Of(Cco, 1, "1 phone=1"));
        Assert.Null(Of(Cco, 5, "1 phone=1", "3 -", "5 phone=2"));
        Assert.Null(Of(Cco, 3, "1 phone=1", "3 phone=1"));
    }

    [Fact]
    public void What_came_after_the_correction_says_nothing() => Assert.Equal("1", Editions(Of(Cco, 3, "1 phone=1", "3 phone=2", "5 phone=1", "7 phone=2")));

    [Theory]
    // Another item came in front of what was wrong, or in front of what was right.
    [InlineData("1 3 5", "1 names=x", "3 names=x,b", "5 names=a,x,b", "7 names=a,y,b")]
    [InlineData("5", "1 names=b", "3 names=b,c", "5 names=x,b,c", "7 names=b,c")]
    // It moved, and its neighbours were others.
    [InlineData("3 5", "1 names=a,b", "3 names=x,b,c", "5 names=c,x", "7 names=c,y")]
    // It was missing.
    [InlineData("3 5", "1 names=a,y", "3 names=a", "5 names=b,a", "7 names=y,b,a")]
    // Only the order was wrong.
    [InlineData("3 5", "1 names=b,a", "3 names=a,b", "5 names=a,c,b", "7 names=b,c,a")]
    public void An_item_of_a_list_is_known_again_wherever_it_stands(string editions, params string[] revisions) => Assert.Equal(editions, Editions(Of(Cco, 7, revisions)));

    /// <summary>Lists that grow, shrink, move and change at random; which item is which is known here, and read from the revisions there.</summary>
    [Fact]
    public void However_a_list_was_edited_the_revisions_that_had_the_item_are_wrong()
    {
        const int seed = 20261123;
        var random = new Random(seed);
        var (kinds, some) = (new int[3], 0);
        for (var round = 0; round < 2000; round++)
        {
            // Each item with the value that it has now; no two values are ever the same.
            var (items, made) = (new List<(int Item, string Says)>(), 0);
            var history = new List<(int Item, string Says)[]>();
            for (var r = random.Next(1, 8); r > 0; r--)
            {
                Edit(random.Next(4));
                history.Add([.. items]);
            }

            var (kind, before) = (random.Next(3), history[^1]);
            Edit(kind);
            if (items.SequenceEqual(before))
                continue;
            Func<(int Item, string Says)[], bool> wrong = items.Count > before.Length ? was => !was.Any(i => i.Item == items.Except(before).Single().Item) : was => was.Contains(before.Except(items).Single());
            var expected = history.Index().Reverse().TakeWhile(h => wrong(h.Item)).Select(h => h.Index + 1).Order().ToList();
            var found = Of(Cco, history.Count + 1, history.Append([.. items]).Index().Select(h => $"{h.Index + 1} names={string.Join(',', h.Item.Select(i => i.Says))}"));
            Assert.True(string.Join(' ', expected) == Editions(found), $"seed {seed}, round {round}: {string.Join(" | ", history.Append([.. items]).Select(h => string.Join(',', h.Select(i => i.Says))))}: {Editions(found)}");
            kinds[kind]++;
            some += expected.Count < history.Count ? 1 : 0;

            void Edit(int how)
            {
                var at = random.Next(items.Count + 1);
                if (how == 0)
                    items.Insert(at, (++made, $"n{made}"));
                else if (at == items.Count)
                    return;
                else if (how == 1)
                    items.RemoveAt(at);
                else if (how == 2)
                    items[at] = (items[at].Item, $"n{++made}");
                else
                    items = [.. items.OrderBy(_ => random.Next())];
            }
        }

        Assert.True(kinds.Min() > 200 && some > 300, $"{string.Join(' ', kinds)}, {some}");
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-23"), InlineData("2026-11-22", "2026-11-23"), InlineData("2026-11-25", "2026-11-27"), InlineData("2026-11-24", "2026-11-25")]
    public void A_promise_is_for_the_next_day_that_is_neither_weekend_nor_holiday(string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), CallBackTerms.NextWorkingDay(DateOnly.Parse(day, null), d => d == new DateOnly(2026, 11, 26)));
}
