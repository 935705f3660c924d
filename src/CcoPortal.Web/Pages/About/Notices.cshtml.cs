using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.About;

/// <summary>The notice of nondiscrimination and the lines on help in one's language (45 CFR 92.10, 92.11).</summary>
[StoredPage]
public sealed class NoticesModel(Moment moment) : PageModel
{
    /// <summary>Where to complain: the state, then the nation.</summary>
    public IReadOnlyList<ContactLine> Offices => [moment.Edition.Contact("civil-rights"), moment.Edition.Contact("hhs-civil-rights")];
}
