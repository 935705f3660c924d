using System.IO.Compression;
using CcoPortal.Web.SignIn;
using Microsoft.AspNetCore.ResponseCompression;

namespace CcoPortal.Web.Setup;

/// <summary>Packs what is made anew for each request; stored pages come packed. Nothing secret stands beside what someone typed, so its length tells nothing; staff's pages, with their tokens, go out as they are.</summary>
internal static class Compression
{
    public static void AddPortalCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "application/json", "application/problem+json", "application/atom+xml", "application/xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    public static void UsePortalCompression(this IApplicationBuilder app) => app.UseWhen(
        context => !StaffGate.IsStaffs(context.Request) && (context.Request.QueryString.HasValue || !HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<StoredPageAttribute>() is null),
        made => made.UseResponseCompression());
}
