using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;
using CcoPortal.Domain.Updates;

namespace CcoPortal.Data.Editions;

/// <summary>A published record as it is kept: never changed, only followed by a later one.</summary>
/// <param name="Kind">One of <see cref="RecordJson.Kinds"/>.</param>
/// <param name="Key">Stable within its kind.</param>
/// <param name="Schema">Version of the body's shape.</param>
/// <param name="Body">JSON text.</param>
public sealed record PublishedRecord(string Kind, string Key, int Schema, string Body);

/// <summary>A record's text in another language than English, as <c>data/languages</c> has it.</summary>
public sealed record TranslatedText<T>(Translation Translation, T Text);

/// <summary>Facts as records and back. A kept sample of every old schema must still load.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(County))]
[JsonSerializable(typeof(Zip))]
[JsonSerializable(typeof(Place))]
[JsonSerializable(typeof(Cco))]
[JsonSerializable(typeof(ServiceArea))]
[JsonSerializable(typeof(ContactLine))]
[JsonSerializable(typeof(Holiday))]
[JsonSerializable(typeof(List<Cco>))]
[JsonSerializable(typeof(List<ContactLine>))]
[JsonSerializable(typeof(List<Benefit>))]
[JsonSerializable(typeof(List<BenefitPackage>))]
[JsonSerializable(typeof(List<EnrollmentType>))]
[JsonSerializable(typeof(List<CcoExtra>))]
[JsonSerializable(typeof(List<DangerTopic>))]
[JsonSerializable(typeof(ContentPage))]
[JsonSerializable(typeof(List<Measure>))]
[JsonSerializable(typeof(List<BannerNotice>))]
[JsonSerializable(typeof(IReadOnlyList<MemberChange>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<BenefitText>>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<PlanText>>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<DangerText>>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<ContactText>>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<NoticeText>>))]
[JsonSerializable(typeof(Dictionary<string, TranslatedText<string>>))]
public sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>
    /// 2 adds translations, and words by which CCOs and pages are found; 3 adds the day on which the source of a CCO's or contact's value was read, and the people of a ZIP;
    /// 4 adds that day to packages, enrollment types, extras and holidays.
    /// An older record has none of what came later.
    /// </summary>
    public const int CurrentSchema = 4;

    public static readonly IReadOnlyList<string> Kinds = ["county", "zip", "place", "cco", "service-area", "contact", "holiday", "benefit", "package", "enrollment-type", "cco-extra", "danger", "page", "measure", "notice"];

    /// <summary>The shape of a kind's bodies.</summary>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static JsonTypeInfo TypeOf(string kind) => kind switch
    {
        "county" => Default.County,
        "zip" => Default.Zip,
        "place" => Default.Place,
        "cco" => Default.Cco,
        "service-area" => Default.ServiceArea,
        "contact" => Default.ContactLine,
        "holiday" => Default.Holiday,
        "benefit" => Default.Benefit,
        "package" => Default.BenefitPackage,
        "enrollment-type" => Default.EnrollmentType,
        "cco-extra" => Default.CcoExtra,
        "danger" => Default.DangerTopic,
        "page" => Default.ContentPage,
        "measure" => Default.Measure,
        "notice" => Default.BannerNotice,
        _ => throw new KeyNotFoundException($"There is no kind “{kind}”."),
    };

    /// <summary>The key that a body of the current schema has.</summary>
    /// <exception cref="JsonException">It does not have its kind's shape.</exception>
    public static string KeyOf(string kind, string body) => Records(Facts([new PublishedRecord(kind, "", CurrentSchema, body)])).Single().Key;

    /// <summary>The facts as records, in the order of <see cref="Kinds"/> and key.</summary>
    public static IReadOnlyList<PublishedRecord> Records(Facts facts) => [.. Kinds.SelectMany(k => Records(facts, k))];

    /// <summary>Those of one kind, in the order of their keys.</summary>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static IEnumerable<PublishedRecord> Records(Facts facts, string kind) => kind switch
    {
        "county" => Of(kind, facts.Counties, c => c.Slug, Default.County),
        "zip" => Of(kind, facts.Zips, z => z.Code, Default.Zip),
        "place" => Of(kind, facts.Places, p => p.Key, Default.Place),
        "cco" => Of(kind, facts.Ccos, c => c.Slug, Default.Cco),
        "service-area" => Of(kind, facts.ServiceAreas, a => a.Key, Default.ServiceArea),
        "contact" => Of(kind, facts.Contacts, c => c.Key, Default.ContactLine),
        "holiday" => Of(kind, facts.Holidays, h => h.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Default.Holiday),
        "benefit" => Of(kind, facts.Benefits, b => b.Slug, Default.Benefit),
        "package" => Of(kind, facts.Packages, p => p.Slug, Default.BenefitPackage),
        "enrollment-type" => Of(kind, facts.EnrollmentTypes, t => t.Code, Default.EnrollmentType),
        "cco-extra" => Of(kind, facts.CcoExtras, e => e.Key, Default.CcoExtra),
        "danger" => Of(kind, facts.Dangers, d => d.Key, Default.DangerTopic),
        "page" => Of(kind, facts.Pages, p => p.Key, Default.ContentPage),
        "measure" => Of(kind, facts.Measures, m => m.Key, Default.Measure),
        "notice" => Of(kind, facts.Notices, n => n.Key, Default.BannerNotice),
        _ => throw new KeyNotFoundException($"There is no kind “{kind}”."),
    };

    /// <exception cref="JsonException">A body does not have its schema's shape.</exception>
    public static Facts Facts(IEnumerable<PublishedRecord> records)
    {
        var byKind = records.ToLookup(r => r.Kind, StringComparer.Ordinal);
        return new Facts(
            Read("county", Default.County), Read("zip", Default.Zip), Read("place", Default.Place), Read("cco", Default.Cco),
            Read("service-area", Default.ServiceArea), Read("contact", Default.ContactLine), Read("holiday", Default.Holiday))
        {
            Benefits = Read("benefit", Default.Benefit),
            Packages = Read("package", Default.BenefitPackage),
            EnrollmentTypes = Read("enrollment-type", Default.EnrollmentType),
            CcoExtras = Read("cco-extra", Default.CcoExtra),
            Dangers = Read("danger", Default.DangerTopic),
            Pages = Read("page", Default.ContentPage),
            Measures = Read("measure", Default.Measure),
            Notices = Read("notice", Default.BannerNotice),
        };

        IReadOnlyList<T> Read<T>(string kind, JsonTypeInfo<T> type) =>
            [.. byKind[kind].OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => Body(r, type))];
    }

    private static IEnumerable<PublishedRecord> Of<T>(string kind, IEnumerable<T> all, Func<T, string> key, JsonTypeInfo<T> type) =>
        all.Select(x => new PublishedRecord(kind, key(x), CurrentSchema, JsonSerializer.Serialize(x, type))).OrderBy(r => r.Key, StringComparer.Ordinal);

    private static T Body<T>(PublishedRecord record, JsonTypeInfo<T> type) => record.Schema is >= 1 and <= CurrentSchema
        ? JsonSerializer.Deserialize(record.Body, type) ?? throw new JsonException($"{record.Kind} {record.Key} is null")
        : throw new JsonException($"{record.Kind} {record.Key} has schema {record.Schema}; this portal reads 1 to {CurrentSchema}");
}
