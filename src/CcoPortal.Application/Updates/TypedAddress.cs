using System.Net.Mail;
using System.Text.RegularExpressions;

namespace CcoPortal.Application.Updates;

/// <summary>An e-mail address as someone typed it.</summary>
internal static partial class TypedAddress
{
    /// <summary>No mailbox can have a longer address (RFC 5321).</summary>
    private const int Longest = 254;

    /// <summary>Null when it is no address that mail can be sent to. Addresses with other letters than ASCII need servers that we cannot count on.</summary>
    public static string? Of(string? text) =>
        text?.Trim() is { Length: > 0 and <= Longest } typed && Plain().IsMatch(typed) && MailAddress.TryCreate(typed, out var read) && read.Address == typed ? typed : null;

    [GeneratedRegex(@"^[!#-'*+\-./0-9=?A-Z^-~]+@[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+\z")]
    private static partial Regex Plain();
}
