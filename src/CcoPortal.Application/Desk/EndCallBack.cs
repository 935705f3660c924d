using CcoPortal.Application.Staff;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>Someone called back. When that is the end of it, the number is deleted with the same stroke.</summary>
public static class EndCallBack
{
    internal const string IsDone = "Somebody else has ended this call-back meanwhile. Its number is deleted.";

    /// <summary>What is pressed when nobody answered: it is tried again.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <param name="Outcome">Name of a <see cref="CallBackOutcome"/>, or <see cref="NoAnswer"/>.</param>
    /// <param name="Tries">As the page showed it, so that one call is not counted twice.</param>
    [For(StaffRole.Agent, StaffRole.Supervisor)]
    public sealed record Command(Guid Call, CallBackPurpose Purpose, string? Outcome, int Tries) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        private static readonly string[] Known = [NoAnswer, nameof(CallBackOutcome.Reached), nameof(CallBackOutcome.GaveUp), nameof(CallBackOutcome.WrongNumber), nameof(CallBackOutcome.NotWanted)];

        public Validator() => RuleFor(c => c.Outcome).Must(o => Known.Contains(o)).WithMessage("Choose how it ended.").OverridePropertyName("");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = await set.Db.CallBacks.FromSql($"select * from call_back where call = {request.Call} and purpose = {request.Purpose.ToString()} for update").SingleOrDefaultAsync(cancellationToken)
                ?? throw Refusal.Of("", "There is no such call-back.");
            if (row.Done is not null)
                throw Refusal.Of("", IsDone);
            if (request.Outcome == NoAnswer)
            {
                if (row.Tries != request.Tries)
                    throw Refusal.Of("", "Somebody else tried it meanwhile. Look at it again.");
                row.Tries++;
                return Unit.Value;
            }

            (row.Number, row.Done, row.DoneBy, row.Outcome) = (null, set.Now, actor.Id, Enum.Parse<CallBackOutcome>(request.Outcome!));
            set.Audit(new CallBackEnded(row.Call, row.Purpose.ToString(), request.Outcome!));
            return Unit.Value;
        }
    }
}
