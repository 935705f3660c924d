using System.Text.Json.Nodes;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

public sealed class FactChangesTests
{
    private static readonly Facts Real = A.EveryKind;

    [Fact]
    public void Facts_that_were_read_apart_and_say_the_same_are_the_same() => Assert.Empty(FactChanges.Between(Real, RecordJson.Facts(RecordJson.Records(Real))));

    [Fact]
    public void A_record_that_is_new_and_one_that_is_gone_are_told()
    {
        var without = Real with { Contacts = [.. Real.Contacts.Where(c => c.Key != "poison")] };

        Assert.Equal([("contact", "poison", true, false)], FactChanges.Between(Real, without).Select(c => (c.Kind, c.Key, c.Before is not null, c.After is not null)));
        Assert.Equal([("contact", "poison", false, true)], FactChanges.Between(without, Real).Select(c => (c.Kind, c.Key, c.Before is not null, c.After is not null)));
    }

    /// <summary>Each value of each field of the fullest records is changed in their JSON, and must be seen.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_changed_in_a_record_is_seen(string kind)
    {
        var record = RecordJson.Records(Real).Where(r => r.Kind == kind).MaxBy(r => r.Body.Length)!;
        var paths = Leaves(JsonNode.Parse(record.Body)!).Select(l => l.GetPath()).ToList();
        var (alone, compared) = (RecordJson.Facts([record]), 0);
        foreach (var path in paths)
        {
            var body = JsonNode.Parse(record.Body)!;
            var leaf = Leaves(body).Single(l => l.GetPath() == path);
            if (Other(leaf) is not { } other)
                continue;
            leaf.ReplaceWith(other);
            Facts changed;
            try
            {
                changed = RecordJson.Facts([record with { Body = body.ToJsonString() }]);
            }
            catch (System.Text.Json.JsonException)
            {
                continue; // A name of a value that is none.
            }

            // What follows from other values is written and not read.
            if (RecordJson.Records(changed).Single().Body == record.Body)
                continue;
            compared++;
            Assert.True(FactChanges.Between(alone, changed).Any(c => c.Kind == kind), $"{kind} {record.Key}: {path} is not compared");
        }

        Assert.NotEqual(0, compared);
    }

    public static TheoryData<string> Kinds => [.. RecordJson.Kinds];

    private static IEnumerable<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p => Leaves(p.Value!)),
        JsonArray a => a.Where(i => i is not null).SelectMany(i => Leaves(i!)),
        _ => [node.AsValue()],
    };

    /// <summary>Another value of its type; null where none can be made.</summary>
    private static JsonValue? Other(JsonValue value) =>
        value.TryGetValue<bool>(out var yes) ? JsonValue.Create(!yes)
        : value.TryGetValue<decimal>(out var number) ? JsonValue.Create(number + 1)
        : value.TryGetValue<string>(out var text) ? JsonValue.Create(DateOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day.AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : text + "x") : null;
}
