using System.Net;
using CcoPortal.Domain.Staff;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

[Collection(SharedStaffPortal.Name)]
public sealed class SignInTests(StaffPortal portal)
{
    [Fact]
    public async Task Whoever_types_their_password_is_in_and_the_sign_out_button_ends_it()
    {
        var colleague = await Colleague.InAsync(portal, StaffRole.Editor, "Kim Kestrel");
        var page = await colleague.GetAsync("/account/security");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Kim Kestrel", page.All("header").Single().TextContent, StringComparison.Ordinal);
        await colleague.PressAsync("Sign out");
        Assert.Equal("You are signed out", (await colleague.FollowAsync()).Heading);
        Assert.Equal("/account/sign-in?back=%2Faccount%2Fsecurity", (await colleague.GetAsync("/account/security")).Location);
    }
}
