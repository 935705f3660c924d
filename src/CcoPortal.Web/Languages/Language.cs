using System.Globalization;

namespace CcoPortal.Web.Languages;

/// <summary>A language that the portal speaks. A new one is a line in <see cref="All"/>, a file in <c>Copy/Languages</c> and texts in <c>data/</c>.</summary>
/// <param name="Tag">Of texts, and the first part of an address: <c>es</c>. English stands at the root.</param>
/// <param name="Culture">A US one (<c>es-US</c>): numbers and dates as people here write them.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="SpeaksAll">Pages of benefits, help and learn too; else the interface and the way to one's CCO.</param>
/// <param name="Plural">The form for a number (Unicode CLDR): the place in a list like “{0} CCO|{0} CCOs”.</param>
public sealed record Language(string Tag, CultureInfo Culture, string OwnName, bool SpeaksAll, Func<long, int> Plural)
{
    public static readonly Language English = new("en", CultureInfo.GetCultureInfo("en-US"), "English", true, n => n == 1 ? 0 : 1);

    private static readonly Language Spanish = new("es", CultureInfo.GetCultureInfo("es-US"), "Español", true, n => n == 1 ? 0 : 1);

    private static readonly Language Arabic = new("ar", ArabicInOregon(), "العربية", false, n => n switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        _ when n % 100 is >= 3 and <= 10 => 3,
        _ when n % 100 >= 11 => 4,
        _ => 5,
    });

    public static IReadOnlyList<Language> All { get; } = [English, Spanish, Arabic];

    /// <summary>The language of what is being answered; set by <see cref="LanguagePrefix"/>.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>The language of the address that was asked for; <see cref="Current"/> is another one where its page is shown in English.</summary>
    public static Language OfRequest(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return All.FirstOrDefault(l => l != English && context.Request.PathBase.Value?.EndsWith(l.Prefix, StringComparison.Ordinal) == true) ?? English;
    }

    public static Language? Of(string tag) => All.FirstOrDefault(l => l.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase));

    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>What stands before the portal's own addresses: empty, or <c>/es</c>.</summary>
    public string Prefix { get; } = Tag == "en" ? "" : $"/{Tag}";

    /// <summary>From here on, what is said is said in this language.</summary>
    public void Speak() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;

    /// <summary>There is no Arabic culture of the United States: the days are those of the calendar that everyone here uses, the digits those on phones and letters.</summary>
    private static CultureInfo ArabicInOregon()
    {
        var culture = new CultureInfo("ar-EG");
        culture.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.GetCultureInfo("en-US").NumberFormat.Clone();
        return CultureInfo.ReadOnly(culture);
    }
}
