using CcoPortal.Domain.Editions;

namespace CcoPortal.Data.Editions;

/// <summary>Editions beside the current one that staff look at: the last few are kept, since a look goes over many pages.</summary>
public sealed class OpenedEditions
{
    /// <summary>An edition and what its searches need take some tens of megabytes.</summary>
    private const int Most = 6;

    private readonly Lock _lock = new();

    /// <summary>The latest used last.</summary>
    private readonly List<(string Key, Task<Edition> Edition)> _kept = [];

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _kept.Count;
        }
    }

    /// <param name="key">The same for the same facts, and for no others.</param>
    /// <param name="open">Asked once for all who come meanwhile; what fails is not kept.</param>
    public async Task<Edition> GetAsync(string key, Func<Task<Edition>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        Task<Edition> edition;
        lock (_lock)
        {
            var at = _kept.FindIndex(k => k.Key == key);
            // On a thread of the pool: the lock is held for no longer than it takes to begin.
            edition = at >= 0 ? _kept[at].Edition : Task.Run(open);
            if (at >= 0)
                _kept.RemoveAt(at);
            _kept.Add((key, edition));
            if (_kept.Count > Most)
                _kept.RemoveAt(0);
        }

        try
        {
            return await edition;
        }
        catch
        {
            lock (_lock)
                _kept.RemoveAll(k => ReferenceEquals(k.Edition, edition));
            throw;
        }
    }
}
