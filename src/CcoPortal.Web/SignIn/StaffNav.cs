using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;

namespace CcoPortal.Web.SignIn;

/// <summary>The sections that staff pages lead to: those that exist, and that a role may open.</summary>
public sealed class StaffNav(EndpointDataSource endpoints)
{
    private static readonly (string Path, string Words)[] Sections =
    [
        ("/desk", "Desk"), ("/desk/call-backs", "Call-backs"), ("/desk/recall", "Recall"), ("/desk/numbers", "Numbers"), ("/desk/flags", "Your flags"), ("/staff", "Tasks"), ("/staff/records", "Records"), ("/staff/changes", "Changes"), ("/staff/on", "Past days"), ("/staff/fresh", "Checked on"), ("/staff/reports", "Reports"), ("/staff/flags", "Flags"),
        ("/staff/spreadsheets", "Spreadsheets"), ("/staff/people", "People"), ("/staff/audit", "Audit"),
    ];

    private readonly Lazy<List<(string Path, string Words, StaffOnlyAttribute Rule)>> _there = new(() =>
    [
        .. from section in Sections
           let rule = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(e => Leads(e, section.Path))?.Metadata.GetMetadata<StaffOnlyAttribute>()
           where rule is not null
           select (section.Path, section.Words, rule),
    ]);

    public IEnumerable<(string Path, string Words)> Of(StaffRole role) => _there.Value.Where(s => s.Rule.Admits(role)).Select(s => (s.Path, s.Words));

    /// <summary>Where someone is after they signed in.</summary>
    public string Home(StaffRole role) => Of(role).Select(s => s.Path).FirstOrDefault() ?? Addresses.Security;

    /// <summary>The section's own page, whose further parts may be left out.</summary>
    private static bool Leads(RouteEndpoint endpoint, string path) =>
        $"/{endpoint.RoutePattern.RawText?.Trim('/')}" is var raw && (raw == path || (raw.StartsWith(path + "/{", StringComparison.Ordinal) && endpoint.RoutePattern.Parameters.All(p => p.IsOptional || p.IsCatchAll)));
}
