using Npgsql;

namespace CcoPortal.Data.EmbeddedPostgres;

/// <summary>The two roles, and what a database grants them. Everything here is safe to repeat.</summary>
internal static class PortalDatabases
{
    public const string Portal = "cco_portal";
    public const string Owner = "cco_portal_owner";

    public static string ConnectionString(int port, string database, string role, string password, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = database,
            Username = role,
            Password = password,
            // The loopback interface needs neither, and asking costs a round trip and a library that is not everywhere.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = pooling,
        }.ConnectionString;

    public static async Task MakeRolesAsync(int port, Cluster cluster, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(port, "postgres", cluster, cancellationToken);
        foreach (var role in new[] { Owner, Portal })
        {
            var verb = await ExistsAsync(connection, $"select 1 from pg_roles where rolname = '{role}'", cancellationToken) ? "alter" : "create";
            // As a parameter the password stays out of every log of statements, the server's and Npgsql's.
            await using var password = new NpgsqlCommand("select set_config('cco_portal.password', $1, false)", connection)
            {
                Parameters = { new() { Value = cluster.Password(role) } },
            };
            await password.ExecuteNonQueryAsync(cancellationToken);
            await RunAsync(connection,
                $"do $$ begin execute format('{verb} role {role} login nosuperuser nocreatedb nocreaterole password %L', current_setting('cco_portal.password')); end $$",
                cancellationToken);
        }
    }

    /// <summary>The names, lower-case letters, digits and underscores, go into SQL as they are.</summary>
    /// <param name="like">A database that nobody is connected to: the new one begins as a copy of it. Null: an empty one.</param>
    public static async Task MakeDatabaseAsync(int port, string name, string? like, Cluster cluster, CancellationToken cancellationToken)
    {
        await using (var connection = await OpenAsync(port, "postgres", cluster, cancellationToken))
        {
            if (!await ExistsAsync(connection, $"select 1 from pg_database where datname = '{name}'", cancellationToken))
                await RunAsync(connection, $"create database {name} owner {Owner}{(like is null ? "" : $" template {like}")}", cancellationToken);
            await RunAsync(connection, $"revoke all on database {name} from public; grant connect on database {name} to {Portal}", cancellationToken);
        }
        await using var inside = await OpenAsync(port, name, cluster, cancellationToken);
        await RunAsync(inside,
            $"alter schema public owner to {Owner}; revoke all on schema public from public; grant usage on schema public to {Portal}",
            cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(int port, string database, Cluster cluster, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(
            ConnectionString(port, database, Cluster.Superuser, cluster.Password(Cluster.Superuser), pooling: false));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
