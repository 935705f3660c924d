using System.Diagnostics;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>
/// One portal at a time has a cluster: otherwise the first one to stop would take the server away from the other. The operating
/// system lets go of the lock when the process dies, however it dies.
/// </summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream _file;

    private ClusterLock(FileStream file) => _file = file;

    /// <exception cref="InvalidOperationException">Another process still has it after <paramref name="patience"/>.</exception>
    public static async Task<ClusterLock> TakeAsync(string home, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new ClusterLock(new FileStream(Path.Combine(home, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited.Elapsed < patience)
            {
                await Task.Delay(100, cancellationToken);
            }
            catch (IOException e)
            {
                throw new InvalidOperationException(
                    $"Another portal is using the database in {home}. Stop it, or give this one a Portal__StateDir of its own, or let both use one server: ConnectionStrings__Portal and ConnectionStrings__PortalOwner.", e);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new InvalidOperationException(
                    $"{home} belongs to another account than {Environment.UserName}. Start the portal as that account, or give this one a Portal__StateDir of its own.", e);
            }
        }
    }

    /// <summary>Whether another process has it now.</summary>
    public static async Task<bool> IsHeldAsync(string home, CancellationToken cancellationToken)
    {
        try
        {
            (await TakeAsync(home, TimeSpan.Zero, cancellationToken)).Dispose();
            return false;
        }
        catch (InvalidOperationException e) when (e.InnerException is IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();
}
