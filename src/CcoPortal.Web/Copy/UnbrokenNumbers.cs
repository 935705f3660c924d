using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CcoPortal.Web.Copy;

/// <summary>A sentence whose phone numbers stand on one line each, where there is room for that.</summary>
public sealed partial class UnbrokenNumbers(string sentence) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var at = 0;
        foreach (var number in PhoneNumbers().EnumerateMatches(sentence))
        {
            writer.Write(encoder.Encode(sentence[at..number.Index]));
            writer.Write($"<span class=\"whole\">{sentence.AsSpan(number.Index, number.Length)}</span>");
            at = number.Index + number.Length;
        }

        writer.Write(encoder.Encode(sentence[at..]));
    }

    [GeneratedRegex("[0-9]{3}-[0-9]{3}-[0-9]{4}")]
    private static partial Regex PhoneNumbers();
}
