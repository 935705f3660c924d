using System.Text.RegularExpressions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Search;

namespace CcoPortal.Domain.Editions;

/// <summary>The part of <see cref="FactRules"/> that is about services, packages, enrollment types, what CCOs add, and words that tell of danger.</summary>
internal sealed partial class BenefitRules(Facts facts)
{
    private readonly HashSet<string> _benefits = Keys(facts.Benefits.Select(b => b.Slug));
    private readonly HashSet<string> _packages = Keys(facts.Packages.Select(p => p.Slug));
    private readonly HashSet<string> _types = Keys(facts.EnrollmentTypes.Select(t => t.Code));
    private readonly HashSet<string> _ccos = Keys(facts.Ccos.Select(c => c.Slug));
    private readonly HashSet<string> _contacts = Keys(facts.Contacts.Select(c => c.Key));

    public IEnumerable<Fault> Check() =>
    [
        .. Faults("benefit", facts.Benefits, b => b.Slug, Check),
        .. Faults("package", facts.Packages, p => p.Slug, Check),
        .. Faults("enrollment-type", facts.EnrollmentTypes, t => t.Code, Check),
        .. Faults("cco-extra", facts.CcoExtras, e => e.Key, Check),
        .. Faults("danger", facts.Dangers, d => d.Key, Check),
        .. SameOrder("benefit", facts.Benefits.Select(b => (b.Slug, b.Order))),
        .. SameOrder("package", facts.Packages.Select(p => (p.Slug, p.Order))),
        .. SameOrder("danger", facts.Dangers.Select(d => (d.Key, d.Order))),
        .. Missing(),
    ];

    private IEnumerable<string> Check(Benefit benefit)
    {
        var packages = benefit.Packages.Select(p => p.Package).ToList();
        var named = benefit.Limits.SelectMany(l => l.Sources).Concat(benefit.Cost.Sources);
        return
        [
            .. Key(benefit.Slug), .. Order(benefit.Order), .. Texts(benefit, benefit.Texts, t => t.Parts()),
            .. Sources(benefit.Sources), .. Unknown("source", named, benefit.Sources.Select(s => s.Id)),
            .. from text in benefit.Texts
               where text.Value.Limits.Count != benefit.Limits.Count
               select $"it has {benefit.Limits.Count} limits, but {text.Value.Limits.Count} texts for them in “{text.Key}”",
            .. from text in benefit.Texts
               from package in text.Value.PackageNotes.Keys.Except(packages)
               select $"a note in “{text.Key}” is about the package “{package}”, which does not include it",
            .. If(benefit.SearchWords.Values.SelectMany(words => words).Any(string.IsNullOrWhiteSpace), "an empty search word"),
            .. Twice("package", packages), .. Unknown("package", packages, _packages),
            .. Unknown("enrollment type", benefit.WhoPays.Keys, _types), .. _types.Except(benefit.WhoPays.Keys).Select(t => $"who pays for “{t}” is not said"),
            .. benefit.IsCovered ? Covered(benefit) : NotCovered(benefit),
        ];
    }

    private IEnumerable<string> Covered(Benefit benefit) =>
    [
        .. If(benefit.Packages.Count == 0, "it is covered, but in no package"),
        .. If(benefit.Cost.Usd is null or < 0, "it is covered, but what a member pays is not said"),
        .. If(benefit is { Adults: Cover.No, Under21: Cover.No, Pregnant: Cover.No }, "it is covered, but for nobody"),
        .. If(benefit.WhoPays.Values.All(p => p == Payer.Nobody), "it is covered, but nobody pays"),
        .. from type in facts.EnrollmentTypes
           let payer = benefit.WhoPays.GetValueOrDefault(type.Code, Payer.Ask)
           let rule = type.Pays(benefit.PaidAs)
           where rule is not null && payer != rule && payer is not (Payer.Ask or Payer.Nobody)
           select $"for “{type.Code}” the payer is {payer}, but by OAR 410-141-3805 the payer of {benefit.PaidAs} is {rule}",
    ];

    private static IEnumerable<string> NotCovered(Benefit benefit) =>
    [
        .. If(benefit.Packages.Count > 0, "it is not covered, but in a package"),
        .. If(benefit.Cost.Usd is not null, "it is not covered, but has a price"),
        // What is not covered may still be paid for under 21, child by child (EPSDT).
        .. If(benefit is not { Adults: Cover.No, Under21: not Cover.Yes, Pregnant: Cover.No }, "it is not covered, but someone gets it"),
        .. If(benefit.WhoPays.Values.Any(p => p != Payer.Nobody), "it is not covered, but someone pays"),
    ];

    private IEnumerable<string> Check(BenefitPackage package) =>
    [
        .. Key(package.Slug), .. Order(package.Order), .. Texts(package, package.Texts, t => t.Parts()), .. Sources(package.Sources),
        .. Twice("code", package.Codes), .. package.Codes.Where(c => !CodeShape().IsMatch(c)).Select(c => $"the code “{c}”; a code is capital letters"),
        .. If(package.CommonType is { } type && !_types.Contains(type), $"unknown enrollment type “{package.CommonType}”"),
        .. If(package.EndedOn is not null && package.Status != PackageStatus.Ended, "it has a last day, but has not ended"),
    ];

