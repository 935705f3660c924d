using CcoPortal.Domain.Content;

namespace CcoPortal.Domain.Ccos;

/// <summary>A coordinated care organization's service area as the state lists it: one plan a member can be in.</summary>
/// <param name="Slug">Stable address part, for example <c>allcare-cco</c>.</param>
/// <param name="Name">Full name as published.</param>
/// <param name="ShortName">The name people say.</param>
/// <param name="Organization">The organization that runs it; several CCOs may share one.</param>
/// <param name="Tty">One or more numbers for people who use a TTY.</param>
/// <param name="Successors">County name to the slugs that took over when it ended there.</param>
public sealed record Cco(
    string Slug, string Name, string ShortName, string Organization, IReadOnlyList<Fact<string>> FormerNames,
    Fact<string>? Website, Fact<string>? Phone, Fact<string>? TollFree, Fact<IReadOnlyList<string>>? Tty, Fact<string>? Fax,
    Fact<string>? Email, Fact<OpeningHours>? Hours, Fact<string>? Address, Fact<RideLine>? Rides, Fact<string>? DentalPlans,
    IReadOnlyList<Fact<NamedPhone>> OtherPhones, IReadOnlyDictionary<string, IReadOnlyList<string>> Successors)
{
    /// <summary>What else people call it, by language tag: words that find it, none that are shown.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SearchWords { get; init; }

    /// <summary>Its values that have a source, each with the path of its field, for example <c>otherPhones.0</c>.</summary>
    public IEnumerable<(string Field, ISourced Fact)> Sourced() =>
        from value in new (string Field, ISourced? Fact)[]
        {
            ("website", Website), ("phone", Phone), ("tollFree", TollFree), ("tty", Tty), ("fax", Fax), ("email", Email), ("hours", Hours), ("address", Address), ("rides", Rides), ("dentalPlans", DentalPlans),
        }.Concat(FormerNames.Select((n, i) => (Field: $"formerNames.{i}", Fact: (ISourced?)n))).Concat(OtherPhones.Select((p, i) => (Field: $"otherPhones.{i}", Fact: (ISourced?)p)))
        where value.Fact is not null
        select (value.Field, value.Fact!);
}

/// <summary>How far a value can be trusted; see <c>data/README.md</c>.</summary>
public enum Confidence
{
    /// <summary>Shown only with “call to check”, or not at all.</summary>
    Low,

    /// <summary>Shown with its date.</summary>
    Medium,

    /// <summary>Shown plainly.</summary>
    High,
}

/// <summary>A published value with where it comes from.</summary>
/// <param name="Source">Address of the page, or a plain sentence where there is none.</param>
/// <param name="AsOf">Year, or year and month, that the source speaks of; null when it bears no date.</param>
public sealed record Fact<T>(T Value, string Source, Confidence Confidence, string? AsOf) : ISourced
{
    /// <summary>The day on which someone last read the source; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }
}

/// <summary>What is known of where a value comes from, whatever the value is.</summary>
public interface ISourced
{
    string Source { get; }

    Confidence Confidence { get; }

    string? AsOf { get; }

    DateOnly? CheckedOn { get; }
}

/// <summary>A phone line for something beside member services.</summary>
public sealed record NamedPhone(string Label, string Phone);

/// <summary>The free ride line (non-emergency medical transportation).</summary>
/// <param name="Phones">At least one number, toll-free first.</param>
/// <param name="Hours">In words, where known.</param>
/// <param name="LocalNumbers">Town to number.</param>
public sealed record RideLine(
    string Name, IReadOnlyList<string> Phones, IReadOnlyList<string> Tty, string? Hours, IReadOnlyDictionary<string, string> LocalNumbers);

/// <summary>A phone line for all members or for the public.</summary>
/// <param name="Key">Stable key, for example <c>client-services</c>.</param>
/// <param name="Group"><c>emergency</c>, <c>members</c>, <c>rights</c> or <c>office</c>: where the contact page shows it.</param>
public sealed record ContactLine(
    string Key, string Group, string Label, string Purpose, string Phone, IReadOnlyList<string> Tty, string? LocalPhone, Fact<OpeningHours>? Hours,
    string? Mail, string? Email, string Source, Confidence Confidence, string? AsOf) : TranslatedRecord, ISourced
{
    /// <summary>The day on which someone last read the source; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>What <see cref="Group"/> can be.</summary>
    public static readonly IReadOnlyList<string> Groups = ["emergency", "members", "rights", "office"];

    /// <summary>In other languages than English, by language tag.</summary>
    public IReadOnlyDictionary<string, ContactText>? Texts { get; init; }

    public ContactText In(string language) => Texts?.TryGetValue(language, out var text) == true ? text : new(Label, Purpose);

    private protected override IEnumerable<string?> EnglishParts() => [Label, Purpose];
}

/// <param name="Label">What the line is called.</param>
/// <param name="Purpose">When to call it.</param>
public sealed record ContactText(string Label, string Purpose);

/// <summary>A day on which offices may be closed.</summary>
public sealed record Holiday(DateOnly Day, string Name, string Source)
{
    /// <summary>The day on which someone last read the source; null where nobody kept it.</summary>
    public DateOnly? CheckedOn { get; init; }
}
