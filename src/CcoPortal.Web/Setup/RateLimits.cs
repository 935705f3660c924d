using System.Threading.RateLimiting;

namespace CcoPortal.Web.Setup;

internal static class RateLimits
{
    /// <summary>The policy of what looks a place up.</summary>
    public const string Lookups = "lookups";

    /// <summary>The policy of what sends a mail to an address that someone typed.</summary>
    public const string Mails = "mails";

    /// <summary>The policy of what takes a password or a code.</summary>
    public const string SignIns = "sign-ins";

    /// <summary>The policy of what takes the code of an answer that was handed over.</summary>
    public const string Codes = "codes";

    private const int MailsPerMinute = 5, SignInsPerMinute = 10, CodesPerMinute = 5;

    /// <summary>No client is called so: a limiter belongs to its name, whoever asks for it first.</summary>
    private const string NoClient = "no look-up";

    private static readonly string[] Asks = ["q", "zip", "place", "county"];

    /// <summary>So many look-ups a minute and client (an IPv6 client is its /64); more are answered 429 with a sentence and a phone number.</summary>
    public static void AddPortalRateLimits(this IServiceCollection services, PortalSettings settings) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(Lookups, context => IsLookup(context.Request) ? Limited(context, settings.LookupsPerMinute) : RateLimitPartition.GetNoLimiter(NoClient));
        foreach (var (policy, perMinute) in new[] { (Mails, MailsPerMinute), (SignIns, SignInsPerMinute), (Codes, CodesPerMinute) })
            o.AddPolicy(policy, context => HttpMethods.IsPost(context.Request.Method) ? Limited(context, perMinute) : RateLimitPartition.GetNoLimiter(NoClient));
    });

    public static void UsePortalRateLimits(this IApplicationBuilder app, PortalSettings settings)
    {
        if (settings.LookupsPerMinute > 0)
            app.UseRateLimiter();
    }

    private static RateLimitPartition<string> Limited(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(Client(context), _ => new FixedWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    });

    /// <summary>The empty form of <c>/find</c> looks nothing up, whatever else stands in its address.</summary>
    private static bool IsLookup(HttpRequest request) => HttpMethods.IsPost(request.Method) || (request.QueryString.HasValue && Asks.Any(request.Query.ContainsKey));

    private static string Client(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }
}
