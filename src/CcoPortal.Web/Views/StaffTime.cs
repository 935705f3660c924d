using CcoPortal.Data;
using CcoPortal.Web.Languages;

namespace CcoPortal.Web.Views;

/// <summary>How an instant is said to staff: in Oregon's time.</summary>
public static class StaffTime
{
    /// <summary>For example “November 22, 2026, 12:00 PM”.</summary>
    public static string Said(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, OregonDay.Pacific).ToString("MMMM d, yyyy, h:mm tt", Language.English.Culture);
}
