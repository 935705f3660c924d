using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CsvHelper;

namespace CcoPortal.Data.Reference;

/// <summary>The data files cannot become facts; one line per error, each with its file and line.</summary>
public sealed class ReferenceDataException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}

/// <summary>Reads the <c>data/</c> folder. Refuses it whole when a row is wrong.</summary>
public sealed class ReferenceData
{
    private readonly string _folder;
    private readonly List<string> _errors = [];
    private readonly Dictionary<(string Kind, string Key), string> _origins = [];

    private ReferenceData(string folder) => _folder = folder;

    /// <exception cref="ReferenceDataException">A file is missing or a row is wrong.</exception>
    public static Facts Read(string folder) => new ReferenceData(folder).Read();

    private Facts Read()
    {
        var counties = Csv("geography/oregon_counties.csv", "county", c => c.Slug, row => new County(
            Slug.From(row("county")), row("county"), row("fips"), row("county_seat"), Number(row("population_2020"))));
        var known = _errors.Count == 0 ? counties.Select(c => c.Name).ToHashSet(StringComparer.Ordinal) : null;
        var pairs = Csv("geography/oregon_zip_counties.csv", "ZIP in county", p => $"{p.Zip} in {p.County.County}", row => (
            Zip: row("zip"), State: row("state"), Rank: row("rank").Length == 0 ? int.MaxValue : Number(row("rank")), County: ZipCounty(row, known)))
            .Where(p => p.State == "OR").ToLookup(p => p.Zip, StringComparer.Ordinal);
        var zips = Csv("geography/oregon_zips.csv", "zip", z => z.Code, row => new Zip(
            row("zip"), Status(row("status"), row("zcta2020")), row("zip_type"), row("primary_city"), OrNull(row("zcta")),
            [.. pairs[row("zip")].OrderByDescending(p => p.County.Share).ThenBy(p => p.Rank).ThenBy(p => p.County.County, StringComparer.Ordinal).Select(p => p.County)]));
        var places = Csv("geography/oregon_places.csv", "place", p => p.Key, row => Place(row));
        var ccos = Json("ccos/ccos.json", "cco", c => c.Slug, RecordJson.Default.ListCco);
        var areas = Csv("ccos/service_areas.csv", "service-area", a => a.Key, ServiceArea);
        var contacts = Translated("contacts", Json("contacts.json", "contact", c => c.Key, RecordJson.Default.ListContactLine), "contact", c => c.Key, c => c.Texts ?? new Dictionary<string, ContactText>(),
            RecordJson.Default.DictionaryStringTranslatedTextContactText, (c, texts, how) => c with { Texts = texts, Translations = how });
        var holidays = Csv("holidays.csv", "holiday", h => h.Day.ToString("O", CultureInfo.InvariantCulture), row => new Holiday(
            Day(row("day")) ?? throw new FormatException("the day is missing"), row("name"), row("source")));
        var benefits = Translated("benefits", Json("benefits/benefits.json", "benefit", b => b.Slug, RecordJson.Default.ListBenefit), "benefit", b => b.Slug, b => b.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextBenefitText, (b, texts, how) => b with { Texts = texts, Translations = how });
        var searchWords = WordLists("benefits/search_words.csv", "benefit", ';');
        var packages = Translated("packages", Json("benefits/packages.json", "package", p => p.Slug, RecordJson.Default.ListBenefitPackage), "package", p => p.Slug, p => p.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextPlanText, (p, texts, how) => p with { Texts = texts, Translations = how });
        var types = Translated("enrollment_types", Json("benefits/enrollment_types.json", "enrollment-type", t => t.Code, RecordJson.Default.ListEnrollmentType), "enrollment-type", t => t.Code, t => t.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextPlanText, (t, texts, how) => t with { Texts = texts, Translations = how });
        var extras = Translated("extras", Json("ccos/extras.json", "cco-extra", e => e.Key, RecordJson.Default.ListCcoExtra), "cco-extra", e => e.Key, e => e.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextString, (e, texts, how) => e with { Texts = texts, Translations = how });
        var dangers = Translated("dangers", Json("dangers.json", "danger", d => d.Key, RecordJson.Default.ListDangerTopic), "danger", d => d.Key, d => d.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextDangerText, (d, texts, how) => d with { Texts = texts, Translations = how });
        var patterns = WordLists("danger_words.csv", "danger", '\n');
        var pages = Pages("content");
        var ccoWords = WordLists("ccos/search_words.csv", "cco", ';');
        var pageWords = WordLists("content/search_words.csv", "page", ';');
        var measures = Translated("quality", Json("quality.json", "measure", m => m.Key, RecordJson.Default.ListMeasure), "measure", m => m.Key, m => m.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextString, (m, texts, how) => m with { Texts = texts, Translations = how });
        // Notices are of their days: there may be none.
        var notices = !File.Exists(Path.Combine(_folder, "notices.json")) ? [] : Translated("notices", Json("notices.json", "notice", n => n.Key, RecordJson.Default.ListBannerNotice), "notice", n => n.Key, n => n.Texts,
            RecordJson.Default.DictionaryStringTranslatedTextNoticeText, (n, texts, how) => n with { Texts = texts, Translations = how });
        if (_errors.Count == 0)
        {
            var facts = new Facts(counties, zips, places, [.. ccos.Select(c => c with { SearchWords = ccoWords.GetValueOrDefault(c.Slug) })], areas, contacts, holidays)
            {
                Benefits = [.. benefits.Select(b => b with { SearchWords = searchWords.GetValueOrDefault(b.Slug, b.SearchWords) })],
                Packages = packages,
                EnrollmentTypes = types,
                CcoExtras = extras,
                Pages = [.. pages.Select(p => p with { SearchWords = pageWords.GetValueOrDefault(p.Key) })],
                Measures = measures,
                Notices = notices,
                Dangers = [.. dangers.Select(d => d with { Patterns = patterns.GetValueOrDefault(d.Key, d.Patterns) })],
            };
            _errors.AddRange(FactRules.Check(facts).Select(f => $"{_origins.GetValueOrDefault((f.Kind, f.Key), f.Kind)}: {f.Sentence}"));
            if (_errors.Count == 0)
                return RecordJson.Facts(RecordJson.Records(facts));
        }

        throw new ReferenceDataException(_errors);
    }

