using CcoPortal.Data;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>A caller takes an answer along by a code. Kept are which records it is about and what was said, and not who has it.</summary>
public static class GiveCode
{
    /// <param name="Language">The caller's.</param>
    public sealed record Command(HandedAnswer Answer, IReadOnlyList<SaidIn> Said, string Language) : IRequest<Result>;

    public sealed record Result(string Code, DateOnly Until);

    public sealed class Handler(Moment moment, PortalStore store) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var until = moment.Now.AddDays(HandOverCode.DaysValid);
            var handOver = new HandOver(request.Answer, request.Said, request.Language, moment.Edition.Number, moment.Now, until);
            return new Result(await store.AskAsync(db => HandOvers.KeepAsync(db, handOver, cancellationToken)), Moment.DayOf(until));
        }
    }
}
