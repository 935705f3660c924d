using CcoPortal.Domain.Editions;

namespace CcoPortal.Data.Editions;

/// <summary>The edition that this process answers from. Reading it is a field read.</summary>
public sealed class CurrentEdition
{
    private volatile Edition? _edition;

    /// <summary>Null until the first edition has been loaded.</summary>
    public Edition? OrNull => _edition;

    /// <summary>Whether the database answered when it was last asked; for health only.</summary>
    public bool DatabaseAnswers { get; internal set; }

    public void Replace(Edition edition) => _edition = edition;
}