    private IEnumerable<string> Check(EnrollmentType type) =>
    [
        .. If(type.HasCco && !CodeShape().IsMatch(type.Code), $"the code “{type.Code}”; a code is capital letters, or “{EnrollmentType.OpenCard}”"),
        .. Texts(type, type.Texts, t => t.Parts()), .. Sources(type.Sources),
    ];

    private IEnumerable<string> Check(CcoExtra extra) =>
    [
        .. Key(extra.Key), .. Texts(extra, extra.Texts, text => [text]),
        .. If(extra.Ccos.Count == 0, "it has no CCO"), .. Twice("CCO", extra.Ccos), .. Unknown("CCO", extra.Ccos, _ccos),
        .. If(extra.Benefit is { } benefit && !_benefits.Contains(benefit), $"unknown benefit “{extra.Benefit}”"),
        .. If(extra.Phone is { } phone && !Shape.Phone().IsMatch(phone), $"the phone “{extra.Phone}”; a phone is like 800-273-0557 or 711"),
        .. ListingRules.Provenance(extra.Source, extra.AsOf),
    ];

    private IEnumerable<string> Check(DangerTopic danger) =>
    [
        .. Key(danger.Key), .. Order(danger.Order), .. Texts(danger, danger.Texts, t => t.Parts()),
        .. If(danger.Lines.Count == 0, "it has nobody to call"), .. Twice("contact", danger.Lines), .. Unknown("contact", danger.Lines, _contacts),
        .. Unknown("benefit", danger.Withheld, _benefits),
        .. from pattern in danger.Patterns.Values.SelectMany(p => p)
           where !PatternShape().IsMatch(pattern)
           select $"the pattern “{pattern}”; a pattern is like “kill* me|myself”, in small letters without accents",
    ];

    /// <summary>What answers about benefits cannot do without.</summary>
    private IEnumerable<Fault> Missing() => facts.Benefits.Count == 0 ? [] :
    [
        .. new[] { MyCoverage.CommonPackage }.Except(_packages).Select(p => new Fault("package", p, $"the package “{p}” is missing")),
        .. new[] { MyCoverage.CommonType, EnrollmentType.OpenCard }.Except(_types).Select(t => new Fault("enrollment-type", t, $"the enrollment type “{t}” is missing")),
    ];

    private IEnumerable<string> Texts<T>(TranslatedRecord record, IReadOnlyDictionary<string, T> texts, Func<T, IEnumerable<string?>> parts) =>
    [
        .. If(!texts.ContainsKey("en"), "it has no text in English"), .. ContentRules.Translations(record, texts.Keys),
        .. from text in texts
           from part in parts(text.Value).OfType<string>()
           from sentence in If(string.IsNullOrWhiteSpace(part), $"an empty text in “{text.Key}”").Concat(FactText.Faults(part, (fact, key) => fact == FactText.Phone && _contacts.Contains(key)))
           select sentence,
    ];

    private static IEnumerable<string> Sources(IReadOnlyList<Source> sources) =>
    [
        .. Twice("source", sources.Select(s => s.Id)),
        .. from source in sources
           where source.Url is not null && !Shape.IsAddress(source.Url)
           select $"the source “{source.Id}” has the address “{source.Url}”; it begins with https:// or http://",
    ];

    private static IEnumerable<string> If(bool broken, string sentence) => broken ? [sentence] : [];

    private static IEnumerable<string> Key(string key) => If(!Shape.Key().IsMatch(key), $"the key “{key}”; a key is like “dental-cleaning”");

    private static IEnumerable<string> Order(int order) => If(order < 0, $"the place {order}; places begin at 0");

    private static IEnumerable<string> Unknown(string what, IEnumerable<string> named, IEnumerable<string> known) => named.Except(known).Select(n => $"unknown {what} “{n}”");

    private static IEnumerable<string> Twice(string what, IEnumerable<string> all) => all.CountBy(x => x).Where(c => c.Value > 1).Select(c => $"the {what} “{c.Key}” is there twice");

    private static IEnumerable<Fault> SameOrder(string kind, IEnumerable<(string Key, int Order)> all) =>
        all.GroupBy(x => x.Order).Where(g => g.Count() > 1).Select(g => new Fault(kind, g.Last().Key, $"the place {g.Key} is that of “{g.First().Key}” too"));

    private static IEnumerable<Fault> Faults<T>(string kind, IEnumerable<T> all, Func<T, string> key, Func<T, IEnumerable<string>> rules) =>
        from item in all from sentence in rules(item).Distinct() select new Fault(kind, key(item), sentence);

    private static HashSet<string> Keys(IEnumerable<string> keys) => keys.ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^[A-Z]+\z")]
    private static partial Regex CodeShape();

    /// <summary>Small letters without accents, and those of scripts that have no small ones.</summary>
    [GeneratedRegex(@"^=?[a-z0-9\p{Lo}]+\*?(\|[a-z0-9\p{Lo}]+\*?)*( [a-z0-9\p{Lo}]+\*?(\|[a-z0-9\p{Lo}]+\*?)*)*\z")]
    private static partial Regex PatternShape();
}
