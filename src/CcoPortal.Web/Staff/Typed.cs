namespace CcoPortal.Web.Staff;

/// <summary>A field of a staff form that a person types into, for <c>_Typed.cshtml</c>.</summary>
/// <param name="Name">The field's name, under which a refusal names it; its id, too, where one page does not have it twice.</param>
public sealed record Typed(string Name, string Label, string? Value, string? Hint = null, bool IsLong = false)
{
    public string Id { get; init; } = Name;
}
