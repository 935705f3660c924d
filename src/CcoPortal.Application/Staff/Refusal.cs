using FluentValidation;
using FluentValidation.Results;

namespace CcoPortal.Application.Staff;

/// <summary>What a staff command cannot do, in a sentence that its page shows beside the field.</summary>
public static class Refusal
{
    /// <param name="field">Name of the form field; empty for the form as a whole.</param>
    public static ValidationException Of(string field, string sentence) => new([new ValidationFailure(field, sentence)]);
}
