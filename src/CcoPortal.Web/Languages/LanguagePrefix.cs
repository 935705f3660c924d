namespace CcoPortal.Web.Languages;

/// <summary>
/// Before routing: moves the language of an address (<c>/es/find</c>) into <see cref="HttpRequest.PathBase"/>, so that links, redirects and stored pages keep it. Only pages have
/// languages: <c>/es/api/…</c> is no address.
/// </summary>
internal sealed class LanguagePrefix(RequestDelegate next)
{
    private static readonly string[] OfNoLanguage = ["/api", "/openapi", "/health", "/css", "/js"];

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
