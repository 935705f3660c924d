using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Spreadsheets;

[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
[RequestSizeLimit(Sheet.Largest + AroundIt)]
[TooLarge]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Bytes of a form around its file.</summary>
    private const int AroundIt = 64 * 1024;

    [BindProperty]
    public string? Kind { get; set; }

    public IReadOnlyList<SheetError> Errors { get; private set; } = [];

    public IActionResult OnGet(bool tooLarge)
    {
        if (!tooLarge)
            return Page();
        ModelState.AddModelError("file", "The file is larger than 5 MB.");
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>The dry run.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (Kind is null || !Sheet.Kinds.Contains(Kind))
            ModelState.AddModelError("Kind", "Choose what the file holds.");
        if (file is not { Length: > 0 })
            ModelState.AddModelError("file", "Choose a file.");
        else if (file.Length > Sheet.Largest)
            ModelState.AddModelError("file", "The file is larger than 5 MB.");
        if (ModelState.IsValid)
        {
            using var bytes = new MemoryStream();
            await file!.CopyToAsync(bytes, cancellationToken);
            Errors = (await mediator.Send(new ReadSpreadsheet.Command(Kind!, bytes.ToArray()), cancellationToken)).Errors;
            if (Errors.Count == 0)
                return Redirect($"/staff/spreadsheets/{Kind}");
            ModelState.AddModelError("file", Errors is [{ Row: null } only] ? only.Sentence : "Some cells are wrong. Nothing was done.");
        }

        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>A file that is far too large is not even read: the page says so.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TooLargeAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
    {
        /// <summary>Before the token is looked for, which is in the body.</summary>
        public int Order => -10_000;

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (context.HttpContext.Request.ContentLength > Sheet.Largest + AroundIt)
                context.Result = new LocalRedirectResult("/staff/spreadsheets?tooLarge=true");
        }
    }
}
