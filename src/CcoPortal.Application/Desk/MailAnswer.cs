using CcoPortal.Application.Staff;
using CcoPortal.Application.Updates;
using CcoPortal.Data.Outbox;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>An answer goes to a caller's mailbox, now and once. The address is not kept: what cannot be sent is not tried again.</summary>
public static class MailAnswer
{
    /// <param name="Once">Of the form: sent again to the same address, it sends no second mail.</param>
    /// <param name="Email">As the agent typed it. Never stored or logged.</param>
    public sealed record Command(Guid Once, string? Email, WrittenMail Mail) : IRequest<MailEnd>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Email).Must(e => TypedAddress.Of(e) is not null).WithMessage("Type the e-mail address, like name@example.com.");
    }

    public sealed class Handler(Actor actor, OneMail server, MailsOfAgent mails, SentForms sent) : IRequestHandler<Command, MailEnd>
    {
        public async Task<MailEnd> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!server.IsSetUp)
                return MailEnd.NotSetUp;
            var address = TypedAddress.Of(request.Email)!;
            return await sent.OnceAsync(request.Once, address, () =>
            {
                if (!mails.Take(actor.Id))
                    throw new ValidationException([new(nameof(Command.Email), $"You sent {mails.Most} e-mails in an hour. Give a code or a letter. Or wait a little.")]);
                // Who closes the page meanwhile stops no mail in the middle.
                return Task.Run(() => server.SendAsync(address, request.Mail, CancellationToken.None));
            });
        }
    }
}
