using CcoPortal.Web.SignIn;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary>
/// Every form that posts on staff's pages carries an antiforgery token. The framework's own tag helper writes none into a form with a plain <c>action</c>, so one would be forgotten.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class StaffFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var framework = context.AllAttributes.ContainsName("asp-antiforgery") || context.AllAttributes["action"]?.Value.ToString() is null or "";
        if (!framework && StaffGate.IsStaffs(ViewContext.HttpContext.Request))
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}
