using CcoPortal.Data;
using CcoPortal.Data.Outbox;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace CcoPortal.Application.Updates;

/// <summary>Someone wants e-mail when something changes. Nothing is told of whether the address is known.</summary>
public static class AskForUpdates
{
    /// <param name="Email">As typed.</param>
    /// <param name="Watch">A key of <see cref="Domain.Updates.Watch"/>.</param>
    /// <param name="Language">Tag of the language that mail is to be in.</param>
    public sealed record Command(string? Email, string? Watch, string Language) : IRequest
    {
        /// <summary>Null when it is no address that mail can be sent to.</summary>
        internal string? Address => TypedAddress.Of(Email);
    }

    public static class Errors
    {
        public const string Email = "updates.email", Watch = "updates.watch";
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Email).Must((command, _) => command.Address is not null).WithErrorCode(Errors.Email);
    }

    public sealed class Handler(Moment moment, PortalStore store, FieldCipher cipher) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!IsThere(request.Watch))
                throw new ValidationException([new ValidationFailure(nameof(Command.Watch), null) { ErrorCode = Errors.Watch }]);
            return await store.AskAsync(async db =>
            {
                await Subscribers.AskAsync(db, cipher, request.Address!, request.Watch!, request.Language, moment.Now, cancellationToken);
                return Unit.Value;
            });
        }

        private bool IsThere(string? watch) => watch is not null && (watch == Domain.Updates.Watch.All
            || (Domain.Updates.Watch.CcoOf(watch) is { } cco && moment.Edition.Cco(cco) is not null)
            || (Domain.Updates.Watch.CountyOf(watch) is { } county && moment.Edition.County(county) is not null));
    }
}
