using CcoPortal.Web.Setup;

namespace CcoPortal.Web.Copy;

/// <summary>The one page that needs no data, and reads well without its styles too: for when no edition could be loaded. A test holds its numbers to those of the data.</summary>
public static class PlainProblem
{
    public const string ClientServices = "800-273-0557", Crisis = "988", Emergency = "911";

    public static string Page(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var reference = problem.Reference is null ? "" : $"<p>Reference number: {problem.Reference}</p>";
        return $"""
            <!DOCTYPE html>
            <html lang="en-US" dir="ltr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Sentences.Problem(problem.Status)} – CCO Portal</title>
              <link rel="stylesheet" href="/css/portal.css">
            </head>
            <body>
              <main class="wrap">
                <h1>{Sentences.Problem(problem.Status)}</h1>
                <p>We are working on it. You can call OHP Client Services: <a class="phone" href="tel:+1{ClientServices.Replace("-", "", StringComparison.Ordinal)}">{ClientServices}</a> (TTY 711).</p>
                <p>In danger? Call <a class="phone" href="tel:{Emergency}">{Emergency}</a>. In crisis? Call or text <a class="phone" href="tel:{Crisis}">{Crisis}</a>.</p>
                {reference}
              </main>
            </body>
            </html>
            """;
    }
}
