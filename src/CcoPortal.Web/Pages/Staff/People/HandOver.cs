using CcoPortal.Web.Setup;

namespace CcoPortal.Web.Pages.Staff.People;

/// <summary>A one-time link that an admin hands over; shown once.</summary>
public sealed record HandOver(string Name, string Words, string Link)
{
    public static HandOver Of(string name, string words, string token, PortalSettings settings, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new HandOver(name, words, $"{settings.RootFor(request)}/account/accept?token={token}");
    }
}
