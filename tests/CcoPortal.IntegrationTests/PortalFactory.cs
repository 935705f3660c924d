using System.Collections.Concurrent;
using CcoPortal.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CcoPortal.IntegrationTests;

/// <summary>
/// The whole portal on a database of its own with the real data, at noon of November 22, 2026. For a real socket:
/// <c>UseKestrel(0)</c> and <c>StartServer()</c>.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>, IAsyncLifetime
{
    private string? _connection;

    public TestClock Clock { get; } = new();

    /// <summary>Everything that was logged, at any level.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public string StateDir { get; } = Directory.CreateTempSubdirectory("cco-portal-state-").FullName;

    /// <summary>Settings that a test overrides, for example <c>Portal:RateLimit:LookupsPerMinute</c>.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Portal:RateLimit:LookupsPerMinute"] = "0",
        // E-mail updates are offered; where nothing is mailed, nobody knocks at the server.
        ["Portal:FieldKey"] = Convert.ToBase64String(new byte[32]),
        ["Portal:PublicUrl"] = "http://localhost",
        ["Portal:Smtp:Host"] = "127.0.0.1",
        ["Portal:Smtp:Port"] = "1",
        ["Portal:Smtp:Tls"] = "false",
        ["Portal:Smtp:From"] = "portal@cco-portal.example",
    };

    /// <summary>The portal's connection string, of the role that it runs with.</summary>
    public string Connection => _connection ?? throw new InvalidOperationException("Not initialized.");

    public virtual async Task InitializeAsync()
    {
        var (portal, owner) = await TestPostgres.BegunDatabaseAsync();
        _connection = portal;
        Settings["ConnectionStrings:Portal"] = portal;
        Settings["ConnectionStrings:PortalOwner"] = owner;
    }

    /// <summary>Starts a portal on an empty database, and stops it when it has imported the real data.</summary>
    internal static async Task BeginAsync(string portal, string owner)
    {
        await using var first = new PortalFactory { Settings = { ["ConnectionStrings:Portal"] = portal, ["ConnectionStrings:PortalOwner"] = owner } };
        _ = first.Services;
        await first.DisposeAsync();
        Directory.Delete(first.StateDir, recursive: true);
        // The code for the first admin that it may have made is no part of a beginning.
        await using var db = PortalDbContext.At(portal);
        await db.FirstAdminCodes.ExecuteDeleteAsync();
    }

    /// <summary>All rows of all tables as text.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = new NpgsqlConnection(Settings["ConnectionStrings:PortalOwner"]);
        await connection.OpenAsync();
        var all = new System.Text.StringBuilder();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace", connection))
        await using (var names = await list.ExecuteReaderAsync())
        {
            while (await names.ReadAsync())
                tables.Add(names.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var rows = new NpgsqlCommand($"select coalesce(string_agg(t::text, E'\\n'), '') from \"{table}\" t", connection);
            all.AppendLine((string)(await rows.ExecuteScalarAsync())!);
        }

        return all.ToString();
    }

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Visitor() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = ClientOptions.BaseAddress });

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(StateDir, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Portal:StateDir", StateDir);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddLogging(l => l.AddProvider(new Listener(Logged)).SetMinimumLevel(LogLevel.Trace));
        });
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
