using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CcoPortal.IntegrationTests.EmbeddedPostgres;

/// <summary>State folders for servers that a test class starts itself; stopped and removed with it, wherever their clusters went.</summary>
public sealed class ScratchFolder : IAsyncLifetime
{
    public string Root { get; } = TestPostgres.NewRunFolder();

    public string At(string name)
    {
        var stateDir = Path.Combine(Root, name);
        TestPostgres.NoteStateDir(Root, stateDir);
        return stateDir;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => TestPostgres.RemoveRunFolderAsync(Root);
}

internal static class Sql
{
    // Unpooled, so that no connection outlives a server that the next test stops or kills.
    public static async Task<object?> ScalarAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }

    public static Task RunAsync(string connectionString, string statement) => ScalarAsync(connectionString, statement);
}

internal sealed class LogLines : ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add(formatter(state, exception));
}
