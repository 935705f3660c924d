using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Reading;
using CcoPortal.Web.Views;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CcoPortal.Web.Setup;

/// <summary>
/// This page is the same for everyone for a whole edition and Oregon day, so its bytes are kept.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StoredPageAttribute : Attribute
{
    /// <summary>The query keys that choose the answer. Query keys that are named nowhere here change nothing.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>With one of these query keys the answer is made anew each time.</summary>
    public string[] Unless { get; init; } = [];
}

/// <summary>
/// Answers public pages with stored, compressed bytes. What is stored belongs to one edition and one Oregon day, so a publish, midnight,
/// or a page that was being made meanwhile can never leave a stale answer behind; see decision 0004.
/// </summary>
internal sealed class StoredPages(RequestDelegate next, CurrentEdition current, TimeProvider clock)
{
    /// <summary>More than all addresses and all ZIPs that exist; odd spellings must not fill the memory, nor one kind take the other's room.</summary>
    private static readonly int MostPages = 4096 * Language.All.Count;

    private volatile Generation? _generation;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StoredPageAttribute>() is not { } stored
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            // What staff look at is nobody else's: it is neither kept nor taken from what is kept.
            || ViewAddress.Of(context) is not null
            || !IsStorable(context.Request, stored, out var chosen)
            || current.OrNull is not { } edition)
        {
            return next(context);
        }

        var now = clock.GetUtcNow();
        var generation = GenerationOf(edition, now);
        var encoding = Accepted(context.Request.Headers.AcceptEncoding);
        var ways = context.Request.Headers.Cookie.Count == 0 ? "" : WaysToRead.Of(context).Key;
        var pages = ways.Length > 0 ? generation.Read : chosen.Length > 0 ? generation.Chosen : generation.Pages;
        var key = new PageKey(context.Request.PathBase, context.Request.Path, chosen, ways, encoding);
        return pages.TryGetValue(key, out var page) && now < page.ValidUntil ? page.SendAsync(context) : MakeAsync(context, generation, pages, key);
    }

    private static bool IsStorable(HttpRequest request, StoredPageAttribute stored, out string chosen)
    {
        chosen = "";
        if (!request.QueryString.HasValue)
            return true;
        foreach (var key in stored.Unless)
        {
            if (request.Query.ContainsKey(key))
                return false;
        }

        foreach (var key in stored.Keys)
        {
            var values = request.Query[key];
            if (values.Count > 1 || values is [{ Length: > 16 }] || values.ToString().Any(char.IsControl))
                return false;
            // With a sign that no short value holds, so that no two questions have one key.
            chosen = stored.Keys.Length == 1 ? values.ToString() : $"{chosen}\n{values}";
        }

        chosen = chosen.Trim('\n').Length == 0 ? "" : chosen;
        return true;
    }

    private async Task MakeAsync(HttpContext context, Generation generation, ConcurrentDictionary<PageKey, StoredPage> pages, PageKey key)
    {
        var moment = context.RequestServices.GetRequiredService<Moment>();
        var body = context.Response.Body;
        await using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var bytes = made.ToArray();
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            // Writing nothing would start an answer that the problem page still has to make.
            if (bytes.Length > 0)
                await body.WriteAsync(bytes, context.RequestAborted);
            return;
        }

        var page = StoredPage.From(bytes, key.Encoding, context.Response, moment.ValidUntil ?? DateTimeOffset.MaxValue);
        if (ReferenceEquals(moment.Edition, generation.Edition) && moment.Today == generation.Day && pages.Count < MostPages)
            pages[key] = page;
        await page.SendAsync(context);
    }

    private Generation GenerationOf(Edition edition, DateTimeOffset now)
    {
        if (_generation is { } held && ReferenceEquals(held.Edition, edition) && now >= held.From && now < held.To)
            return held;
        var generation = Generation.At(edition, now);
        // Two that come at once both make one; one of them is kept, and nothing of the other is.
        _generation = generation;
        return generation;
    }

    /// <summary>The best encoding the client takes: <c>br</c>, <c>gzip</c>, or none.</summary>
    private static string Accepted(StringValues header)
    {
        var text = header.ToString();
        if (text is "br" or "gzip, deflate, br, zstd" or "gzip, deflate, br")
            return "br";
        if (text.Length == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
            return "";
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : "";

        bool Takes(string encoding) => accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
    }

    private readonly record struct PageKey(PathString Base, PathString Path, string Chosen, string Ways, string Encoding)
    {
        // PathString compares without case and hashes so; these strings are told apart letter by letter, which is cheaper.
        public bool Equals(PageKey other) =>
            Path.Value == other.Path.Value && Chosen == other.Chosen && Ways == other.Ways && Encoding == other.Encoding && Base.Value == other.Base.Value;

        public override int GetHashCode() => HashCode.Combine(Path.Value, Chosen, Ways, Encoding);
    }

    private sealed record Generation(Edition Edition, DateOnly Day, DateTimeOffset From, DateTimeOffset To)
    {
        public ConcurrentDictionary<PageKey, StoredPage> Pages { get; } = new();

        /// <summary>Those that a query key chose.</summary>
        public ConcurrentDictionary<PageKey, StoredPage> Chosen { get; } = new();

        /// <summary>Those that someone reads in their own way.</summary>
        public ConcurrentDictionary<PageKey, StoredPage> Read { get; } = new();

        /// <summary>Holds from <paramref name="now"/> to Oregon's next midnight; a day there has 23, 24 or 25 hours, all on whole minutes.</summary>
        public static Generation At(Edition edition, DateTimeOffset now)
        {
            var day = Moment.DayOf(now);
            var to = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset);
            while (Moment.DayOf(to) == day)
                to = to.AddMinutes(1);
            return new Generation(edition, day, now, to);
        }
    }

    private sealed record StoredPage(byte[] Body, string Encoding, string ContentType, string CacheControl, string? Disposition, string ETag, DateTimeOffset ValidUntil)
    {
        private readonly EntityTagHeaderValue _tag = new(ETag);

        public static StoredPage From(byte[] bytes, string encoding, HttpResponse response, DateTimeOffset validUntil)
        {
            var body = encoding switch
            {
                // The style sheet is packed once and fetched by everyone.
                "br" => Brotli(bytes, response.ContentType!.StartsWith("text/css", StringComparison.Ordinal) ? 11 : 9),
                "gzip" => Gzip(bytes),
                _ => bytes,
            };
            var headers = response.Headers;
            return new StoredPage(
                body, encoding, response.ContentType!, headers.CacheControl is { Count: > 0 } said ? said.ToString() : "no-cache",
                headers.ContentDisposition is { Count: > 0 } disposition ? disposition.ToString() : null,
                $"\"{Convert.ToHexString(SHA256.HashData(body), 0, 12)}\"", validUntil);
        }

        public Task SendAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.ETag = ETag;
            headers.CacheControl = CacheControl;
            headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.IfNoneMatch is { Count: > 0 } seen
                && EntityTagHeaderValue.TryParseList(seen, out var tags) && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(_tag, useStrongComparison: false)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                headers.ContentType = StringValues.Empty;
                return Task.CompletedTask;
            }

            headers.ContentType = ContentType;
            headers.ContentLength = Body.Length;
            if (Disposition is not null)
                headers.ContentDisposition = Disposition;
            if (Encoding.Length > 0)
                headers.ContentEncoding = Encoding;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(Body, 0, Body.Length, context.RequestAborted);
        }

        private static byte[] Brotli(byte[] bytes, int quality)
        {
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            if (!BrotliEncoder.TryCompress(bytes, packed, out var length, quality, window: 20))
                throw new InvalidOperationException("Brotli found no room.");
            return packed[..length];
        }

        private static byte[] Gzip(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
                gzip.Write(bytes);
            return packed.ToArray();
        }
    }
}

internal static class StoredPagesSetup
{
    public static void UseStoredPages(this IApplicationBuilder app) => app.UseMiddleware<StoredPages>();
}
