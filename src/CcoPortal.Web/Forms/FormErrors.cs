using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CcoPortal.Web.Forms;

public static class FormErrors
{
    /// <summary>What is wrong with a field, in a sentence; null when nothing is.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string field)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state[field] is { Errors.Count: > 0 } wrong ? wrong.Errors[0].ErrorMessage : null;
    }
}
