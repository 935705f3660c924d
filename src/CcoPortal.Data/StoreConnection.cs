using CcoPortal.Data.Editions;
using CcoPortal.Data.EmbeddedPostgres;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data;

/// <summary>The portal's database, for a command: of the settings, or the embedded server, whether a portal runs or not. Dispose it: an embedded server that it started stops.</summary>
public sealed class StoreConnection : IAsyncDisposable
{
    private readonly EmbeddedPostgresServer? _embedded;

    private StoreConnection(string portal, string owner, EmbeddedPostgresServer? embedded) => (Portal, Owner, _embedded) = (portal, owner, embedded);

    /// <summary>Connection string of the role that serves.</summary>
    public string Portal { get; }

    /// <summary>Connection string of the role that owns the tables; the same as <see cref="Portal"/> when no other is set.</summary>
    public string Owner { get; }

    /// <exception cref="PostgresBinariesNotFoundException">No server is set, and none can be started.</exception>
    /// <exception cref="InvalidOperationException">The embedded server cannot be used; the message says why.</exception>
    public static async Task<StoreConnection> OpenAsync(StoreOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Portal is { } portal)
            return new StoreConnection(portal, options.Owner ?? portal, null);
        var embedded = await EmbeddedPostgresServer.JoinAsync(new EmbeddedPostgresOptions(options.StateDir, options.PostgresBin), logger, cancellationToken);
        return new StoreConnection(embedded.PortalConnectionString, embedded.OwnerConnectionString, embedded);
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }
}
