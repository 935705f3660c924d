using CcoPortal.Data.Editions;
using Npgsql;

namespace CcoPortal.Data;

/// <summary>The database does not answer.</summary>
public sealed class StoreAwayException(Exception? inner = null) : Exception("The database is away.", inner);

/// <summary>The database, for what must be written or is nowhere else: all that members look up is in the edition.</summary>
public sealed class PortalStore(EditionKeeper keeper, CurrentEdition current)
{
    /// <summary>So long an answer is waited for that must come soon, and where the keeper of editions gets none either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), WhileAway = TimeSpan.FromMilliseconds(500);

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

    /// <summary>The same for what someone waits for on the phone: a database that takes the question and never answers is away too.</summary>
    /// <param name="ask">May still come to its end when this one has given up.</param>
    /// <exception cref="StoreAwayException">It does not answer, or not soon.</exception>
    public async Task<T> AskSoonAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var patience = current.DatabaseAnswers ? Patience : WhileAway;
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(patience);
        var token = soon.Token;
        try
        {
            // To cancel is to ask the database as well, so it is not waited for.
            return await AskAsync(db => ask(db, token)).WaitAsync(token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
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
