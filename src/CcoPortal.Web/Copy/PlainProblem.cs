using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>The one page that needs no data, and reads well without its styles too: for when no edition could be loaded. A test holds its numbers to those of the data.</summary>
public static class PlainProblem
{
    public const string ClientServices = "800-273-0557", Crisis = "988", Emergency = "911";

    public static string Page(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var language = Language.Current;
        var reference = problem.Reference is null ? "" : $"<p>{T("Reference number: {0}", problem.Reference)}</p>";
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Tag}" dir="{language.Direction}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Sentences.Problem(problem.Status)} – {T("CCO Portal")}</title>
              <link rel="stylesheet" href="/css/portal.css">
            </head>
            <body>
              <main class="wrap">
                <h1>{Sentences.Problem(problem.Status)}</h1>
                <p>{T("We are working on it. You can call OHP Client Services: {0} (TTY 711).", Link(ClientServices))}</p>
                <p>{T("In danger?")} {T("Call {0}", Link(Emergency))}</p>
                <p>{T("In crisis?")} {T("Call or text {0}", Link(Crisis))}</p>
                {reference}
              </main>
            </body>
            </html>
            """;
    }

    private static string Link(string phone) => $"<a class=\"phone\" href=\"{Words.Tel(phone)}\">{phone}</a>";
}
