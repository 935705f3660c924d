using CcoPortal.Data;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Application;

/// <summary>
/// That the request of a member of staff sees another edition, at another time, than members do. Injected (scoped); filled before anything asks for the <see cref="Moment"/>, and empty for everyone else.
/// </summary>
public sealed class Viewing
{
    /// <summary>Null: what members see.</summary>
    public Edition? Edition { get; private set; }

    /// <summary>The time of the view; without meaning where there is no edition.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <param name="local">Oregon's wall clock.</param>
    public void Show(Edition edition, DateTime local) => (Edition, Now) = (edition, OregonDay.At(local));
}
