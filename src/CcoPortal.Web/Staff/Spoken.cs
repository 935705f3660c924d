using System.Globalization;
using CcoPortal.Web.Languages;

namespace CcoPortal.Web.Staff;

/// <summary>Says something in a language of members on a page of staff, which is in English.</summary>
public static class Spoken
{
    public static T In<T>(Language language, Func<T> say)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(say);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            language.Speak();
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
