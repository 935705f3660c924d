using CcoPortal.Domain.Search;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary><c>&lt;marked value="…" stems="…" /&gt;</c>: a text in which the words that were looked for are marked.</summary>
[HtmlTargetElement("marked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkedTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public IReadOnlySet<string> Stems { get; set; } = new HashSet<string>();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (text, found) in Highlight.Pieces(Value, Stems))
        {
            if (found)
                output.Content.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            else
                output.Content.Append(text);
        }
    }
}
