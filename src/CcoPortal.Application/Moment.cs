using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application;

/// <summary>No edition has been loaded yet: the portal has just started and neither the database nor the edition file could be read.</summary>
public sealed class NoEditionException() : Exception("No edition is loaded yet.");

/// <summary>
/// The edition and the time that one request uses from its first line to its last. Injected (scoped): whoever asks twice within a
/// request gets the same answer, also when an edition is published or the day ends meanwhile.
/// </summary>
public sealed class Moment
{
    /// <param name="viewing">Null, or empty: the current edition, now.</param>
    /// <exception cref="NoEditionException"/>
    public Moment(CurrentEdition current, TimeProvider clock, Viewing? viewing = null)
    {
        Edition = viewing?.Edition ?? current.OrNull ?? throw new NoEditionException();
        Now = viewing?.Edition is null ? clock.GetUtcNow() : viewing.Now;
        Local = TimeZoneInfo.ConvertTime(Now, OregonDay.Pacific).DateTime;
        Today = DateOnly.FromDateTime(Local);
    }

    public Edition Edition { get; }

    public DateTimeOffset Now { get; }

    /// <summary>Wall-clock time in Oregon (Pacific).</summary>
    public DateTime Local { get; }

    /// <summary>Oregon's day, never UTC's.</summary>
    public DateOnly Today { get; }

    /// <summary>The instant from which what was shown may no longer be true; null when it holds all day.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>Says that something was shown that changes at this Pacific wall-clock time.</summary>
    public void ShownUntil(DateTime local)
    {
        var instant = OregonDay.At(local);
        ValidUntil = ValidUntil is { } sooner && sooner < instant ? sooner : instant;
    }

    /// <summary>The notices of this moment, the gravest first, then the newest. Says too that they are shown until the next one begins or ends.</summary>
    public IReadOnlyList<BannerNotice> Notices()
    {
        foreach (var edge in Edition.Facts.Notices.SelectMany(n => new[] { n.Start.Local(), n.End.Local() }).Where(local => OregonDay.At(local) > Now))
            ShownUntil(edge);
        return [.. Edition.Facts.Notices.Where(n => OregonDay.At(n.Start.Local()) <= Now && Now < OregonDay.At(n.End.Local()))
            .OrderByDescending(n => n.Level).ThenByDescending(n => n.Start.Local()).ThenBy(n => n.Key, StringComparer.Ordinal)];
    }

    /// <summary>Oregon's day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => OregonDay.Of(instant);
}
