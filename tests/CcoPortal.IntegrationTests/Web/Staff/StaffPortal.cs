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
