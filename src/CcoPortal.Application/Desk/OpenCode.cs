using CcoPortal.Data;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>What was I told on the phone, and does it still hold?</summary>
public static class OpenCode
{
    /// <param name="Typed">The code. Never logged.</param>
    /// <param name="Language">Tag of the language in which the answer is to be said.</param>
    public sealed record Query(string? Typed, string Language) : IRequest<Result>;

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>Never given, or too old: which of the two is told to nobody.</summary>
        public sealed record NotThere : Result;

        /// <summary>So many wrong codes were typed that for now none is looked up.</summary>
        public sealed record Braked : Result;

        /// <param name="Answer">As it is now; null when there is no such record any more.</param>
        public sealed record Found(HandOver HandOver, DeskAnswer? Answer) : Result;
    }

    public static class Errors
    {
        public const string Shape = "code.shape";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Typed).Must(t => HandOverCode.Read(t) is not null).WithErrorCode(Errors.Shape);
    }

    public sealed class Handler(Moment moment, IMediator mediator, PortalStore store, WrongCodes wrong) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            // Counted before it is known, so that many at once get no further than one after the other.
            if (!wrong.Take())
                return new Result.Braked();
            HandOver? handOver;
            try
            {
                handOver = await store.AskAsync(db => HandOvers.FindAsync(db, HandOverCode.Read(request.Typed)!, moment.Now, cancellationToken));
            }
            catch (StoreAwayException)
            {
                wrong.GiveBack();
                throw;
            }

            if (handOver is null)
                return new Result.NotThere();
            wrong.GiveBack();
            return new Result.Found(handOver, await new DeskAnswers(moment, mediator).AgainAsync(handOver.Answer, request.Language, cancellationToken));
        }
    }
}
