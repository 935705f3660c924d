using CcoPortal.Data.Editions;
using Npgsql;

namespace CcoPortal.Data;

/// <summary>The database does not answer.</summary>
public sealed class StoreAwayException(Exception? inner = null) : Exception("The database is away.", inner);

/// <summary>The database, for what must be written or is nowhere else: all that members look up is in the edition.</summary>
public sealed class PortalStore(EditionKeeper keeper)
{
    /// <summary>Asks the database something, in a context of its own.</summary>
    /// <exception cref="StoreAwayException">It does not answer; whatever was not committed did not happen.</exception>
    public async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            await using var db = PortalDbContext.At(keeper.Database ?? throw new StoreAwayException());
            return await ask(db);
        }
        catch (Exception e) when (e is not StoreAwayException && IsAway(e))
        {
            throw new StoreAwayException(e);
        }
    }

    /// <summary>EF wraps what Npgsql throws, and Npgsql what the socket throws.</summary>
    /// <returns>Whether this tells that the database does not answer.</returns>
    public static bool IsAway(Exception? e) => e switch
    {
        null => false,
        StoreAwayException => true,
        PostgresException refused => refused.IsTransient,
        NpgsqlException or TimeoutException => true,
        _ => IsAway(e.InnerException),
    };
}
