using CcoPortal.Application;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Copy;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary><c>&lt;fact-text value="…" /&gt;</c>: a published text, its facts filled in, phone numbers to tap.</summary>
[HtmlTargetElement("fact-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FactTextTagHelper(Moment moment) : TagHelper
{
    public string Value { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var piece in FactText.Pieces(Value))
        {
            if (piece.Words is { } words)
            {
                output.Content.Append(words);
                continue;
            }

            var line = moment.Edition.Contact(piece.Key!);
            Phone(line.Phone);
            if (line.Tty is [var tty, ..])
            {
                output.Content.AppendHtml(" (TTY&nbsp;");
                Phone(tty);
                output.Content.Append(")");
            }
        }

        void Phone(string number) => output.Content.AppendHtml("<a class=\"phone\" href=\"").Append(Words.Tel(number)).AppendHtml("\">").Append(number).AppendHtml("</a>");
    }
}
