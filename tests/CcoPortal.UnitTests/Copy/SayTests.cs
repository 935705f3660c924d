using System.Text.RegularExpressions;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Copy;

/// <summary>Everything that the interface says, as it stands in the sources, is said in every language.</summary>
public sealed partial class SayTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<(string File, string English, bool Counts)>> s_said = new(Said);

    public static TheoryData<string> Others => [.. Language.All.Where(l => l != Language.English).Select(l => l.Tag)];

    [Fact]
    public void Every_call_begins_with_a_literal() => None(Sources().SelectMany(s => Calls().Matches(s.Text).Where(c => !c.Groups["english"].Success).Select(c => $"{s.File}: {c.Value}")));

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_sentence_is_said_in(string tag)
    {
        var said = Say.Of(tag);
        None(s_said.Value.Where(s => !said.ContainsKey(s.English)).Select(s => $"{s.File}: {s.English}").Distinct());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void No_translation_is_of_a_sentence_that_nobody_says(string tag) =>
        None(Say.Of(tag).Keys.Except(s_said.Value.Select(s => s.English)).Except(DataPhrases()));

    [Theory]
    [MemberData(nameof(Others))]
    public void Placeholders_and_links_are_those_of_the_English(string tag) =>
        None(Say.Of(tag).Where(t => !t.Key.Contains('|', StringComparison.Ordinal) && !Marks(t.Key).SequenceEqual(Marks(t.Value))).Select(t => $"{t.Key} → {t.Value}"));

    /// <summary>A form may leave its number out (“one service”), never name one that is not there.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_has_all_its_plural_forms(string tag)
    {
        var language = Language.Of(tag)!;
        var forms = Enumerable.Range(0, 200).Select(n => language.Plural(n)).Distinct().Count();
        None(s_said.Value.Where(s => s.Counts && Say.Of(tag).TryGetValue(s.English, out var said)
            && (said.Split('|').Length != forms || Marks(said).Except(Marks(s.English)).Any())).Select(s => s.English));
    }

    private static IEnumerable<string> Marks(string text) => Mark().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    /// <summary>Short words that stand within records without languages: they are said by <see cref="Say.Data"/>.</summary>
    private static IEnumerable<string> DataPhrases() => RealData.Edition.Facts.Ccos.SelectMany(c => c.OtherPhones.Select(p => p.Value.Label).Append(c.Hours?.Value.Note).Append(c.Rides?.Value.Hours))
        .Concat(RealData.Edition.Facts.Contacts.Select(c => c.Hours?.Value.Note)).OfType<string>();

    private void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        output.WriteLine(string.Join('\n', all.Prepend($"{all.Count} faults")));
        Assert.Empty(all);
    }

    private static List<(string File, string English, bool Counts)> Said() =>
        [.. Sources().SelectMany(s => Calls().Matches(s.Text).Where(c => c.Groups["english"].Success).Select(c => (s.File, Regex.Unescape(c.Groups["english"].Value), c.Groups["which"].Value == "N")))];

    private static IEnumerable<(string File, string Text)> Sources()
    {
        var root = Path.Combine(RealData.Repository, "src", "CcoPortal.Web");
        return Directory.EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && Path.GetFileName(f) != "Say.cs")
            .Select(f => (Path.GetRelativePath(root, f), File.ReadAllText(f)));
    }

    [GeneratedRegex("""(?<![\w.<])(?:Say\.)?(?<which>[TN])\((?:"(?<english>(?:[^"\\]|\\.)*)"|[^)]*)""")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\{[^}]*\}|\]\([^)]*\)|\*\*")]
    private static partial Regex Mark();
}
