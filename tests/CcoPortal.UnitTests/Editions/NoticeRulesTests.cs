using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;
using Xunit;

namespace CcoPortal.UnitTests.Editions;

/// <summary>Each rule for notices, broken once.</summary>
public sealed class NoticeRulesTests
{
    private static readonly Facts s_facts = RealData.Edition.Facts;
    private static readonly BannerNotice s_notice = A.EveryKind.Notices[0];

    public static TheoryData<string, Func<BannerNotice, BannerNotice>> Broken => new()
    {
        { "its key is like", n => n with { Key = "Wild fires" } },
        { "before it starts", n => n with { End = n.Start } },
        { "before it starts", n => n with { End = n.Start with { Time = n.Start.Time.AddMinutes(-1) } } },
        { "longer than a year", n => n with { End = new(n.Start.Day.AddYears(1), n.Start.Time.AddMinutes(1)) } },
        { "no English text", n => n with { Texts = new Dictionary<string, NoticeText> { ["es"] = n.Texts["es"] } } },
        { "was translated", n => n with { Translations = null } },
        { "has no text", n => n with { Texts = new Dictionary<string, NoticeText> { ["en"] = n.Texts["en"] } } },
        { "empty text", n => English(n, t => t with { Title = " " }) },
        { "empty text", n => English(n, t => t with { Body = "\n" }) },
        { "unknown placeholder", n => English(n, t => t with { Body = "Call {phone:nobody}.\n" }) },
        { "unknown placeholder", n => English(n, t => t with { Title = "Ask {cco:nobody}" }) },
        { "the typed phone", n => English(n, t => t with { Body = "Call 800-273-0557.\n" }) },
        { "leads nowhere", n => English(n, t => t with { Body = "Read [this](/help/nothing).\n" }) },
        { "leads nowhere", n => English(n, t => t with { Body = "Read [this](javascript:alert).\n" }) },
        { "a heading", n => English(n, t => t with { Body = "# Fire\n" }) },
        { "a heading", n => English(n, t => t with { Body = "Fire\n====\n" }) },
        { "a heading", n => English(n, t => t with { Body = "Fire\n---\n" }) },
        { "a heading", n => English(n, t => t with { Body = "| a | b |\n| - | - |\n| 1 | 2 |\n" }) },
        { "a heading", n => English(n, t => t with { Body = "{block:quality-chart}\n" }) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named(string words, Func<BannerNotice, BannerNotice> change) =>
        Assert.Contains(FactRules.Check(s_facts with { Notices = [change(s_notice)] }), f => f.Kind == "notice" && f.Sentence.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void What_keeps_the_rules_is_taken_and_of_one_key_there_is_one()
    {
        var year = s_notice with { End = new(s_notice.Start.Day.AddYears(1), s_notice.Start.Time) };
        var list = English(s_notice, t => t with { Body = "- One – or two\n- Read [about rides](/help/rides)\n\nIt is **free**.\n" });
        Assert.Empty(FactRules.Check(s_facts with { Notices = [s_notice, year with { Key = "year" }, list with { Key = "list" }] }));
        Assert.Contains(FactRules.Check(s_facts with { Notices = [s_notice, year] }), f => f.Sentence == "there are two notices of this key");
    }

    private static BannerNotice English(BannerNotice notice, Func<NoticeText, NoticeText> change) =>
        notice with { Texts = notice.Texts.ToDictionary(t => t.Key, t => t.Key == "en" ? change(t.Value) : t.Value) };
}
