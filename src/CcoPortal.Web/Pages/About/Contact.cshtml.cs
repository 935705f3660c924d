using CcoPortal.Application;
using CcoPortal.Application.Contacts;
using CcoPortal.Domain.Ccos;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.About;

[StoredPage]
public sealed class ContactModel(IMediator mediator, Moment moment) : PageModel
{
    public ILookup<string, ContactLine> Lines { get; private set; } = null!;

    public OpeningState? Opening(ContactLine line) => CcoFacts.Opening(line.Hours, moment);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = (await mediator.Send(new ListContacts.Query(), cancellationToken)).ByGroup;
}
