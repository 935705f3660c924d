using System.Text.RegularExpressions;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Content;
using Xunit;

namespace CcoPortal.UnitTests.Changes;

/// <summary>What the code of pages names is held to what the gate protects, by reading that code.</summary>
public sealed partial class NamedByPagesTests
{
    private static readonly string Code = string.Join('\n', new[] { "CcoPortal.Web", "CcoPortal.Application" }
        .SelectMany(p => Directory.EnumerateFiles(Path.Combine(RealData.Repository, "src", p), "*.cs*", SearchOption.AllDirectories))
        .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !f.Split(Path.DirectorySeparatorChar).Any(s => s is "bin" or "obj" or "node_modules" or "Staff")).Select(File.ReadAllText));

    [Fact]
    public void Every_contact_that_a_page_names_is_kept() => Assert.Equal(NamedByPages.Contacts, Named(Contacts()).Where(c => RealData.Edition.Facts.Contacts.Any(x => x.Key == c)));

    [Fact]
    public void Every_page_of_words_that_a_page_links_to_is_kept() =>
        Assert.Equal(NamedByPages.Pages.Order(StringComparer.Ordinal), Named(Pages()).Append(Glossary.PageKey).Where(p => RealData.Edition.Page(p) is not null).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_service_that_a_page_links_to_is_kept() => Assert.Equal(NamedByPages.Benefits, Named(Benefits()).Where(b => RealData.Edition.Benefit(b) is not null));

    [Theory]
    [InlineData("contact", "client-services")]
    [InlineData("page", "help/words-to-know")]
    [InlineData("benefit", "flexible-services")]
    public void It_cannot_be_withdrawn(string kind, string key)
    {
        var facts = RealData.Edition.Facts;
        var without = facts with
        {
            Contacts = [.. facts.Contacts.Where(c => c.Key != key)],
            Pages = [.. facts.Pages.Where(p => p.Key != key)],
            Benefits = [.. facts.Benefits.Where(b => b.Slug != key)],
        };

        Assert.Contains(Gates.Check(facts, without, A.Day("2026-11-22")), f => f is { Gate: Gate.Shapes, Remedy: Remedy.Repair } && (f.Kind, f.Key) == (kind, key) && f.Sentence.StartsWith("Pages of the portal itself name it", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Named(Regex pattern) => pattern.Matches(Code).Select(m => m.Groups["key"].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\{phone:(?<key>[a-z-]+)\}|line = "(?<key>[a-z-]+)"|Contact\("(?<key>[a-z-]+)"\)|=> "(?<key>[a-z-]+)",""")]
    private static partial Regex Contacts();

    [GeneratedRegex("""[~("]/(?<key>(help|learn)/[a-z-]+)""")]
    private static partial Regex Pages();

    [GeneratedRegex("""[~("]/benefits/(?<key>[a-z-]+)""")]
    private static partial Regex Benefits();
}
