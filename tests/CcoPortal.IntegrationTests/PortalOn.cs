namespace CcoPortal.IntegrationTests;

/// <summary>A portal on a database that is there already. A password alone signs in.</summary>
internal sealed class PortalOn : PortalFactory
{
    public PortalOn((string Portal, string Owner) database) =>
        (Settings["ConnectionStrings:Portal"], Settings["ConnectionStrings:PortalOwner"], Settings["Portal:SignIn:RequireSecondFactor"]) = (database.Portal, database.Owner, "false");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }
}
