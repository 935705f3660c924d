using CcoPortal.Web.Copy;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcoPortal.Web.TagHelpers;

/// <summary><c>&lt;phone number="800-273-0557" /&gt;</c>: a number to tap.</summary>
[HtmlTargetElement("phone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneTagHelper : TagHelper
{
    public string Number { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "phone");
        output.Attributes.SetAttribute("href", Words.Tel(Number));
        output.Content.SetContent(Number);
    }
}
