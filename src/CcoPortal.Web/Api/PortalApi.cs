using System.Globalization;
using System.Text.Json.Serialization;
using CcoPortal.Application;
using CcoPortal.Application.Ccos;
using CcoPortal.Application.Counties;
using CcoPortal.Application.FindCco;
using CcoPortal.Data;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcoPortal.Web.Api;

/// <summary>The JSON API of <c>docs/api.md</c>. Every outcome of a look-up is status 200; 400 is for a question that cannot be read.</summary>
internal static class PortalApi
{
    private static readonly string[] Keys = ["zip", "place", "county", "on"];

    public static void AddPortalApi(this IServiceCollection services)
    {
        services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "CCO Portal API", Version = "v1", Description = "Which coordinated care organizations (CCOs) serve which place in Oregon, on which day; what the Oregon Health Plan covers, and who pays." };
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, BenefitsJson.Default));
    }

    public static void MapPortalApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/lookup", LookupAsync).RequireRateLimiting(RateLimits.Lookups).WithMetadata(new StoredPageAttribute { Keys = ["zip"], Unless = ["place", "county", "on"] })
            .WithSummary("Who serves a place: give zip, place or county (zip may go with county); on is an ISO day, today when missing.");
        api.MapGet("/ccos", CcosAsync).WithMetadata(new StoredPageAttribute { Unless = ["on"] }).WithSummary("The CCOs that have a service area on a day.");
        api.MapGet("/ccos/{slug}", CcoAsync).WithMetadata(new StoredPageAttribute()).WithSummary("One CCO.");
        api.MapGet("/notices", Notices).WithMetadata(new StoredPageAttribute { Keys = ["lang"] }).WithSummary("What stands at the top of every page at this moment, the gravest first.");
        api.MapGet("/counties", CountiesAsync).WithMetadata(new StoredPageAttribute()).WithSummary("All counties, and the areas of each today.");
        api.MapBenefitsApi();
    }

    private static async Task<Results<Ok<LookupBody>, ProblemHttpResult>> LookupAsync(
        HttpContext context, IMediator mediator, string? zip = null, string? place = null, string? county = null, string? on = null)
    {
        // Read from the query itself: a repeated key must not be taken for one.
        var query = context.Request.Query;
        if (Keys.Any(k => query[k].Count > 1))
            return Unreadable(Sentences.Error(Sentences.Repeated));
        if ((zip, place, county) is not ((not null, null, _) or (null, not null, null) or (null, null, not null)))
            return Unreadable("Give one of zip, place or county. Only zip may go with county.");
        if (!TryDay(on, out var day))
            return Unreadable(Sentences.Error(FindCco.Errors.NoSuchDay));
        if (zip is not null && !FindCco.Query.Clean(zip).All(c => char.IsAsciiDigit(c) || c == '-'))
            return Unreadable(Sentences.Error(FindCco.Errors.ZipDigits));
        try
        {
            var answer = await mediator.Send(
                new FindCco.Query(CleanOrNull(zip), CleanOrNull(place), CleanOrNull(county), day), context.RequestAborted);
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Ok(LookupBody.From(answer));
        }
        catch (ValidationException e)
        {
            return Unreadable(Sentences.Error(e.Errors.First().ErrorCode));
        }
    }

    private static async Task<Results<Ok<CcosBody>, ProblemHttpResult>> CcosAsync(HttpContext context, IMediator mediator, Moment moment, string? on = null)
    {
        if (context.Request.Query["on"].Count > 1)
            return Unreadable(Sentences.Error(Sentences.Repeated));
        if (!TryDay(on, out var day) || day < CoverageMap.FirstDay || day > moment.Today.AddYears(CoverageMap.YearsAhead))
            return Unreadable(Sentences.Error(FindCco.Errors.NoSuchDay));
        var result = await mediator.Send(new ListCcos.Query(day), context.RequestAborted);
        return TypedResults.Ok(new CcosBody(Words.Iso(result.On), moment.Edition.Number, [.. result.Ccos.Select(c => CcoBody.From(c.Cco, c.Areas, null))]));
    }

    private static async Task<Results<Ok<CcoBody>, NotFound>> CcoAsync(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ShowCco.Query(slug), cancellationToken) is { } shown
            ? TypedResults.Ok(CcoBody.From(shown.Cco, shown.Areas, shown.Ended))
            : TypedResults.NotFound();

    private static async Task<Ok<CountiesBody>> CountiesAsync(IMediator mediator, Moment moment, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ListCounties.Query(), cancellationToken);
        return TypedResults.Ok(new CountiesBody(Words.Iso(result.On), moment.Edition.Number, [.. result.Counties.Select(c => new CountyBody(
            c.County.Slug, c.County.Name, [.. c.Areas.Select(a => new CountyAreaBody(a.Served.Href, [.. a.Served.Ccos.Select(s => s.Cco.Slug)], [.. a.Zips.Select(z => z.Code)]))]))]));
    }

    private static Results<Ok<NoticesBody>, ProblemHttpResult> Notices(HttpContext context, Moment moment, string? lang = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return BenefitsApi.Unreadable(context, lang, "lang") is { } unreadable ? unreadable
            : TypedResults.Ok(new NoticesBody(Words.Iso(moment.Today), moment.Edition.Number, Language.Current.Tag, [.. moment.Notices().Select(n => NoticeBody.From(n, moment))]));
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (text is null)
            return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || !text.All(c => char.IsAsciiDigit(c) || c == '-'))
            return false;
        day = read;
        return true;
    }

    private static string? CleanOrNull(string? text) => text is null ? null : FindCco.Query.Clean(text);

    internal static ProblemHttpResult Unreadable(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: Sentences.Problem(StatusCodes.Status400BadRequest));
}

