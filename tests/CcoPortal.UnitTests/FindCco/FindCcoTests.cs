using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using FluentValidation;
using FsCheck;
using FsCheck.Fluent;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Find = CcoPortal.Application.FindCco.FindCco;

namespace CcoPortal.UnitTests.FindCco;

/// <summary>What people type into the one box, through the same pipeline as the web's.</summary>
public sealed class FindCcoTests : IDisposable
{
    private static readonly Moment Now = A.Moment(RealData.Edition, "2026-11-22");
    private readonly ServiceProvider _portal;

    public FindCcoTests()
    {
        var current = new CurrentEdition();
        current.Replace(RealData.Edition);
        _portal = new ServiceCollection().AddLogging().AddSingleton(current)
            .AddSingleton<TimeProvider>(new A.StoppedClock(Now.Now)).AddApplication().BuildServiceProvider();
    }

    public void Dispose() => _portal.Dispose();

    /// <summary>Marks that cannot be seen are named by their number, or nobody could read this list.</summary>
    [Theory]
    [InlineData("97301")]
    [InlineData("  97301\t\r\n")]
    [InlineData("97301-1234")]
    [InlineData("973011234")]
    [InlineData("97301 1234")]
    [InlineData("97301\u20131234")] // en dash
    [InlineData("97301\u20141234")] // em dash
    [InlineData("97301\u20101234")] // hyphen
    [InlineData("97301\uFF0D1234")] // full-width hyphen
    [InlineData("97301\u00A0")] // no-break space
    [InlineData("97301\u00A01234")]
    [InlineData("\u202F97301")] // narrow no-break space
    [InlineData("\u200F97301\u200F")] // right-to-left marks
    [InlineData("\u202B97301\u202C")] // right-to-left embedding
    [InlineData("\u2067973\u206901")] // isolates
    [InlineData("\uFEFF97301")] // byte order mark
    [InlineData("9\u200B7\u200B3\u200B01")] // zero-width spaces
    [InlineData("973\u00AD01")] // soft hyphen
    [InlineData("٩٧٣٠١")] // Arabic-Indic digits
    [InlineData("۹۷۳۰۱")] // Persian digits
    [InlineData("９７３０１")] // full-width digits
    [InlineData("९७३०१")] // Devanagari digits
    [InlineData("٩٧٣٠١-١٢٣٤")]
    public async Task A_zip_is_read_however_it_is_typed(string typed)
    {
        var served = Assert.IsType<Served>((await AskAsync(typed)).Coverage);
        Assert.Equal("/areas/marion/pacificsource-marion-polk", served.Href);
    }

    [Theory]
    [InlineData("", Find.Errors.Empty)]
    [InlineData(null, Find.Errors.Empty)]
    [InlineData("   ", Find.Errors.Empty)]
    [InlineData("\u00A0\u2003\t\r\n", Find.Errors.Empty)]
    [InlineData("\u200F\u200B\uFEFF", Find.Errors.Empty)]
    [InlineData("\0\u0001\u001B", Find.Errors.Empty)]
    [InlineData("9730", Find.Errors.ZipDigits)]
    [InlineData("973011", Find.Errors.ZipDigits)]
    [InlineData("9", Find.Errors.ZipDigits)]
    [InlineData("97301-123", Find.Errors.ZipDigits)]
    [InlineData("97301-12345", Find.Errors.ZipDigits)]
    [InlineData("503-555-0100", Find.Errors.ZipDigits)]
    [InlineData("٩٧٣٠", Find.Errors.ZipDigits)]
    [InlineData("-", Find.Errors.NoLetters)]
    [InlineData("…!?", Find.Errors.NoLetters)]
    [InlineData("😀", Find.Errors.NoLetters)]
    [InlineData("👩‍👩‍👧‍👦🏳️‍🌈", Find.Errors.NoLetters)]
    [InlineData("97301!", Find.Errors.NoLetters)]
    [InlineData("97301.5", Find.Errors.NoLetters)]
    [InlineData("+97301", Find.Errors.NoLetters)]
    [InlineData("<>\"'&;", Find.Errors.NoLetters)]
    public async Task What_cannot_be_read_has_its_own_sentence(string? typed, string code) => Assert.Equal([code], await RefusedAsync(typed));

