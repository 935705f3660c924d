using System.Text.Json.Serialization;
using CcoPortal.Application;
using CcoPortal.Application.Benefits;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcoPortal.Web.Api;

/// <summary>What is covered, and who pays: the same answers as the pages.</summary>
internal static class BenefitsApi
{
    public static void MapBenefitsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/benefits", BenefitsAsync).WithMetadata(new StoredPageAttribute { Keys = ["area", "person", "lang"], Unless = ["q"] })
            .WithSummary("The services OHP covers and does not cover: by area, by person (under-21 or 21-plus), by words (best match first).");
        api.MapGet("/benefits/{slug}", BenefitAsync).WithMetadata(new StoredPageAttribute { Keys = ["lang"] }).WithSummary("One service.");
        api.MapGet("/coverage", CoverageAsync)
            .WithSummary("What a plan covers and who pays: age under-21 or 21-plus, pregnancy yes, no or unknown, package and type by their codes. What is missing is the common case, and said so.");
    }

    private static async Task<Results<Ok<BenefitsBody>, ProblemHttpResult>> BenefitsAsync(
        HttpContext context, IMediator mediator, Moment moment, string? area = null, string? person = null, string? q = null, string? lang = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        if (Unreadable(context, lang, "area", "person", "q", "lang") is { } unreadable)
            return unreadable;
        return await AnswerAsync<BenefitsBody>(async () =>
        {
            var result = await mediator.Send(new ListBenefits.Query(area, person, q), context.RequestAborted);
            return new BenefitsBody(
                Words.Iso(moment.Today), moment.Edition.Number, Language.Current.Tag, [.. result.Dangers.Select(d => DangerBody.From(d, moment))],
                [.. result.Found.Concat(result.NotForPerson).Select(ListedBenefitBody.From)]);
        });
    }

    private static async Task<Results<Ok<BenefitBody>, NotFound, ProblemHttpResult>> BenefitAsync(
        string slug, HttpContext context, IMediator mediator, Moment moment, string? lang = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        if (Unreadable(context, lang, "lang") is { } unreadable)
            return unreadable;
        return await mediator.Send(new ShowBenefit.Query(slug), context.RequestAborted) is { } shown ? TypedResults.Ok(BenefitBody.From(shown, moment)) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<CoverageBody>, ProblemHttpResult>> CoverageAsync(
        HttpContext context, IMediator mediator, Moment moment, string? age = null, string? pregnancy = null, string? package = null, string? type = null, string? lang = null)
    {
        // The question tells of a person: nobody on the way may keep it.
        context.Response.Headers.CacheControl = "private, no-store";
        if (Unreadable(context, lang, "age", "pregnancy", "package", "type", "lang") is { } unreadable)
            return unreadable;
        return await AnswerAsync<CoverageBody>(async () =>
            CoverageBody.From(await mediator.Send(new ShowMyCoverage.Query(age, pregnancy, package, type, null), context.RequestAborted), moment));
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return TypedResults.Ok(await answer());
        }
        catch (ValidationException e)
        {
            return PortalApi.Unreadable(Sentences.Error(e.Errors.First().ErrorCode));
        }
    }

    /// <summary>Null when the question can be read: then, from here on, its language is spoken.</summary>
    internal static ProblemHttpResult? Unreadable(HttpContext context, string? lang, params string[] keys)
    {
        if (keys.Any(k => context.Request.Query[k].Count > 1))
            return PortalApi.Unreadable("Give each part of the question once.");
        if (!string.IsNullOrEmpty(lang))
        {
            if (Language.All.FirstOrDefault(l => l.SpeaksAll && (lang == l.Tag || lang == l.Culture.Name)) is not { } language)
                return PortalApi.Unreadable($"This is published in these languages: {string.Join(", ", Language.All.Where(l => l.SpeaksAll).Select(l => l.Tag))}.");
            language.Speak();
        }

        return null;
    }
}

internal sealed record BenefitsBody(string On, int Edition, string Lang, IReadOnlyList<DangerBody> Dangers, IReadOnlyList<ListedBenefitBody> Benefits);

/// <summary>What was asked may tell of danger: shown above every result.</summary>
internal sealed record DangerBody(string Topic, string Title, string Advice, IReadOnlyList<LineBody> Lines)
{
    public static DangerBody From(DangerTopic topic, Moment moment) => new(
        topic.Key, topic.In(Language.Current.Tag).Title, FactWords.Filled(topic.In(Language.Current.Tag).Advice, moment), [.. topic.Lines.Select(moment.Edition.Contact).Select(LineBody.From)]);
}

