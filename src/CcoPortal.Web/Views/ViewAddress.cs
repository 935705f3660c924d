using CcoPortal.Application.Staff.Views;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;

namespace CcoPortal.Web.Views;

/// <summary>
/// The beginning of an address under which staff see the whole public site as it was (<c>/staff/on/2026-11-22</c>), or as a change request would make it
/// (<c>/staff/preview/{change}/2027-02-01</c>). A feature of the request; see decision 0021.
/// </summary>
/// <param name="Change">Null: as it was published.</param>
public sealed record ViewAddress(Guid? Change, Viewpoint At)
{
    public const string On = "/staff/on", Preview = "/staff/preview";

    /// <summary>Who may look.</summary>
    public static readonly StaffOnlyAttribute Rule = new(StaffRole.Editor, StaffRole.Reviewer, StaffRole.Admin);

    /// <summary>In the path base it stands before the language.</summary>
    public string Prefix => Change is { } change ? $"{Preview}/{change:D}/{At}" : $"{On}/{At}";

    public static ViewAddress? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ViewAddress>();
    }

    /// <summary>The view that a path is in, and the path of the public site; null when it is in none.</summary>
    internal static (ViewAddress View, PathString Path)? Read(PathString path)
    {
        if (path.StartsWithSegments(On, StringComparison.OrdinalIgnoreCase, out var rest) && Next(rest, out var after) is { } on && Viewpoint.Read(on) is { } at)
            return (new(null, at), after);
        if (path.StartsWithSegments(Preview, StringComparison.OrdinalIgnoreCase, out rest) && Next(rest, out var day) is { } id && Guid.TryParseExact(id, "D", out var change)
            && Next(day, out after) is { } then && Viewpoint.Read(then) is { } when)
            return (new(change, when), after);
        return null;
    }

    /// <summary>The first part of a path, and what follows it.</summary>
    private static string? Next(PathString path, out PathString rest)
    {
        rest = default;
        if (path.Value is not ['/', _, ..] value)
            return null;
        var end = value.IndexOf('/', 1);
        rest = end < 0 ? "/" : value[end..];
        return end < 0 ? value[1..] : value[1..end];
    }
}
