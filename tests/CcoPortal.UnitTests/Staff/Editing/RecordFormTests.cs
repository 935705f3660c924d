using System.Globalization;
using System.Text.Json;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Editions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcoPortal.UnitTests.Staff.Editing;

public sealed class RecordFormTests
{
    private static readonly ILookup<string, PublishedRecord> Real = RecordJson.Records(A.EveryKind).ToLookup(r => r.Kind);

    public static TheoryData<string> Kinds => [.. RecordJson.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_real_record_comes_back_from_its_form_as_it_was(string kind)
    {
        var form = RecordForm.Of(kind);
        foreach (var record in Real[kind])
        {
            var read = form.Read(form.Fields(record.Body));

            Assert.True(read.Errors.Count == 0, $"{record.Key}: {string.Join("; ", read.Errors)}");
            Assert.Equal(record.Body, read.Body);
            Assert.Equal(record.Key, read.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_browser_sends_two_characters_at_a_line_end_and_blanks_and_changes_nothing(string kind)
    {
        var form = RecordForm.Of(kind);
        foreach (var record in Real[kind].Take(40))
        {
            var sent = form.Fields(record.Body).Reverse().ToDictionary(f => f.Key, f => $" {f.Value.Replace("\n", "\r\n", StringComparison.Ordinal)}\t\r\n");

            Assert.Equal(record.Body, form.Read(sent).Body);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_can_be_typed_is_read_once_and_for_all(string kind)
    {
        var form = RecordForm.Of(kind);
        var read = 0;
        Prop.ForAll(Random(form).ToArbitrary(), fields =>
        {
            var first = form.Read(fields);
            if (first.Body is null)
                return;
            read++;
            var again = form.Read(form.Fields(first.Body));
            Assert.Empty(again.Errors);
            Assert.Equal(first.Body, again.Body);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.True(read > 5, $"Only {read} of the random forms could be read.");
    }

    [Fact]
    public void Every_field_and_every_kind_has_words_and_no_words_are_without_a_field()
    {
        Assert.DoesNotContain(RecordJson.Kinds, k => FieldTable.Kind(k) == k);
        var used = RecordJson.Kinds.SelectMany(k => Named(RecordJson.TypeOf(k).Type)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(used.Except(FieldTable.Fields));
        Assert.Empty(FieldTable.Fields.Except(used));
        foreach (var kind in RecordJson.Kinds)
        {
            foreach (var path in Leaves(RecordForm.Of(kind).Root, ""))
                Assert.False(string.IsNullOrWhiteSpace(RecordForm.Of(kind).At(path)!.Value.Label), $"{kind} {path}");
        }

        static IEnumerable<string> Named(Type type) => type.Namespace?.StartsWith("CcoPortal.Domain", StringComparison.Ordinal) != true || type.IsEnum ? [] : type.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        {
            var name = $"{p.DeclaringType!.Name.Split('`')[0]}.{p.Name}";
            var arguments = p.PropertyType.GetGenericArguments();
            var isTable = p.PropertyType.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal) && !FieldTable.Words(name).IsByLanguage;
            return Named(p.PropertyType).Concat(arguments.SelectMany(Named)).Append(name).Concat(isTable ? [$"{name}.key", $"{name}.value"] : []);
        });
    }

    [Fact]
    public void The_phone_number_of_a_CCO_stands_before_everything_but_its_key()
    {
        Assert.Equal(["slug", "phone", "tollFree"], RecordForm.Of("cco").Root.Fields.Take(3).Select(f => f.Name));
    }

    [Theory]
    [InlineData("cco", "phone.value", "541 269 7400", "“541 269 7400” is not a phone number like 800-273-0557 or 711.")]
    [InlineData("cco", "phone.value", "", "This cannot be empty.")]
    [InlineData("cco", "phone.confidence", "certain", "“certain” is not one of: Low, Medium, High.")]
    [InlineData("cco", "phone.confidence", "2", "“2” is not one of: Low, Medium, High.")]
    [InlineData("cco", "phone.checkedOn", "22.11.2026", "“22.11.2026” is not a day. Type the day like 2026-11-22.")]
    [InlineData("cco", "phone.checkedOn", "2026-02-30", "“2026-02-30” is not a day. Type the day like 2026-11-22.")]
    [InlineData("cco", "website.value", "http://example.org", "“http://example.org” is not an address that begins with https://.")]
    [InlineData("cco", "website.value", "javascript:alert(1)", "“javascript:alert(1)” is not an address that begins with https://.")]
    [InlineData("cco", "hours.value.spans.0.opens", "8 a.m.", "“8 a.m.” is not a time. Type the time like 08:00 or 17:30.")]
    [InlineData("cco", "hours.value.spans.0.days", "Monday\nMayday", "“Mayday” is not one of: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.")]
    [InlineData("cco", "name", " \r\n ", "This cannot be empty.")]
    [InlineData("county", "population", "12.5", "“12.5” is not a whole number.")]
    [InlineData("zip", "counties.0.hasHomes", "perhaps", "“perhaps” is neither yes nor no.")]
    [InlineData("zip", "counties.0.share", "half", "“half” is not a number like 0.5.")]
    [InlineData("benefit", "texts.en.name", "", "This cannot be empty.")]
    public void A_wrong_value_is_told_at_its_field(string kind, string path, string typed, string sentence)
    {
        var form = RecordForm.Of(kind);
        var read = form.Read(With(form, Real[kind].First(r => r.Key is not "97001"), (path, typed)));

        Assert.Null(read.Body);
        Assert.Equal((path, sentence), (Assert.Single(read.Errors).Key, read.Errors[path]));
    }

    [Fact]
    public void A_value_that_is_emptied_in_all_its_fields_is_gone()
    {
        var form = RecordForm.Of("cco");
        var record = Real["cco"].First(r => r.Key == "advanced-health");
        var read = form.Read(form.Fields(record.Body).Where(f => !f.Key.StartsWith("fax.", StringComparison.Ordinal)).ToDictionary());

        Assert.Null(JsonDocument.Parse(read.Body!).RootElement.GetProperty("fax").GetString());
    }

    [Fact]
    public void What_the_form_does_not_ask_for_is_passed_over()
    {
        var form = RecordForm.Of("service-area");
        var record = Real["service-area"].First();
        var read = form.Read(With(form, record, ("key", "another"), ("approved", "yes"), ("certainty.x", "y"), ("zips.0", "97001"), ("", "x"), ("..", "x"), ("__proto__.a", "x")));

        Assert.Equal(record.Body, read.Body);
    }

    [Fact]
    public void Of_many_items_the_empty_ones_are_left_out_and_gaps_do_not_matter()
    {
        var form = RecordForm.Of("measure");
        var record = Real["measure"].First();
        var fields = form.Fields(record.Body).ToDictionary();
        fields["values.7.year"] = "";
        fields["values.900.year"] = "2031";
        fields["values.900.value"] = "1.50";
        fields["values.1000.year"] = "2032";

        var read = form.Fields(form.Read(fields).Body!);

        var last = form.Fields(record.Body).Keys.Count(k => k.EndsWith(".year", StringComparison.Ordinal));
        Assert.Equal(("2031", "1.50"), (read[$"values.{last}.year"], read[$"values.{last}.value"]));
        Assert.DoesNotContain("2032", read.Values);
    }

    [Fact]
    public void A_key_that_is_there_twice_is_told()
    {
        var form = RecordForm.Of("benefit");
        var read = form.Read(With(form, Real["benefit"].First(), ("whoPays.1.key", "CCOA")));

        Assert.Equal("“CCOA” is there twice.", read.Errors["whoPays.1.key"]);
    }

    [Theory]
    [InlineData("cco", "hours.value.spans.1.opens", "Hours – times 2 – opens")]
    [InlineData("cco", "tty.value", "TTY")]
    [InlineData("cco", "phone.source", "Phone – source")]
    [InlineData("benefit", "texts.es.name", "Text in Spanish – name")]
    [InlineData("benefit", "whoPays.0.value", "Who pays, by enrollment type 1 – who pays")]
    public void A_field_is_called_by_its_groups_and_its_own_name(string kind, string path, string label)
    {
        Assert.Equal(label, RecordForm.Of(kind).At(path)!.Value.Label);
    }

    [Fact]
    public void Nothing_is_at_a_path_that_the_form_does_not_have() => Assert.All(["phone.value.x", "phones", "", "phone."], p => Assert.Null(RecordForm.Of("cco").At(p)));

    internal static Dictionary<string, string> With(RecordForm form, PublishedRecord record, params (string Path, string Text)[] typed)
    {
        var fields = form.Fields(record.Body).ToDictionary();
        foreach (var (path, text) in typed)
            fields[path] = text;
        return fields;
    }

    /// <summary>A path to each input of a shape, with 0 for each number and Spanish for each language.</summary>
    internal static IEnumerable<string> Leaves(FieldShape shape, string path) => shape switch
    {
        FieldShape.Group group => group.Fields.SelectMany(f => Leaves(f.Shape, path.Length == 0 ? f.Name : $"{path}.{f.Name}")),
        FieldShape.Many many => Leaves(many.Of, $"{path}.0"),
        FieldShape.Table table => Leaves(table.Key.Shape, $"{path}.0.key").Concat(Leaves(table.Value.Shape, $"{path}.0.value")),
        FieldShape.Languages languages => Leaves(languages.Of, $"{path}.es"),
        _ => [path],
    };

    private static readonly string[] Hostile =
    [
        "=1+1", "+49", "-1", "@a", "'x", "''", "\tx", "a\tb", "“”", "<script>alert(1)</script>", "a\r\nb", "a\n\n\nb", "\0", "e\u0301", "\ud83d\ude00", "\ud83d", "\u2028", "\u202e", "x;y,z\"q\"", " ", "null", "{}", "yes", "0",
    ];

    /// <summary>Fields that a form of this kind could be sent with: each input filled with what its type takes, or left out.</summary>
    internal static Gen<Dictionary<string, string>> Random(RecordForm form) => Fill(form.Root, "", new FieldWords(""), true).Select(all => all.ToDictionary(f => f.Item1, f => f.Item2));

    private static Gen<List<(string, string)>> Fill(FieldShape shape, string path, FieldWords words, bool there)
    {
        switch (shape)
        {
            case FieldShape.Input input:
                return from text in TextOf(input, words) from skip in Gen.Choose(0, 3) select input.MayBeEmpty && skip == 0 ? new List<(string, string)>() : [(path, text)];
            case FieldShape.Lines lines:
                return from items in TextOf(lines.Of, words).ListOf()
                       from one in TextOf(lines.Of, words)
                       select new List<(string, string)> { (path, string.Join("\r\n", items.Append(one))) };
            case FieldShape.Group fieldset:
                return from skip in Gen.Choose(0, 2)
                       from all in Gen.CollectToList(fieldset.Fields, f => Fill(f.Shape, path.Length == 0 ? f.Name : $"{path}.{f.Name}", f.Words, there))
                       select fieldset.MayBeAbsent && skip == 0 ? [] : all.SelectMany(x => x).ToList();
            case FieldShape.Many many:
                return from count in Gen.Choose(0, 3) from all in Gen.CollectToList(Enumerable.Range(0, count), i => Fill(many.Of, $"{path}.{i}", words, there)) select all.SelectMany(x => x).ToList();
            case FieldShape.Table table:
                return from count in Gen.Choose(0, 3)
                       from all in Gen.CollectToList(Enumerable.Range(0, count), i => Fill(table.Value.Shape, $"{path}.{i}.value", table.Value.Words, true).Select(v => v.Append(($"{path}.{i}.key", $"key {i}"))))
                       select all.SelectMany(x => x).ToList();
            default:
                var languages = (FieldShape.Languages)shape;
                return Gen.CollectToList(["es", "en", "ar"], tag => Fill(languages.Of, $"{path}.{tag}", words, there)).Select(all => all.SelectMany(x => x).ToList());
        }
    }

    private static Gen<string> TextOf(FieldShape.Input input, FieldWords words) => input.Kind switch
    {
        InputKind.Choice => Gen.Elements(input.Choices.ToArray()),
        InputKind.Day => Gen.Choose(0, 40000).Select(d => new DateOnly(1990, 1, 1).AddDays(d).ToString("O", CultureInfo.InvariantCulture)),
        InputKind.Time => Gen.Choose(0, 86399).Select(s => new TimeOnly(0).Add(TimeSpan.FromSeconds(s)).ToString(s % 3 == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)),
        InputKind.Whole => Gen.Choose(-100, 3000).Select(n => n.ToString(CultureInfo.InvariantCulture)),
        InputKind.Number => Gen.Choose(-100_000, 100_000).Select(n => (n / 1000m).ToString(CultureInfo.InvariantCulture)),
        InputKind.YesNo => Gen.Elements("yes", "no", "YES", " no "),
        _ when words.IsPhone => Gen.Elements("800-273-0557", "711", "988"),
        _ when words.IsWeb => Gen.Elements("https://example.org", "https://example.org/ü?x=1#y"),
        _ => Gen.OneOf(Gen.Elements(Hostile), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "x")).Select(s => input.MayBeEmpty ? s : "x" + s),
    };
}
