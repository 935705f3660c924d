using System.Net;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

public sealed class SmokeTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_zip_leads_to_the_page_of_its_area()
    {
        using var answer = await portal.Visitor().GetAsync("/find?q=97301");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/areas/marion/pacificsource-marion-polk", answer.Headers.Location!.OriginalString);
        using var area = await portal.Visitor().GetAsync(answer.Headers.Location);
        Assert.Contains("PacificSource Marion-Polk", await area.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
