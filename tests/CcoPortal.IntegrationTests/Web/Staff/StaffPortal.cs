using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>One portal for all tests of staff's pages that neither move its clock nor depend on what others change. A password is enough to sign in.</summary>
public sealed class StaffPortal : PortalFactory
{
    public StaffPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";
}

[CollectionDefinition(Name)]
public sealed class SharedStaffPortal : ICollectionFixture<StaffPortal>
{
    public const string Name = "one portal of staff";
}

/// <summary>A portal of staff with its own clock and settings, on a database that another one has filled.</summary>
internal sealed class AnotherStaffPortal : PortalFactory
{
    public AnotherStaffPortal(PortalFactory first, params (string Key, string Value)[] settings)
    {
        foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner", "Portal:SignIn:RequireSecondFactor" }.Where(first.Settings.ContainsKey))
            Settings[key] = first.Settings[key];
        foreach (var (key, value) in settings)
            Settings[key] = value;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}
