using CcoPortal.Application.Benefits;
using CcoPortal.Application.Desk;
using CcoPortal.Application.FindCco;
using CcoPortal.Application.Reports;
using CcoPortal.Application.Rights;
using CcoPortal.Application.Search;
using CcoPortal.Application.Updates;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>Every error sentence.</summary>
public static class Sentences
{
    /// <summary>Asked twice for one thing.</summary>
    public const string Repeated = "repeated";

    /// <summary>Words given twice.</summary>
    public const string TypedTwice = "typed-twice";

    private static readonly Dictionary<string, Func<string>> ByCode = new(StringComparer.Ordinal)
    {
        [FindCco.Errors.Empty] = () => T("Type a ZIP code, a city, or a county in Oregon."),
        [FindCco.Errors.TooLong] = () => T("That is too long for a place name. Type a ZIP code, a city, or a county in Oregon."),
        [FindCco.Errors.NoLetters] = () => T("We could not read that. Type a ZIP code, a city, or a county in Oregon."),
        [FindCco.Errors.ZipDigits] = () => T("A ZIP code has 5 digits, like 97301."),
        [FindCco.Errors.NoSuchDay] = () => T("We have no records for that day."),
        [Repeated] = () => T("Type one place at a time."),
        [TypedTwice] = () => T("Type your question once."),
        [FindDeadline.Errors.Letter] = () => T("Choose the letter you have."),
        [FindDeadline.Errors.Dated] = () => T("Type the date as three numbers, like 11, 22, and 2026."),
        [FindDeadline.Errors.Future] = () => T("This date has not come yet. Look at the letter again."),
        [FindDeadline.Errors.Change] = () => T("Type the date as three numbers, like 11, 22, and 2026. Or leave it empty."),
        [AskCcoChange.Errors.Joined] = () => T("Type the day you joined as three numbers, like 11, 22, and 2026. Or leave it empty."),
        [AskCcoChange.Errors.JoinedLater] = () => T("The day you joined has not come yet. Look at the letter again."),
        [AskCcoChange.Errors.Renewed] = () => T("Type the day you renewed as three numbers, like 11, 22, and 2026. Or leave it empty."),
        [AskCcoChange.Errors.RenewedLater] = () => T("Type the day you last renewed, not the day you will renew. Or leave it empty."),
        [AskCcoChange.Errors.First] = () => T("Is it your first CCO? Choose yes, no, or I don’t know."),
        [AskCcoChange.Errors.Mistake] = () => T("Was it a mistake? Choose yes, no, or I don’t know."),
        [AskCcoChange.Errors.Changed] = () => T("Have you changed since then? Choose yes, no, or I don’t know."),
        [AskCcoChange.Errors.Reasons] = () => T("Choose from the reasons in the list."),
        [AskForUpdates.Errors.Email] = () => T("Type your e-mail address, like name@example.com."),
        [AskForUpdates.Errors.Watch] = () => T("Choose a county, a CCO, or everything."),
        [ReportPage.Errors.Kind] = () => T("Choose what is wrong."),
        [ReportPage.Errors.TooLong] = () => T("That is too long. Use {0} letters or fewer.", ReportPage.LongestWords),
        [ReportPage.Errors.Page] = () => T("We do not know which page you mean. Go back to the page and open the form there."),
        [ListBenefits.Errors.Area] = () => T("Choose one of the areas of care in the list."),
        [ListBenefits.Errors.Person] = () => T("Choose an age group: under 21, or 21 and over."),
        [ListBenefits.Errors.TooLong] = () => T("That is too long. Type a few words, like dentist or back pain."),
        [SearchSite.Errors.TooLong] = () => T("That is too long. Type a few words, like lost card or dentist."),
        [ShowMyCoverage.Errors.Age] = () => T("Choose an age group: under 21, 21 and over, or I don’t know."),
        [ShowMyCoverage.Errors.Pregnancy] = () => T("Choose yes, no, or I don’t know."),
        [ShowMyCoverage.Errors.Package] = () => T("Choose a benefit package in the list, or I don’t know."),
        [ShowMyCoverage.Errors.Type] = () => T("Choose a CCO type in the list, or I don’t know."),
        [ShowMyCoverage.Errors.Letter] = () => T("We do not know these codes. Look for codes like CCOA or BMH on your letter. Or leave this empty."),
        [ShowMyCoverage.Errors.Cco] = () => T("Choose a CCO in the list, or I don’t know."),
        [ShowMyCoverage.Errors.TwoPeople] = () => T("These codes are for more than one person. Type the codes of one person at a time."),
        [OpenCode.Errors.Shape] = () => T("Type all 6 letters and numbers of your code."),
        [ShowMyCoverage.Errors.TooLong] = () => T("That is too long. Type only the codes, like CCOA BMH."),
    };

    /// <exception cref="KeyNotFoundException">A validator has a code that has no sentence.</exception>
    public static string Error(string code) => ByCode[code]();

    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>The form field that an error is about.</summary>
    public static string Field(string code) => code switch
    {
        OpenCode.Errors.Shape => "code",
        AskForUpdates.Errors.Email => "email",
        AskForUpdates.Errors.Watch => "watch",
        FindDeadline.Errors.Dated or FindDeadline.Errors.Future => "dated",
        FindDeadline.Errors.Change => "change",
        FindDeadline.Errors.Letter => "letter",
        AskCcoChange.Errors.Joined or AskCcoChange.Errors.JoinedLater => "joined",
        AskCcoChange.Errors.Renewed or AskCcoChange.Errors.RenewedLater => "renewed",
        AskCcoChange.Errors.First => "first",
        AskCcoChange.Errors.Mistake => "mistake",
        AskCcoChange.Errors.Changed => "changed",
        AskCcoChange.Errors.Reasons => "reason",
        ReportPage.Errors.Kind or ReportPage.Errors.Page => "report-kind",
        ReportPage.Errors.TooLong => "report-words",
        ListBenefits.Errors.Area => "area",
        ListBenefits.Errors.Person => "person",
        ShowMyCoverage.Errors.Age => "age",
        ShowMyCoverage.Errors.Pregnancy => "pregnancy",
        ShowMyCoverage.Errors.Package => "package",
        ShowMyCoverage.Errors.Type => "type",
        ShowMyCoverage.Errors.Cco => "cco",
        ShowMyCoverage.Errors.Letter or ShowMyCoverage.Errors.TwoPeople or ShowMyCoverage.Errors.TooLong => "letter",
        _ => "q",
    };

    /// <summary>What to do about a problem.</summary>
    public static string Advice(int status) => status switch
    {
        StatusCodes.Status404NotFound => T("The address may be old, or it may have a typing mistake."),
        StatusCodes.Status405MethodNotAllowed => T("This address cannot be used in that way."),
        StatusCodes.Status429TooManyRequests => T("Too much was asked from your phone or computer at once. In one minute you can go on."),
        >= 500 => T("You did nothing wrong. Try again in a few minutes."),
        _ => T("Go back and check what you typed."),
    };

    public static string Problem(int status) => status switch
    {
        StatusCodes.Status404NotFound => T("There is no page here"),
        StatusCodes.Status429TooManyRequests => T("Wait one minute, then try again"),
        StatusCodes.Status503ServiceUnavailable => T("We cannot answer right now"),
        >= 500 => T("Something went wrong on our side"),
        _ => T("We could not read that"),
    };
}
