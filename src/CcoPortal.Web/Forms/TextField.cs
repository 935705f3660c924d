namespace CcoPortal.Web.Forms;

/// <summary>A field that a person types into, for <c>_TextField.cshtml</c>: its label, hint, error and input.</summary>
/// <param name="Name">The field's name, under which a refusal names it; its id, too, where one page does not have it twice.</param>
/// <param name="Value">What was typed before. Nothing for what is of type <c>password</c>: it never comes back.</param>
/// <param name="IsLong">Whether it has several lines.</param>
/// <param name="IsWords">False for an address or a code, in which a browser should put nothing right.</param>
public sealed record TextField(
    string Name, string Label, string? Value = null, string? Hint = null, bool IsLong = false, string Type = "text", string? Autocomplete = "off", string? InputMode = null, bool IsWords = true)
{
    public string Id { get; init; } = Name;
}