    [Theory]
    [InlineData("abcde")]
    [InlineData("'; DROP TABLE zip; --")]
    [InlineData("' OR '1'='1")]
    [InlineData("97301' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}} ${7*7} %00 ../../etc/passwd")]
    [InlineData("9730I")]
    [InlineData("日本")]
    [InlineData("Ünïcödé")]
    public async Task Letters_that_name_no_place_are_an_unknown_place(string typed) =>
        Assert.IsType<UnknownPlace>((await AskAsync(typed)).Coverage);

    [Theory]
    [InlineData("a")]
    [InlineData("9")]
    [InlineData("a ")]
    [InlineData("😀")]
    [InlineData("<b>")]
    [InlineData("é")]
    public async Task Two_hundred_kilobytes_are_too_long(string piece) =>
        Assert.Contains(Assert.Single(await RefusedAsync(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)))), new[] { Find.Errors.TooLong, Find.Errors.ZipDigits });

    [Fact]
    public void However_much_is_typed_little_is_kept() =>
        Assert.All(new[] { "a", "9", "a ", "\u200F", " ", "\u00A0a" }, piece => Assert.InRange(
            Find.Query.Clean(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length))).Length, 0, Find.Validator.LongestName + 1));

    [Fact]
    public async Task The_longest_name_that_is_read_has_a_hundred_letters()
    {
        Assert.IsType<UnknownPlace>((await AskAsync(new string('a', 100))).Coverage);
        Assert.Equal([Find.Errors.TooLong], await RefusedAsync(new string('a', 101)));
        Assert.Equal([Find.Errors.TooLong], await RefusedAsync("97301", new string('a', 101)));
    }

    [Fact]
    public void What_is_typed_becomes_a_zip_or_a_name()
    {
        Assert.Equal(new Find.Query("97301-1234", null, "Marion"), Find.Query.FromText(" 97301–1234 ", " Marion\u200F"));
        Assert.Equal(new Find.Query(null, "Hood River", ""), Find.Query.FromText("\tHood \u00A0 River ", null));
        Assert.Equal(new Find.Query(null, "", ""), Find.Query.FromText(null, null));
    }

    [Theory]
    [InlineData("2012-12-31", false)]
    [InlineData("2013-01-01", true)]
    [InlineData("2028-11-22", true)]
    [InlineData("2028-11-23", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    public async Task Days_without_records_are_refused(string day, bool answered)
    {
        var query = new Find.Query("97301", null, null, A.Day(day));
        if (answered)
            Assert.Equal(A.Day(day), (await SendAsync(query)).On);
        else
            Assert.Equal([Find.Errors.NoSuchDay], (await Assert.ThrowsAsync<ValidationException>(() => SendAsync(query))).Errors.Select(e => e.ErrorCode));
    }

    [Fact]
    public async Task A_question_about_nothing_is_refused()
    {
        foreach (var query in new[] { new Find.Query(null, null, null), new Find.Query(null, null, ""), new Find.Query(null, "", null), new Find.Query("", null, null) })
            await Assert.ThrowsAsync<ValidationException>(() => SendAsync(query));
    }

    [Fact]
    public async Task A_county_that_is_none_is_an_unknown_place_with_suggestions()
    {
        Assert.Equal(["Marion County"], Assert.IsType<UnknownPlace>((await AskAsync("97301", "Marian")).Coverage).Suggestions);
        Assert.IsType<UnknownPlace>((await AskAsync("97301", "…")).Coverage);
        Assert.IsType<UnknownPlace>((await SendAsync(new Find.Query(null, null, "Atlantis"))).Coverage);
        Assert.IsType<UnknownPlace>((await AskAsync("97301", "Baker")).Coverage);
    }

    [Theory]
    [InlineData("Sa\u0000lem\u0007")]
    [InlineData("\u200FSalem\u200F")]
    [InlineData("Sal\u00ADem")]
    [InlineData(" SALEM\u00A0")]
    public async Task A_name_is_read_without_the_marks_that_cannot_be_seen(string typed) =>
        Assert.Equal(["Marion", "Polk"], Assert.IsType<ChooseCounty>((await AskAsync(typed)).Coverage).Choices.Select(c => c.County.Name));

    [Fact]
    public async Task The_part_of_a_name_that_is_meant_can_be_said_behind_it_or_beside_it()
    {
        var behind = (await AskAsync("Jefferson, Marion County")).Coverage;
        var beside = (await AskAsync("Jefferson", "Marion")).Coverage;
        Assert.Equal(Assert.IsType<Served>(behind).Href, Assert.IsType<Served>(beside).Href);
        Assert.Equal("/areas/marion/pacificsource-marion-polk", ((Served)beside).Href);
    }

    [Fact]
    public void No_text_in_the_world_is_worse_than_refused()
    {
        var anything = ArbMap.Default.GeneratorFor<string?>();
        // Text out of the pieces that this code looks at is likelier to go wrong than mere chance.
        string[] pieces =
        [
            "97301", "97", "9", "-", "–", " ", "\u00A0", "\u200F", "٩", "９", ",", ".", "'", "county", " Co", "or", " Oregon", "st", "St. ", "Mt.", "city of ", "Salem",
            "Jefferson", "Marion", "WA", ", ", "😀", "\uD83D", "\uDE00", "\uFFFE", "\uFFFD", "\0", "é", "\u0301", "ß", "İ", "日", "<b>", "';--", "𝟗", new string('x', 60),
        ];
        var likely = Gen.ListOf(Gen.Elements(pieces)).Select(p => (string?)string.Concat(p));
        var text = Gen.OneOf(anything, likely, likely);
        var county = Gen.OneOf(Gen.Constant((string?)null), Gen.Elements<string?>("Marion", "", "Baker County", "x"), anything, likely);
        var asked = 0;

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(6000).WithQuietOnSuccess(true),
            Prop.ForAll(Arb.From(text), Arb.From(county), (typed, within) =>
            {
                asked++;
                try
                {
                    Assert.NotNull(AskAsync(typed, within).GetAwaiter().GetResult().Coverage);
                }
                catch (ValidationException e)
                {
                    Assert.All(e.Errors, error => Assert.NotEmpty(Sentences.Error(error.ErrorCode)));
                }
            }));
        Assert.Equal(6000, asked);
    }

    private async Task<IEnumerable<string>> RefusedAsync(string? typed, string? county = null) =>
        (await Assert.ThrowsAsync<ValidationException>(() => AskAsync(typed, county))).Errors.Select(e => e.ErrorCode);

    [Theory]
    [InlineData("Salem, OR 97301", "97301")]
    [InlineData("123 Main St, Salem, OR 97301-1234", "97301")]
    [InlineData("97301 Salem", "97301")]
    [InlineData("12345 Main St, Bend, OR 97701", "97701")]
    public void The_zip_of_a_pasted_address_is_the_question(string typed, string zip) => Assert.Equal(zip, Find.Query.FromText(typed, null).Zip);

    [Theory]
    [InlineData("12345 Main St Apt 6")]
    [InlineData("Highway 101")]
    [InlineData("Salem 9730")]
    public void Numbers_that_are_no_zip_stay_in_the_name(string typed) => Assert.Equal(typed, Find.Query.FromText(typed, null).Name);

    [Theory]
    [InlineData("1234-56789")]
    [InlineData("97-301")]
    [InlineData("97301-12")]
    public async Task Digits_in_another_shape_are_no_zip(string typed) => await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => AskAsync(typed));

    [Theory]
    [InlineData("Dalles", typeof(Served))]
    [InlineData("County of Marion", typeof(Served))]
    [InlineData("Vancouver, Washington", typeof(NotOregon))]
    [InlineData("Vancouver, Washington County", typeof(UnknownPlace))]
    [InlineData("Jefferson, Jefferson County", typeof(Served))]
    public async Task Names_as_people_say_them_are_understood(string typed, Type outcome) => Assert.IsType(outcome, (await AskAsync(typed)).Coverage);

    private Task<Find.Answer> AskAsync(string? typed, string? county = null) => SendAsync(Find.Query.FromText(typed, county));

    private async Task<Find.Answer> SendAsync(Find.Query query)
    {
        await using var scope = _portal.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }
}