/// <summary>The answer of <c>/api/v1/lookup</c>.</summary>
/// <param name="Outcome"><c>served</c>, <c>choose-county</c>, <c>choose-zip</c>, <c>choose-place</c>, <c>no-record</c>, <c>not-oregon</c>, <c>retired-zip</c> or <c>unknown-place</c>.</param>
internal sealed record LookupBody(
    string On, int Edition, string Outcome, AreaBody? Area, IReadOnlyList<ServingBody> Ccos, IReadOnlyList<CountyChoiceBody> Counties,
    IReadOnlyList<ZipChoiceBody> Zips, IReadOnlyList<PlaceBody> Places, IReadOnlyList<string> Suggestions, IReadOnlyList<ChangeBody> Recent, IReadOnlyList<ChangeBody> Upcoming)
{
    public static LookupBody From(FindCco.Answer answer)
    {
        var empty = new LookupBody(Words.Iso(answer.On), answer.Edition, "", null, [], [], [], [], [], [], []);
        return answer.Coverage switch
        {
            Served s => empty with
            {
                Outcome = "served",
                Area = new AreaBody(s.County.Name, s.Href),
                Ccos = [.. s.Ccos.Select(ServingBody.From)],
                Recent = [.. s.Recent.Select(ChangeBody.From)],
                Upcoming = [.. s.Upcoming.Select(ChangeBody.From)],
            },
            ChooseCounty c => empty with
            {
                Outcome = "choose-county",
                Counties = [.. c.Choices.Select(x => new CountyChoiceBody(x.County.Name, x.County.Slug, x.Share, Slugs(x.Ccos)))],
            },
            ChooseZip z => empty with { Outcome = "choose-zip", Zips = [.. z.Zips.Select(x => new ZipChoiceBody(x.Zip.Code, Slugs(x.Ccos)))] },
            ChoosePlace p => empty with { Outcome = "choose-place", Places = [.. p.Meanings.Select(m => new PlaceBody(m.Name, m.Kind, m.County.Name, Slugs(m.Ccos)))] },
            NoRecord => empty with { Outcome = "no-record" },
            NotOregon => empty with { Outcome = "not-oregon" },
            RetiredZip => empty with { Outcome = "retired-zip" },
            UnknownPlace u => empty with { Outcome = "unknown-place", Suggestions = u.Suggestions },
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no outcome"),
        };
    }

    private static IReadOnlyList<string> Slugs(IEnumerable<ListedCco> ccos) => [.. ccos.Select(c => c.Cco.Slug)];
}

internal sealed record AreaBody(string County, string Href);

/// <param name="Certainty"><c>confirmed</c>, <c>likely</c> or <c>ask</c>.</param>
/// <param name="CheckedOn">The day on which the sources were read.</param>
internal sealed record ServingBody(string Slug, string Name, string Certainty, string Rule, IReadOnlyList<string> Sources, string CheckedOn)
{
    public static ServingBody From(Serving s) => new(s.Cco.Slug, s.Cco.Name, Words.Certainty(s.Certainty), Words.Rule(s), s.Sources, Words.Iso(s.CheckedOn));
}