    /// <summary>
    /// A disputed ZIP that the Census draws answers like an active one; one that only old lists name is treated as retired, as its note says.
    /// </summary>
    private static ZipStatus Status(string status, string inZcta2020) => status switch
    {
        "active" => ZipStatus.Active,
        "out-of-state border" => ZipStatus.Border,
        "disputed" when inZcta2020 == "Y" => ZipStatus.Disputed,
        "disputed" or "retired" => ZipStatus.Retired,
        _ => throw new FormatException($"“{status}” is not a status"),
    };

    /// <summary>Checked here too, or the error would name the line of another file: the one that the ZIP is in.</summary>
    private static ZipCounty ZipCounty(Func<string, string> row, HashSet<string>? known)
    {
        var county = row("county_name");
        if (row("state") == "OR" && known?.Contains(county) == false)
            throw new FormatException($"unknown county “{county}”");
        return Fraction(row("share")) is var share and <= 1
            ? new ZipCounty(county, share, row("evidence") != "area only") { People2010 = row("census2010_pop").Length == 0 ? null : Number(row("census2010_pop")) } : throw new FormatException($"the share {row("share")} is above 1");
    }

    private static Place Place(Func<string, string> row)
    {
        var listedShares = List(row("county_shares"), ';').Select(s => s.Split(' ')).ToList();
        Once(listedShares.Select(s => string.Join(' ', s[..^1])));
        var shares = listedShares.ToDictionary(s => string.Join(' ', s[..^1]), s => Fraction(s[^1].TrimEnd('%')) / 100, StringComparer.Ordinal);
        var counties = List(row("counties"), ';').Select(c => new PlaceCounty(c, shares.Count == 0 ? 1 : shares[c]))
            .Where(c => c.Share > 0).OrderByDescending(c => c.Share).ToList();
        var zips = List(row("zips"), ';') is { Count: > 0 } listed ? listed : [row("zip_at_point")];
        return new Place(
            $"{Slug.From(row("name"))}-{Slug.From(row("primary_county"))}", row("name"), row("type"), counties, zips,
            row("population").Length == 0 ? null : Number(row("population")));
    }

