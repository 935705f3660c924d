using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Benchmarks;

/// <summary>What Kestrel can do here: one endpoint that returns the bytes of a file, and nothing else in the pipeline.</summary>
internal static class BareKestrel
{
    public static async Task RunAsync(string file, string type, string encoding, string port)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = bytes.Length;
            if (encoding != "identity")
                context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        await app.RunAsync();
    }
}