internal sealed record LineBody(string Label, string Phone)
{
    public static LineBody From(ContactLine l) => new(l.In(Language.Current.Tag).Label, l.Phone);
}

/// <param name="Answer">For example “Yes, for everyone. $0.”.</param>
internal sealed record ListedBenefitBody(string Slug, string Name, string Area, string Category, bool Covered, string Answer, string Summary, string Href)
{
    public static ListedBenefitBody From(Benefit b) =>
        new(b.Slug, b.In(Language.Current.Tag).Name, b.Area.Id(), b.In(Language.Current.Tag).Category, b.IsCovered, BenefitWords.Answer(b), b.In(Language.Current.Tag).Summary, $"/benefits/{b.Slug}");
}

/// <param name="Who">By <c>under-21</c>, <c>21-plus</c> and <c>pregnant</c>.</param>
/// <param name="WhoPays">Enrollment type to payer: <c>cco</c>, <c>oha</c>, <c>oha-rides</c>, <c>both</c>, <c>odhs</c>, <c>medicare</c>, <c>ask</c> or <c>none</c>.</param>
/// <param name="CostUsd">Null when it is not covered.</param>
internal sealed record BenefitBody(
    string On, int Edition, string Lang, string Slug, string Name, string Area, string Category, bool Covered, string Answer, string Summary,
    IReadOnlyDictionary<string, WhoBody> Who, IReadOnlyList<LimitBody> Limits, ApprovalBody Approval, ApprovalBody Referral, decimal? CostUsd, string HowToGet,
    IReadOnlyDictionary<string, string> WhoPays, IReadOnlyList<PackageBody> Packages, IReadOnlyList<ExtraBody> SomeCcos, IReadOnlyList<string> Related,
    string Confidence, IReadOnlyList<SourceBody> Sources, string CheckedOn)
{
    public static BenefitBody From(ShowBenefit.Result shown, Moment moment)
    {
        var (b, text, edition) = (shown.Benefit, shown.Benefit.In(Language.Current.Tag), moment.Edition);
        string? Filled(string? t) => t is null ? null : FactWords.Filled(t, moment);
        return new BenefitBody(
            Words.Iso(moment.Today), edition.Number, Language.Current.Tag, b.Slug, text.Name, b.Area.Id(), text.Category, b.IsCovered, BenefitWords.Answer(b), Filled(text.Summary)!,
            new Dictionary<string, WhoBody>
            {
                [ListBenefits.Under21] = new(Id(b.Under21), Filled(text.Under21Note)),
                [ListBenefits.From21] = new(Id(b.Adults), Filled(text.AdultsNote)),
                ["pregnant"] = new(Id(b.Pregnant), Filled(text.PregnantNote)),
            },
            [.. text.Limits.Zip(b.Limits).Where(l => l.Second.Confidence > Domain.Ccos.Confidence.Low).Select(l => new LimitBody(Filled(l.First)!, Id(l.Second.Confidence), l.Second.Sources))],
            new ApprovalBody(Id(b.Approval.Need), BenefitWords.Approval(b.Approval), Id(b.Approval.Confidence), b.Approval.Confidence > Domain.Ccos.Confidence.Low ? Filled(text.ApprovalNote) : null),
            new ApprovalBody(Id(b.Referral), BenefitWords.Referral(b.Referral), null, Filled(text.ReferralNote)), b.Cost.Usd, Filled(text.HowToGet)!,
            b.WhoPays.ToDictionary(p => p.Key, p => BenefitWords.PayerId(p.Value)),
            [.. b.Packages.Select(p => new PackageBody(p.Package, edition.Facts.Packages.First(x => x.Slug == p.Package).Codes, text.PackageNotes.GetValueOrDefault(p.Package)))],
            [.. shown.Extras.Select(e => ExtraBody.From(e.Extra))], [.. shown.Related.Select(r => r.Slug)], Id(b.Confidence),
            [.. b.Sources.Select(s => new SourceBody(s.Id, s.Title, s.Url, s.ReadVia))], Words.Iso(b.CheckedOn));
    }

    internal static string Id<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <param name="Covered"><c>yes</c>, <c>limited</c> or <c>no</c>.</param>
internal sealed record WhoBody(string Covered, string? Note);

internal sealed record LimitBody(string Text, string Confidence, IReadOnlyList<string> Sources);

/// <param name="Need"><c>no</c>, <c>sometimes</c> or <c>usually</c>.</param>
internal sealed record ApprovalBody(string Need, string Words, string? Confidence, string? Note);

internal sealed record PackageBody(string Slug, IReadOnlyList<string> Codes, string? Note);

/// <param name="BeyondOhp">False for a rule of the CCO's own about an OHP benefit.</param>
internal sealed record ExtraBody(IReadOnlyList<string> Ccos, string? Benefit, bool BeyondOhp, string Text, string? Phone, string Source, string Confidence, string? AsOf)
{
    public static ExtraBody From(CcoExtra e) => new(e.Ccos, e.Benefit, e.BeyondOhp, e.In(Language.Current.Tag), e.Phone, e.Source, BenefitBody.Id(e.Confidence), e.AsOf);
}

internal sealed record SourceBody(string Id, string Title, string? Url, string? ReadVia);

/// <param name="Assumed">What was not said, so that the common case is answered: <c>age</c>, <c>pregnancy</c>, <c>package</c>, <c>type</c>.</param>
/// <param name="Mismatches">What does not go together: <c>packagehasnocco</c>, <c>dentalpackagetype</c>, <c>pregnancypackage</c>.</param>
internal sealed record CoverageBody(
    string On, int Edition, string Lang, string Age, string Pregnancy, string Package, string Type, IReadOnlyList<string> Assumed, IReadOnlyList<string> Mismatches, IReadOnlyList<AreaCoverageBody> Areas)
{
    public static CoverageBody From(ShowMyCoverage.Result result, Moment moment)
    {
        var plan = result.Plan;
        return new CoverageBody(
            Words.Iso(moment.Today), moment.Edition.Number, Language.Current.Tag, plan.Age == AgeGroup.Under21 ? ListBenefits.Under21 : ListBenefits.From21,
            plan.Pregnant ? ShowMyCoverage.Yes : ShowMyCoverage.No, plan.Package.Slug, plan.Type.Code, [.. plan.Assumed.Order().Select(BenefitBody.Id)],
            [.. plan.Mismatches.Select(BenefitBody.Id)], [.. result.Areas.Select(a => AreaCoverageBody.From(a, moment.Edition))]);
    }
}

/// <param name="Payer">Who pays for most of it; <c>both</c> when CCO and OHA each pay for some; <c>none</c> when nothing is covered.</param>
/// <param name="Call">Whom to call about it beside the CCO.</param>
internal sealed record AreaCoverageBody(string Area, string Name, string Payer, string Words, IReadOnlyList<LineBody> Call, IReadOnlyList<ServiceBody> Services)
{
    public static AreaCoverageBody From(AreaAnswer a, Edition edition) => new(
        a.Area.Id(), BenefitWords.Area(a.Area), MainPayer(a), BenefitWords.Headline(a),
        [.. a.Payers.Select(p => BenefitWords.Line(p.Payer)).OfType<string>().Distinct().Select(edition.Contact).Select(LineBody.From)],
        [.. a.Payers.SelectMany(p => p.Services).Concat(a.Rest).Select(s => new ServiceBody(
            s.Benefit.Slug, s.Benefit.In(Language.Current.Tag).Name, BenefitWords.StandingId(s.Standing), BenefitWords.PayerId(s.Payer), s.Benefit.In(Language.Current.Tag).PackageNotes.GetValueOrDefault(s.Terms?.Package ?? "")))]);

    private static string MainPayer(AreaAnswer a) =>
        a.Payers.Select(p => p.Payer).ToList() is var payers && payers.Contains(Domain.Benefits.Payer.Cco) && payers.Contains(Domain.Benefits.Payer.Oha) ? "both"
        : payers.Count > 0 ? BenefitWords.PayerId(payers[0])
        : a.Rest.Any(r => r.Standing == Standing.OtherPlan) ? "other-plan" : "none";
}

/// <param name="Covered"><c>yes</c>, <c>limited</c>, <c>no</c>, <c>not-in-package</c> or <c>other-plan</c>.</param>
internal sealed record ServiceBody(string Slug, string Name, string Covered, string Payer, string? Note);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenefitsBody))]
[JsonSerializable(typeof(BenefitBody))]
[JsonSerializable(typeof(CoverageBody))]
internal sealed partial class BenefitsJson : JsonSerializerContext;