    private static ServiceArea ServiceArea(Func<string, string> row) => new(
        row("cco"), row("county"),
        row("coverage") switch
        {
            "whole" => Extent.Whole,
            "only" => Extent.Only,
            "except" => Extent.Except,
            "part-unlisted" => Extent.PartUnlisted,
            var other => throw new FormatException($"“{other}” is not a coverage"),
        },
        [.. List(row("zips"), ' ').Order(StringComparer.Ordinal)], Day(row("effective_from")), Day(row("effective_to")),
        row("certainty") switch
        {
            "confirmed" => Certainty.Confirmed,
            "likely" => Certainty.Likely,
            "ask" => Certainty.Ask,
            var other => throw new FormatException($"“{other}” is not a certainty"),
        },
        row("note"), List(row("sources"), ' '), Day(row("checked_on")) ?? throw new FormatException("checked_on is missing"));

    /// <summary>
    /// Pages: <c>section/slug.language.md</c>, each with a head of <c>key: value</c> lines between two lines of <c>---</c> and then its body. What is not of one language
    /// (order, sources, day, owner) stands in the English file.
    /// </summary>
    private List<ContentPage> Pages(string folder)
    {
        var all = new List<ContentPage>();
        var root = Path.Combine(_folder, folder);
        if (!Directory.Exists(root))
        {
            _errors.Add($"{folder}: the folder is missing");
            return all;
        }

        foreach (var files in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path: f, Parts: Path.GetRelativePath(root, f).Replace('\\', '/').Split('.'))).GroupBy(f => f.Parts[0], StringComparer.Ordinal))
        {
            try
            {
                var texts = files.OrderBy(f => f.Parts[1] != "en").ToDictionary(f => f.Parts[1], f => Head(File.ReadAllText(f.Path)), StringComparer.Ordinal);
                if (!texts.TryGetValue("en", out var english))
                    throw new FormatException("there is no English text");
                var (section, slug) = (files.Key.Split('/')[0], files.Key.Split('/')[^1]);
                var page = new ContentPage(
                    section, slug, Number(One(english.Head, "order")), One(english.Head, "owner"), [.. english.Head["sources"]],
                    Day(One(english.Head, "checked_on")) ?? throw new FormatException("checked_on is missing"),
                    texts.ToDictionary(t => t.Key, t => new PageText(One(t.Value.Head, "title"), One(t.Value.Head, "summary"), t.Value.Body), StringComparer.Ordinal))
                {
                    Translations = texts.Where(t => t.Key != "en").ToDictionary(t => t.Key, t => HowTranslated(t.Value.Head), StringComparer.Ordinal),
                };
                Keep(all, page, "page", p => p.Key, $"{folder}/{files.Key}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
            {
                _errors.Add($"{folder}/{files.Key}: {e.Message}");
            }
        }

        return all;
    }

    private static (ILookup<string, string> Head, string Body) Head(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length < 3 || parts[0].Length > 0)
            throw new FormatException("it does not begin with a head between two lines of ---");
        var lines = new List<(string Key, string Value)>();
        foreach (var line in parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var item = line.TrimStart();
            if (item.StartsWith("- ", StringComparison.Ordinal) && lines.Count > 0)
                lines.Add((lines[^1].Key, item[2..].Trim()));
            else if (line.Split(':', 2) is [var key, var value])
                lines.Add((key.Trim(), value.Trim()));
            else
                throw new FormatException($"“{line}” is not “key: value”");
        }

        return (lines.Where(l => l.Value.Length > 0).ToLookup(l => l.Key, l => l.Value, StringComparer.Ordinal), parts[2].Trim() + "\n");
    }

    private static Translation HowTranslated(ILookup<string, string> head) => new(
        Enum.TryParse<TranslationStatus>(One(head, "translation"), ignoreCase: true, out var status) ? status : throw new FormatException($"“{One(head, "translation")}” is not drafted or reviewed"),
        One(head, "by"), Day(One(head, "on")) ?? throw new FormatException("on is missing"), One(head, "from"));

    /// <summary>Adds the texts in other languages: <c>languages/es/benefits.json</c> is key to text, and how it was translated.</summary>
    private List<T> Translated<T, TText>(
        string name, List<T> all, string kind, Func<T, string> key, Func<T, IReadOnlyDictionary<string, TText>> texts, JsonTypeInfo<Dictionary<string, TranslatedText<TText>>> type,
        Func<T, IReadOnlyDictionary<string, TText>, IReadOnlyDictionary<string, Translation>, T> with)
    {
        var folder = Path.Combine(_folder, "languages");
        var read = new List<(string Tag, string Key, TranslatedText<TText> Text)>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{name}.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var tag = Path.GetFileName(Path.GetDirectoryName(file)!);
            try
            {
                read.AddRange((JsonSerializer.Deserialize(File.ReadAllText(file), type) ?? []).Select(t => (tag, t.Key, t.Value)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                _errors.Add($"languages/{tag}/{name}.json: {e.Message}");
            }
        }

        // What is missing because its own file cannot be read is not an error of these.
        if (_errors.Count == 0)
            _errors.AddRange(read.Where(t => !_origins.ContainsKey((kind, t.Key))).Select(t => $"languages/{t.Tag}/{name}.json: unknown {kind} “{t.Key}”"));
        var byKey = read.ToLookup(t => t.Key, StringComparer.Ordinal);
        return [.. all.Select(x => byKey[key(x)].ToList() is { Count: > 0 } mine ? with(
            x, texts(x).Concat(mine.Select(t => KeyValuePair.Create(t.Tag, t.Text.Text))).ToDictionary(StringComparer.Ordinal),
            mine.ToDictionary(t => t.Tag, t => t.Text.Translation, StringComparer.Ordinal)) : x)];
    }

    private static string One(ILookup<string, string> head, string key) =>
        head[key].SingleOrDefault() ?? throw new FormatException($"{key} is missing");

    /// <summary>Words of records of a kind, by key and then language. Each row is key, language, and one or more words; rows of one key and language add up.</summary>
    private Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> WordLists(string name, string kind, char separator)
    {
        var rows = Csv(name, null, _ => "", row =>
        {
            var key = row("key");
            // What is missing because its own file cannot be read is not an error of this one.
            return _errors.Count > 0 || _origins.ContainsKey((kind, key)) ? (Key: key, Language: row("language"), Words: List(row("words"), separator))
                : throw new FormatException($"unknown {kind} “{key}”");
        });
        return rows.GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => (IReadOnlyDictionary<string, IReadOnlyList<string>>)g.GroupBy(r => r.Language, StringComparer.Ordinal).OrderBy(l => l.Key != "en").ThenBy(l => l.Key, StringComparer.Ordinal)
                .ToDictionary(l => l.Key, l => (IReadOnlyList<string>)[.. l.SelectMany(r => r.Words).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private List<T> Csv<T>(string name, string? kind, Func<T, string> key, Func<Func<string, string>, T> read)
    {
        var all = new List<T>();
        try
        {
            using var csv = new CsvReader(new StreamReader(Path.Combine(_folder, name)), CultureInfo.InvariantCulture);
            csv.Read();
            csv.ReadHeader();
            while (csv.Read())
            {
                var origin = $"{name}:{csv.Parser.RawRow}";
                try
                {
                    var item = read(column => csv.GetField(column)!.Trim());
                    Keep(all, item, kind, key, origin);
                }
                catch (Exception e) when (e is FormatException or OverflowException or KeyNotFoundException or CsvHelperException)
                {
                    _errors.Add($"{origin}: {e.Message.Split('\n')[0].TrimEnd()}");
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            _errors.Add($"{name}: {e.Message.Split('\n')[0].TrimEnd()}");
        }

        return all;
    }

    private List<T> Json<T>(string name, string kind, Func<T, string> key, JsonTypeInfo<List<T>> type)
    {
        var all = new List<T>();
        try
        {
            foreach (var item in JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(_folder, name)), type) ?? [])
                Keep(all, item, kind, key, $"{name} {key(item ?? throw new JsonException("a record is null"))}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            _errors.Add($"{name}: {e.Message}");
        }

        return all;
    }

    private void Keep<T>(List<T> all, T item, string? kind, Func<T, string> key, string origin)
    {
        if (kind is null || _origins.TryAdd((kind, key(item)), origin))
            all.Add(item);
        else
            _errors.Add($"{origin}: {kind} “{key(item)}” is there already, at {_origins[(kind, key(item))]}");
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw new FormatException($"“{text}” is not a whole number");

    private static double Fraction(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : throw new FormatException($"“{text}” is not a number");

    private static DateOnly? Day(string text) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"“{text}” is not a day like 2026-11-22");

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static List<string> List(string text, char separator) =>
        Once(text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static List<string> Once(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.CountBy(i => i).FirstOrDefault(i => i.Value > 1).Key is { } twice ? throw new FormatException($"“{twice}” is there twice") : all;
    }
}
