using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Editions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcoPortal.UnitTests.Staff.Editing;

public sealed class DifferencesAndMergeTests
{
    private static readonly ILookup<string, PublishedRecord> Real = RecordJson.Records(A.EveryKind).ToLookup(r => r.Kind);

    public static TheoryData<string> Kinds => [.. RecordJson.Kinds];

    private static Dictionary<string, string> Fields(string kind, string key) => RecordForm.Of(kind).Fields(Real[kind].Single(r => r.Key == key).Body).ToDictionary();

    [Fact]
    public void A_changed_phone_is_told_with_its_label_what_it_was_and_what_it_is()
    {
        var (before, after) = (Fields("cco", "allcare-cco"), Fields("cco", "allcare-cco"));
        after["tollFree.value"] = "888-460-0186";
        after["tollFree.checkedOn"] = "2026-12-01";

        var all = RecordForm.Of("cco").Differences(before, after);

        Assert.Equal([("Toll-free phone", "888-460-0185", "888-460-0186"), ("Toll-free phone – checked on", "2026-11-22", "2026-12-01")], all.Select(d => (d.Label, d.Before, d.After)));
    }

    [Fact]
    public void A_source_that_moved_up_changed_its_place_and_nothing_else()
    {
        var before = Fields("benefit", "primary-care-visit");
        var last = before.Keys.Where(k => k.StartsWith("sources.", StringComparison.Ordinal)).Max(k => int.Parse(k.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture));
        var after = before.ToDictionary(
            f => f.Key.Split('.') is ["sources", var n, var rest] ? $"sources.{(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) + 1) % (last + 1)}.{rest}" : f.Key, f => f.Value);

        var only = Assert.Single(RecordForm.Of("benefit").Differences(before, after));

        Assert.Equal(("Sources – order", true), (only.Label, only.IsLines));
        Assert.Equal(only.Before.Split('\n').Order(), only.After.Split('\n').Order());
    }

    [Fact]
    public void An_item_that_was_taken_out_from_the_middle_is_told_and_the_others_are_not()
    {
        var before = Fields("benefit", "primary-care-visit");
        var after = before.Where(f => !f.Key.StartsWith("packages.1.", StringComparison.Ordinal)).ToDictionary();

        var all = RecordForm.Of("benefit").Differences(before, after);

        Assert.All(all, d => Assert.StartsWith("Packages that include it: ohp-plus-supplemental", d.Label, StringComparison.Ordinal));
        Assert.All(all, d => Assert.Equal("", d.After));
    }

    [Fact]
    public void A_new_record_is_all_new_and_a_withdrawn_one_all_gone()
    {
        var fields = Fields("contact", "client-services");
        var form = RecordForm.Of("contact");

        Assert.Equal(fields.Count, form.Differences(new Dictionary<string, string>(), fields).Count(d => d.Before.Length == 0));
        Assert.Equal(fields.Count, form.Differences(fields, new Dictionary<string, string>()).Count(d => d.After.Length == 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_versions_are_the_same_when_and_only_when_nothing_differs(string kind)
    {
        var form = RecordForm.Of(kind);
        Prop.ForAll(RecordFormTests.Random(form).Two().ToArbitrary(), two =>
        {
            var bodies = new[] { two.Item1, two.Item2 }.Select(f => form.Read(f).Body).ToList();
            if (bodies.Any(b => b is null))
                return;
            var fields = bodies.ConvertAll(b => form.Fields(b!));
            Assert.Empty(form.Differences(fields[0], fields[0]));
            Assert.Equal(bodies[0] == bodies[1], form.Differences(fields[0], fields[1]).Count == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Two_people_who_changed_different_fields_both_find_their_change()
    {
        var (seen, mine, theirs) = (Fields("cco", "allcare-cco"), Fields("cco", "allcare-cco"), Fields("cco", "allcare-cco"));
        mine["phone.value"] = "541-555-0101";
        theirs["fax.value"] = "541-555-0102";
        theirs["formerNames.1.value"] = "Mid Rogue";
        theirs["formerNames.1.source"] = "their letter";
        theirs["formerNames.1.confidence"] = "High";

        var merged = RecordForm.Of("cco").Merge(seen, mine, theirs);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("541-555-0101", "541-555-0102", "AllCare Health Plan", "Mid Rogue"),
            (merged.Fields["phone.value"], merged.Fields["fax.value"], merged.Fields["formerNames.0.value"], merged.Fields["formerNames.1.value"]));
    }

    [Fact]
    public void What_two_people_changed_in_different_ways_is_named_and_mine_stays_until_someone_decides()
    {
        var (seen, mine, theirs) = (Fields("cco", "allcare-cco"), Fields("cco", "allcare-cco"), Fields("cco", "allcare-cco"));
        mine["phone.value"] = "541-555-0101";
        theirs["phone.value"] = "541-555-0102";

        var merged = RecordForm.Of("cco").Merge(seen, mine, theirs);

        Assert.Equal(new FieldConflict("phone.value", "Phone", "541-471-4106", "541-555-0101", "541-555-0102"), Assert.Single(merged.Conflicts));
        Assert.Equal("541-555-0101", merged.Fields["phone.value"]);
    }

    [Fact]
    public void Items_that_one_took_out_and_the_other_left_alone_are_gone_and_edited_ones_are_a_conflict()
    {
        var seen = Fields("benefit", "primary-care-visit");
        var mine = seen.Where(f => !f.Key.StartsWith("packages.0.", StringComparison.Ordinal)).ToDictionary();
        var theirs = seen.Where(f => !f.Key.StartsWith("packages.1.", StringComparison.Ordinal) && !f.Key.StartsWith("packages.2.", StringComparison.Ordinal)).ToDictionary();
        mine["packages.2.childRules"] = "yes";

        var merged = RecordForm.Of("benefit").Merge(seen, mine, theirs);

        var packages = merged.Fields.Where(f => f.Key.StartsWith("packages.", StringComparison.Ordinal) && f.Key.EndsWith(".package", StringComparison.Ordinal)).Select(f => f.Value);
        Assert.Equal(["limited-drug", "bridge", "healthier-oregon", "yshcn"], packages);
        Assert.Equal("Packages that include it: limited-drug", Assert.Single(merged.Conflicts).Label);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Merging_with_someone_who_changed_nothing_changes_nothing(string kind)
    {
        var form = RecordForm.Of(kind);
        Prop.ForAll(RecordFormTests.Random(form).Two().ToArbitrary(), two =>
        {
            var (seen, mine) = (form.Read(two.Item1).Body, form.Read(two.Item2).Body);
            if (seen is null || mine is null)
                return;
            var (a, b) = (form.Fields(seen), form.Fields(mine));
            Assert.Empty(form.Merge(a, b, a).Conflicts);
            Assert.Equal(mine, form.Read(form.Merge(a, b, a).Fields).Body);
            Assert.Empty(form.Merge(a, a, b).Conflicts);
            Assert.Equal(mine, form.Read(form.Merge(a, a, b).Fields).Body);
            Assert.Empty(form.Merge(a, b, b).Conflicts);
            Assert.Equal(mine, form.Read(form.Merge(a, b, b).Fields).Body);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }
}
