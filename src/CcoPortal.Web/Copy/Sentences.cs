using CcoPortal.Application.Benefits;
using CcoPortal.Application.FindCco;
using CcoPortal.Application.Rights;
using CcoPortal.Application.Updates;

namespace CcoPortal.Web.Copy;

/// <summary>Every error sentence, in English.</summary>
public static class Sentences
{
    /// <summary>Asked twice for one thing.</summary>
    public const string Repeated = "repeated";

    /// <summary>Words given twice.</summary>
    public const string TypedTwice = "typed-twice";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        [AskForUpdates.Errors.Email] = "Type your e-mail address, like name@example.com.",
        [AskForUpdates.Errors.Watch] = "Choose a county, a CCO, or everything.",
        [FindCco.Errors.Empty] = "Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.TooLong] = "That is too long for a place name. Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.NoLetters] = "We could not read that. Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.ZipDigits] = "A ZIP code has 5 digits, like 97301.",
        [FindCco.Errors.NoSuchDay] = "We have no records for that day.",
        [Repeated] = "Type one place at a time.",
        [TypedTwice] = "Type your question once.",
        [FindDeadline.Errors.Letter] = "Choose the letter you have.",
        [FindDeadline.Errors.Dated] = "Type the date as three numbers, like 11, 22, and 2026.",
        [FindDeadline.Errors.Future] = "This date has not come yet. Look at the letter again.",
        [FindDeadline.Errors.Change] = "Type the date as three numbers, like 11, 22, and 2026. Or leave it empty.",
        [ListBenefits.Errors.Area] = "Choose one of the areas of care in the list.",
        [ListBenefits.Errors.Person] = "Choose an age group: under 21, or 21 and over.",
        [ListBenefits.Errors.TooLong] = "That is too long. Type a few words, like dentist or back pain.",
        [ShowMyCoverage.Errors.Age] = "Choose an age group: under 21, 21 and over, or I don’t know.",
        [ShowMyCoverage.Errors.Pregnancy] = "Choose yes, no, or I don’t know.",
        [ShowMyCoverage.Errors.Package] = "Choose a benefit package in the list, or I don’t know.",
        [ShowMyCoverage.Errors.Type] = "Choose a CCO type in the list, or I don’t know.",
        [ShowMyCoverage.Errors.Letter] = "We do not know these codes. Look for codes like CCOA or BMH on your letter. Or leave this empty.",
        [ShowMyCoverage.Errors.Cco] = "Choose a CCO in the list, or I don’t know.",
        [ShowMyCoverage.Errors.TwoPeople] = "These codes are for more than one person. Type the codes of one person at a time.",
        [ShowMyCoverage.Errors.TooLong] = "That is too long. Type only the codes, like CCOA BMH.",
    };

    /// <exception cref="KeyNotFoundException">A validator has a code that has no sentence.</exception>
    public static string Error(string code) => ByCode[code];

    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>The form field that an error is about.</summary>
    public static string Field(string code) => code switch
    {
        AskForUpdates.Errors.Email => "email",
        AskForUpdates.Errors.Watch => "watch",
        FindDeadline.Errors.Dated or FindDeadline.Errors.Future => "dated",
        FindDeadline.Errors.Change => "change",
        FindDeadline.Errors.Letter => "letter",
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
        StatusCodes.Status404NotFound => "The address may be old, or it may have a typing mistake.",
        StatusCodes.Status405MethodNotAllowed => "This address cannot be used in that way.",
        StatusCodes.Status429TooManyRequests => "Many places were looked up from your phone or computer. In one minute you can go on.",
        >= 500 => "You did nothing wrong. Try again in a few minutes.",
        _ => "Go back and check what you typed.",
    };

    public static string Problem(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is no page here",
        StatusCodes.Status429TooManyRequests => "Wait one minute, then try again",
        StatusCodes.Status503ServiceUnavailable => "We cannot answer right now",
        >= 500 => "Something went wrong on our side",
        _ => "We could not read that",
    };
}
