using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Staff;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>Someone says something about a change request.</summary>
public static class CommentOnChange
{
    public const int LongestText = 4000;

    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(Guid Change, string? Text) : IRequest, IChangeSet;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Text).Words("Write your comment first.");
    }

    public sealed class Handler(ChangeSet set, Actor actor) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await set.LockAsync(request.Change, "commented on", cancellationToken, Enum.GetValues<ChangeState>());
            set.Say(change.Id, actor.Id, request.Text!.Trim());
            set.Audit(new ChangeCommented(change.Id));
            return Unit.Value;
        }
    }

    /// <summary>A text of its own words, not longer than a comment.</summary>
    internal static IRuleBuilderOptions<T, string?> Words<T>(this IRuleBuilder<T, string?> rule, string sentence) =>
        rule.Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage(sentence).MaximumLength(LongestText).WithMessage($"Use at most {LongestText} letters.");
}
