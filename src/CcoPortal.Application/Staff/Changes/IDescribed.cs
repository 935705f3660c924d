using FluentValidation;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>What a change request says of itself.</summary>
internal interface IDescribed
{
    string? Title { get; }

    string? Reason { get; }

    string? Source { get; }
}

internal sealed class DescribedValidator : AbstractValidator<IDescribed>
{
    private const int LongestTitle = 200, LongestText = 2000;

    public DescribedValidator()
    {
        RuleFor(c => c.Title).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("Give the change request a title.").MaximumLength(LongestTitle).WithMessage($"Use at most {LongestTitle} letters.");
        RuleFor(c => c.Reason).MaximumLength(LongestText).WithMessage($"Use at most {LongestText} letters.");
        RuleFor(c => c.Source).MaximumLength(LongestText).WithMessage($"Use at most {LongestText} letters.");
    }
}
