namespace CcoPortal.Web.Pages.Account;

/// <summary>A text field of the pages of signing in.</summary>
/// <param name="Name">The field's name, and its id, to which the list of errors leads.</param>
/// <param name="Type">What is typed into a <c>password</c> never comes back.</param>
public sealed record Field(string Name, string Label, string? Hint = null, string Type = "text", string? Autocomplete = "off", string? InputMode = null, string? Value = null);
