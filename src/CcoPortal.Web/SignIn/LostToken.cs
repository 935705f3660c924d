using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CcoPortal.Web.SignIn;

/// <summary>
/// A form without the token of this sign-in (the page was opened under another one, or cookies were deleted) is refused; what was typed comes back all the same. Forms of other sites
/// never get here.
/// </summary>
internal sealed class LostToken(KeptForms forms) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult && StaffGate.IsStaffs(http.Request))
        {
            new ShownInstead(ShownInstead.Token, StatusCodes.Status400BadRequest, await forms.ReadAsync(http, StaffSession.Of(http)?.Id)).AskFor(http);
            context.Result = new EmptyResult();
        }

        await next();
    }
}
