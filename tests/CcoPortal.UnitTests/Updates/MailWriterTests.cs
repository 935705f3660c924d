using System.Globalization;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Data.Outbox;
using CcoPortal.Domain.Updates;
using CcoPortal.UnitTests.Reading;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Updates;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Updates;

public sealed class MailWriterTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    /// <summary>Every kind of change in every form that it has.</summary>
    private static readonly IReadOnlyList<MemberChange> Changes =
    [
        .. from kind in Enum.GetValues<ChangeKind>()
           from day in kind is ChangeKind.AreaStartOff or ChangeKind.AreaEndOff ? new DateOnly?[] { new(2027, 1, 1) } : [new(2027, 1, 1), null]
           from counties in new string[][] { ["Lane"], ["Lane", "Linn"], ["Hood River", "Lane", "Linn"] }
           from inPart in new[] { true, false }
           from successors in new string[][] { [], ["trillium-lane"], ["trillium-lane", "allcare-cco"] }
           from value in new[] { "800-555-0123", null }
           select new MemberChange(kind, "pacificsource-lane", "PacificSource (Lane)", counties, inPart, day, successors, value),
    ];

    public static TheoryData<string> Tags => [.. Language.All.Select(l => l.Tag)];

    [Fact]
    public void Every_change_is_said_in_plain_words()
    {
        var said = Changes.Select(c => NewsWords.Of(c, RealData.Edition)).Distinct().ToList();
        output.WriteLine(string.Join('\n', said));
        Assert.Empty(said.SelectMany(PlainLanguage.Faults));
        Assert.All(said, s => Assert.DoesNotContain('{', s));
        Assert.Contains("PacificSource Lane stops serving Lane County on January 1, 2027. Members there move to Trillium (Lane).", said);
        Assert.Contains("PacificSource Lane starts to serve parts of Lane and Linn counties on January 1, 2027.", said);
    }

    [Fact]
    public void A_CCO_whose_record_is_gone_keeps_the_name_it_had() =>
        Assert.Equal("Old Health is no longer a CCO.", NewsWords.Of(new(ChangeKind.CcoEnds, "old-health", "Old Health", [], false, null, [], null), RealData.Edition));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Mails_are_written_in_the_subscribers_language_with_whole_links_and_leave_the_language_of_the_thread_alone(string tag)
    {
        var language = Language.Of(tag)!;
        var before = CultureInfo.CurrentUICulture;
        var news = Write(tag, new EditionNews(2, Noon, Changes));
        var confirmation = Write(tag, null);

        Assert.Equal(before, CultureInfo.CurrentUICulture);
        foreach (var mail in new[] { news, confirmation })
        {
            output.WriteLine($"{mail.From}: {mail.Subject}\n\n{mail.Body[..Math.Min(1500, mail.Body.Length)]}\n");
            Assert.Equal((language.Culture.Name, $"https://ccos.example{language.Prefix}/updates/stop?token=SECRET"), (mail.Culture, mail.Leave!.AbsoluteUri));
            Assert.Contains(mail.Leave!.AbsoluteUri, mail.Body, StringComparison.Ordinal);
            Assert.Contains("800-273-0557", mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("OHP", mail.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain('{', mail.Body);
            Assert.All(mail.Body.Split("\r\n"), l => Assert.DoesNotContain('\n', l));
        }

        Assert.Contains($"https://ccos.example{language.Prefix}/updates/confirm?token=SECRET", confirmation.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/updates/confirm", news.Body, StringComparison.Ordinal);
        Assert.Contains($"https://ccos.example{language.Prefix}/ccos/pacificsource-lane", news.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_a_mail_are_plain() => Assert.Empty(
        Write("en", null).Body.Split("\r\n").Concat(Write("en", new EditionNews(2, Noon, Changes)).Body.Split("\r\n")).SelectMany(PlainLanguage.Faults));

    private static WrittenMail Write(string tag, EditionNews? news)
    {
        var current = new CurrentEdition();
        current.Replace(RealData.Edition);
        var writer = new MailWriter(current, new A.StoppedClock(Noon), new UpdatesSettings(null, null, new Uri("https://ccos.example/")));
        var id = Guid.NewGuid();
        return writer.Write(new SubscriberMail(
            new SubscriberRow(id, [], [], tag, Noon), "SECRET", ["all", "cco:trillium-lane", "county:lane", "county:gone"], news));
    }
}
