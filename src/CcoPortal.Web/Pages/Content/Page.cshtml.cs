using System.Globalization;
using System.Text;
using CcoPortal.Application;
using CcoPortal.Application.Content;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Content;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Pages.Content;

[StoredPage]
public sealed class ContentPageModel(IMediator mediator, Moment moment) : PageModel
{
    public ShowPage.Result Shown { get; private set; } = null!;

    public IEnumerable<(string? Html, string? Block)> Parts
    {
        get
        {
            var (body, tag) = (Shown.Page.In(Language.Current.Tag).Body, Language.Current.Tag);
            // A page that is shown in English in another language's frame has no words to link in that language.
            var words = IsGlossary || !Shown.Page.Texts.ContainsKey(tag) ? null : moment.Edition.Page(Glossary.PageKey)?.Texts.GetValueOrDefault(tag);
            return PageBody.Parts(body, moment, Request.PathBase, words is null ? null : new GlossaryLinks(Glossary.Entries(words), body, Shown.Others.Select(o => o.In(tag).Title).Append(T("CCOs"))));
        }
    }

    public bool IsGlossary => Shown.Page.Key == Glossary.PageKey;

    /// <summary>On the glossary: each first letter, and the anchor of its first word.</summary>
    public IEnumerable<(string Letter, string Anchor)> Letters => !IsGlossary ? []
        : Glossary.Entries(Shown.Page.In(Language.Current.Tag)).Select(e => (Letter: Letter(e.Word), e.Anchor)).DistinctBy(e => e.Letter);

    /// <summary>“Área” stands under A.</summary>
    private static string Letter(string word) => word.Normalize(NormalizationForm.FormD)[..1].ToUpper(CultureInfo.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(string section, string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowPage.Query(section, slug), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        return Page();
    }
}