/// <param name="Share">Share of the homes or people, 0 to 1.</param>
internal sealed record CountyChoiceBody(string County, string Slug, double Share, IReadOnlyList<string> Ccos);

internal sealed record ZipChoiceBody(string Zip, IReadOnlyList<string> Ccos);

internal sealed record PlaceBody(string Name, string Kind, string County, IReadOnlyList<string> Ccos);

/// <param name="Change"><c>starts</c> or <c>ends</c>.</param>
/// <param name="Day">First day of the new state.</param>
internal sealed record ChangeBody(string Cco, string Name, string County, string Change, string Day, IReadOnlyList<string> Successors)
{
    public static ChangeBody From(CoverageChange c) => new(c.Cco.Slug, c.Cco.Name, c.County, c.Starts ? "starts" : "ends", Words.Iso(c.Day), c.Successors);
}

internal sealed record CcosBody(string On, int Edition, IReadOnlyList<CcoBody> Ccos);

/// <param name="Phone">Member services, toll-free where known; null when no number is sure enough to show.</param>
/// <param name="Areas">Of the day; of the last day when it has ended.</param>
/// <param name="EndedOn">First day without it; null while it serves someone.</param>
internal sealed record CcoBody(
    string Slug, string Name, string Organization, string? Phone, IReadOnlyList<string> Tty, string? Website, IReadOnlyList<CcoAreaBody> Areas, string? EndedOn,
    IReadOnlyList<string> Successors)
{
    public static CcoBody From(Cco c, IReadOnlyList<ServiceArea> areas, ListCcos.Ended? ended) => new(
        c.Slug, c.Name, c.Organization, CcoFacts.BestPhone(c)?.Value, CcoFacts.Shown(c.Tty)?.Value ?? [], CcoFacts.Shown(c.Website)?.Value,
        [.. areas.Select(a => new CcoAreaBody(a.County, Words.Rule(a), Words.Certainty(a.Certainty), a.Sources, Words.Iso(a.CheckedOn)))],
        ended is null ? null : Words.Iso(ended.Day), [.. ended?.Successors.Select(s => s.Slug) ?? []]);
}

internal sealed record CcoAreaBody(string County, string Rule, string Certainty, IReadOnlyList<string> Sources, string CheckedOn);

internal sealed record CountiesBody(string On, int Edition, IReadOnlyList<CountyBody> Counties);

internal sealed record CountyBody(string Slug, string Name, IReadOnlyList<CountyAreaBody> Areas);

internal sealed record CountyAreaBody(string Href, IReadOnlyList<string> Ccos, IReadOnlyList<string> Zips);

internal sealed record NoticesBody(string On, int Edition, string Lang, IReadOnlyList<NoticeBody> Notices);

/// <param name="Level"><c>information</c>, <c>warning</c> or <c>emergency</c>.</param>
/// <param name="Starts">With Oregon's offset, as <paramref name="Ends"/>.</param>
/// <param name="Lang">Of the words: English where the notice has none in the language that was asked for.</param>
/// <param name="Body">Markdown.</param>
internal sealed record NoticeBody(string Key, string Level, DateTimeOffset Starts, DateTimeOffset Ends, string Lang, string Title, string Body)
{
    public static NoticeBody From(BannerNotice n, Moment moment)
    {
        var (tag, text) = (n.Texts.ContainsKey(Language.Current.Tag) ? Language.Current.Tag : Language.English.Tag, n.In(Language.Current.Tag));
        return new(n.Key, BenefitBody.Id(n.Level), Oregon(n.Start), Oregon(n.End), tag, FactWords.Filled(text.Title, moment), FactWords.Filled(text.Body, moment));
    }

    private static DateTimeOffset Oregon(WallClock clock) => TimeZoneInfo.ConvertTime(OregonDay.At(clock.Local()), OregonDay.Pacific);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LookupBody))]
[JsonSerializable(typeof(CcosBody))]
[JsonSerializable(typeof(CcoBody))]
[JsonSerializable(typeof(NoticesBody))]
[JsonSerializable(typeof(CountiesBody))]
internal sealed partial class ApiJson : JsonSerializerContext;
