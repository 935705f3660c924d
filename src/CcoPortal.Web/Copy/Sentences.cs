using CcoPortal.Application.FindCco;

namespace CcoPortal.Web.Copy;

/// <summary>Every error sentence, in English.</summary>
public static class Sentences
{
    /// <summary>Asked twice for one thing.</summary>
    public const string Repeated = "repeated";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        [FindCco.Errors.Empty] = "Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.TooLong] = "That is too long for a place name. Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.NoLetters] = "We could not read that. Type a ZIP code, a city, or a county in Oregon.",
        [FindCco.Errors.ZipDigits] = "A ZIP code has 5 digits, like 97301.",
        [FindCco.Errors.NoSuchDay] = "We have no records for that day.",
        [Repeated] = "Type one place at a time.",
    };

    /// <exception cref="KeyNotFoundException">A validator has a code that has no sentence.</exception>
    public static string Error(string code) => ByCode[code];

    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

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
