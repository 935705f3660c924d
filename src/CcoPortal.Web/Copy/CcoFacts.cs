using CcoPortal.Application;
using CcoPortal.Domain.Ccos;

namespace CcoPortal.Web.Copy;

/// <summary>Which of a CCO's values may be shown: those of low confidence never are; see <c>data/README.md</c>.</summary>
public static class CcoFacts
{
    public static Fact<T>? Shown<T>(Fact<T>? fact) => fact is { Confidence: > Confidence.Low } ? fact : null;

    /// <summary>Member services: toll-free where that is sure enough, else the local number.</summary>
    public static Fact<string>? BestPhone(Cco cco) => Shown(cco.TollFree) ?? Shown(cco.Phone);

    /// <summary>The local number, when <see cref="BestPhone"/> is another.</summary>
    public static Fact<string>? SecondPhone(Cco cco) => Shown(cco.TollFree) is { } first && Shown(cco.Phone) is { } second && second.Value != first.Value ? second : null;

    /// <summary>Most of Malheur County keeps Mountain time: there, hours are said in both.</summary>
    public static bool InMountainTime(string county) => county == "Malheur";

    /// <summary>Open or closed now; null when the hours are not sure enough to say.</summary>
    public static OpeningState? Opening(Fact<OpeningHours>? hours, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (Shown(hours) is not { } shown)
            return null;
        var state = shown.Value.At(moment.Local, day => moment.Edition.HolidayOn(day) is not null);
        moment.ShownUntil(state.ChangesAt);
        return state;
    }
}
