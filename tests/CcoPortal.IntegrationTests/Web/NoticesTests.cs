using System.Net;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Copy;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>The notice of nondiscrimination and the lines on language help, from every page's footer.</summary>
[Collection(SharedPortal.Name)]
public sealed class NoticesTests(PortalFactory portal)
{
    private readonly Visitor _visitor = Visitor.Of(portal);

    [Fact]
    public async Task The_notice_says_whom_to_tell_with_phone_TTY_mail_and_address_from_the_data()
    {
        var page = await _visitor.GetAsync("/notices");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var key in new[] { "civil-rights", "hhs-civil-rights" })
        {
            var line = portal.Edition().Contact(key);
            Assert.NotEmpty(page.All($"main a[href='tel:+1{line.Phone.Replace("-", "", StringComparison.Ordinal)}']"));
            Assert.NotEmpty(page.All($"main a[href='mailto:{line.Email}']"));
            Assert.Contains(line.Mail!, page.Words, StringComparison.Ordinal);
            Assert.Contains($"TTY {line.Tty[0]}", page.Words.Replace(' ', ' '), StringComparison.Ordinal);
        }

        Assert.NotEmpty(page.All("main a[href='/help/other-formats']"));
        Assert.NotEmpty((await _visitor.GetAsync("/")).All("footer a[href='/notices']"));
    }

    [Fact]
    public async Task At_least_15_languages_say_that_help_is_free_each_marked_as_what_it_is()
    {
        var page = await _visitor.GetAsync("/notices");
        Assert.True(Tagline.All.Count >= 15);
        Assert.Distinct(Tagline.All.Select(l => l.Tag));
        Assert.Equal(["ar", "fa"], Tagline.All.Where(l => l.Dir == "rtl").Select(l => l.Tag));
        foreach (var line in Tagline.All)
        {
            var shown = page.All($"main li[lang='{line.Tag}']").Single();
            Assert.Equal(line.Dir, shown.GetAttribute("dir"));
            Assert.StartsWith(line.Name, shown.TextContent, StringComparison.Ordinal);
            Assert.NotNull(shown.QuerySelector("a[href='tel:+18002730557']"));
            Assert.Empty(FactText.Faults(line.Text, (fact, key) => (fact, key) == ("phone", "client-services")));
        }

        Assert.Contains("No qualified translator has checked them yet.", page.Words, StringComparison.Ordinal);
    }
}
