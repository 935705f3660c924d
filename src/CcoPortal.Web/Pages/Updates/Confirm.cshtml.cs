using CcoPortal.Application.Updates;
using MediatR;

namespace CcoPortal.Web.Pages.Updates;

public sealed class ConfirmModel(IMediator mediator) : TokenPage
{
    /// <summary>Keys of what is heard about from now on; empty when the link is too old.</summary>
    public IReadOnlyList<string> Watches { get; private set; } = [];

    protected override async Task DoAsync(CancellationToken cancellationToken) => Watches = (await mediator.Send(new ConfirmUpdates.Command(Token), cancellationToken)).Watches;
}
