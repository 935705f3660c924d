using System.Text.RegularExpressions;
using CcoPortal.Application;
using CcoPortal.Web.Copy;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary>
/// <c>&lt;fact-text value="…" /&gt;</c>: a text with its facts filled in, phone numbers to tap, <c>[links](/find)</c> and <c>**bold**</c>; all else is text. For our own texts: what a visitor typed
/// could link too.
/// </summary>
[HtmlTargetElement("fact-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class FactTextTagHelper(Moment moment) : TagHelper
{
    public string Value { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        Write(FactWords.Linked(Value, moment), output.Content);
    }

    private void Write(string text, TagHelperContent html)
    {
        var from = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            html.Append(text[from..mark.Index]);
            from = mark.Index + mark.Length;
            if (mark.Groups["bold"] is { Success: true, Value: var bold })
            {
                html.AppendHtml("<strong>");
                Write(bold, html);
                html.AppendHtml("</strong>");
                continue;
            }

            var to = mark.Groups["to"].Value;
            html.AppendHtml(to.StartsWith("tel:", StringComparison.Ordinal) ? "<a class=\"phone\" href=\"" : "<a href=\"")
                .Append(to[0] == '/' ? ViewContext.HttpContext.Request.PathBase + to : to).AppendHtml("\">").Append(mark.Groups["words"].Value).AppendHtml("</a>");
        }

        html.Append(text[from..]);
    }

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?<to>(/|#|https://|tel:|mailto:)[^)\s]*)\)|\*\*(?<bold>.+?)\*\*")]
    private static partial Regex Mark();
}
