namespace CcoPortal.Web.Languages;

/// <summary>
/// Before routing: moves the language of an address (<c>/es/find</c>) into <see cref="HttpRequest.PathBase"/>, so that links, redirects and stored pages keep it. Only pages have
/// languages, and those of staff are in English only: <c>/es/api/…</c> and <c>/es/staff/…</c> are no addresses.
/// </summary>
internal sealed class LanguagePrefix(RequestDelegate next)
{
    private static readonly string[] OfNoLanguage = ["/api", "/openapi", "/health", "/css", "/js", "/staff", "/desk", "/account"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var language = Language.English;
        foreach (var other in Language.All)
        {
            if (other != Language.English && request.Path.StartsWithSegments(other.Prefix, out var rest) && !OfNoLanguage.Any(p => rest.StartsWithSegments(p)))
            {
                (language, request.PathBase, request.Path) = (other, request.PathBase + other.Prefix, rest.HasValue ? rest : "/");
                break;
            }
        }

        language.Speak();
        return next(context);
    }
}

internal static class LanguagePrefixSetup
{
    public static void UseLanguages(this IApplicationBuilder app) => app.UseMiddleware<LanguagePrefix>();
}
