using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
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

    /// <summary>The kind of a file that said what is published.</summary>
    public string? Same { get; private set; }

    public IActionResult OnGet(bool tooLarge, string? same)
    {
        Same = same is not null && Sheet.Kinds.Contains(same) ? same : null;
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
            var read = await mediator.Send(new ReadSpreadsheet.Command(Kind!, bytes.ToArray()), cancellationToken);
            Errors = read.Errors;
            if (Errors.Count == 0)
                return Redirect(read.Changes == 0 ? $"/staff/spreadsheets?same={Kind}" : $"/staff/spreadsheets/{Kind}");
            ModelState.AddModelError("file", Errors is [{ Row: null } only] ? only.Sentence : "Some cells are wrong. Nothing was done.");
        }

        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>A file that is too large is thrown away as it comes, none of it kept: the page says so.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TooLargeAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
    {
        /// <summary>Bytes. Browsers show an answer only once they have sent the whole file; past this they may go without one.</summary>
        private const long Drained = 256 * 1024 * 1024;

        /// <summary>Before the token is looked for, which is in the body.</summary>
        public int Order => -10_000;

        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            var http = context.HttpContext;
            if (http.Request.ContentLength is not { } length || length <= Sheet.Largest + AroundIt)
                return;
            if (length <= Drained && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = Drained;
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }

            context.Result = new LocalRedirectResult("/staff/spreadsheets?tooLarge=true");
        }
    }
}
