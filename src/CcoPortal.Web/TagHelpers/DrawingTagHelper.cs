using CcoPortal.Web.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary>Every <c>&lt;svg&gt;</c> of a view: left out for those who read text only. What it shows stands in words beside it.</summary>
[HtmlTargetElement("svg")]
public sealed class DrawingTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (WaysToRead.Of(ViewContext.HttpContext).TextOnly)
            output.SuppressOutput();
    }
}
