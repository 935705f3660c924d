using CcoPortal.Application.Updates;
using MediatR;

namespace CcoPortal.Web.Pages.Updates;

public sealed class StopModel(IMediator mediator) : TokenPage
{
    protected override Task DoAsync(CancellationToken cancellationToken) => mediator.Send(new StopUpdates.Command(Token), cancellationToken);
}
