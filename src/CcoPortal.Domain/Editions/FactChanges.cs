using System.Collections;
using System.Reflection;

namespace CcoPortal.Domain.Editions;

/// <summary>A record that is not the same in two editions.</summary>
/// <param name="Kind">As in the published records: <c>cco</c>, <c>service-area</c>, …</param>
/// <param name="Before">Null for a new one.</param>
/// <param name="After">Null for one that is gone.</param>
public sealed record FactChange(string Kind, string Key, object? Before, object? After)
{
    /// <summary>The record on both sides of the change, where it is there.</summary>
    public IEnumerable<T> Sides<T>() => new[] { Before, After }.OfType<T>();
}

/// <summary>Which records differ between two editions. Two that say the same are the same, whether or not they were read from the database apart.</summary>
public static class FactChanges
{
    public static IReadOnlyList<FactChange> Between(Facts before, Facts after) => new Comparison().Between(before, after);
}

/// <summary>One comparison; it remembers what each type shows.</summary>
internal sealed class Comparison
{
    private readonly Dictionary<Type, PropertyInfo[]> _properties = [];

    public IReadOnlyList<FactChange> Between(Facts before, Facts after) =>
    [
        .. Of("county", before.Counties, after.Counties, c => c.Slug), .. Of("zip", before.Zips, after.Zips, z => z.Code), .. Of("place", before.Places, after.Places, p => p.Key),
        .. Of("cco", before.Ccos, after.Ccos, c => c.Slug), .. Of("service-area", before.ServiceAreas, after.ServiceAreas, a => a.Key), .. Of("contact", before.Contacts, after.Contacts, c => c.Key),
        .. Of("holiday", before.Holidays, after.Holidays, h => h.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), .. Of("benefit", before.Benefits, after.Benefits, b => b.Slug),
        .. Of("package", before.Packages, after.Packages, p => p.Slug), .. Of("enrollment-type", before.EnrollmentTypes, after.EnrollmentTypes, t => t.Code), .. Of("cco-extra", before.CcoExtras, after.CcoExtras, e => e.Key),
        .. Of("danger", before.Dangers, after.Dangers, d => d.Key), .. Of("page", before.Pages, after.Pages, p => p.Key), .. Of("measure", before.Measures, after.Measures, m => m.Key),
        .. Of("notice", before.Notices, after.Notices, n => n.Key),
    ];

    /// <summary>Whether two values say the same: lists by their items in order, dictionaries by their keys, records by all that they show.</summary>
    private bool Same(object? a, object? b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a is null || b is null)
            return false;
        if (a is string || (a.GetType() is { IsValueType: true } type && !IsPair(type)))
            return a.Equals(b);
        if (a is IEnumerable one && b is IEnumerable other)
            return SameItems(Items(one), Items(other));
        if (a.GetType() != b.GetType())
            return false;
        if (!_properties.TryGetValue(a.GetType(), out var properties))
            _properties[a.GetType()] = properties = a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return properties.All(p => Same(p.GetValue(a), p.GetValue(b)));
    }

    private IEnumerable<FactChange> Of<T>(string kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key)
        where T : class
    {
        var old = before.DistinctBy(key).ToDictionary(key, StringComparer.Ordinal);
        var now = after.DistinctBy(key).ToDictionary(key, StringComparer.Ordinal);
        return
        [
            .. old.Where(r => !now.ContainsKey(r.Key)).Select(r => new FactChange(kind, r.Key, r.Value, null)),
            .. now.Where(r => !Same(old.GetValueOrDefault(r.Key), r.Value)).Select(r => new FactChange(kind, r.Key, old.GetValueOrDefault(r.Key), r.Value)),
        ];
    }

    private bool SameItems(List<object?> one, List<object?> other) => one.Count == other.Count && one.Zip(other).All(p => Same(p.First, p.Second));

    private static List<object?> Items(IEnumerable all)
    {
        var items = all.Cast<object?>().ToList();
        // A dictionary has no order.
        return items is [{ } first, ..] && IsPair(first.GetType()) ? [.. items.OrderBy(i => (string?)first.GetType().GetProperty("Key")!.GetValue(i), StringComparer.Ordinal)] : items;
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
