using CcoPortal.Data;
using CcoPortal.Data.Editions;
using Npgsql;
using Xunit;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>A migrated, empty database of a test class's own.</summary>
public sealed class StoreDatabase : IAsyncLifetime
{
    public string Portal { get; private set; } = "";

    public string Owner { get; private set; } = "";

    public Publisher Publisher => new(Open, TimeProvider.System);

    public static async Task<StoreDatabase> NewAsync()
    {
        var database = new StoreDatabase();
        await database.InitializeAsync();
        return database;
    }

    public PortalDbContext Open() => PortalDbContext.At(Portal);

    public async Task InitializeAsync()
    {
        (Portal, Owner) = await TestPostgres.NewDatabaseAsync();
        await Schema.MigrateAsync(Owner, Portal, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The first column of a query's rows, as the owner sees them.</summary>
    public async Task<IReadOnlyList<string>> ColumnAsync(string query)
    {
        var rows = new List<string>();
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>A line for every table: its name, its number of rows and a hash over all that is in them.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var tables = await ColumnAsync("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname");
        return await ColumnAsync(string.Join(" union all ", tables.Select(table =>
            $"""select '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), 'empty') from "{table}" t""")));
    }

    public async Task<StoredEdition> EditionAsync(int number)
    {
        await using var db = Open();
        return await EditionStore.LoadAsync(db, number, CancellationToken.None);
    }

    public async Task<StoredEdition> NewestAsync()
    {
        await using var db = Open();
        var newest = await EditionStore.NewestAsync(db, CancellationToken.None) ?? throw new InvalidOperationException("No edition yet.");
        return await EditionStore.LoadAsync(db, newest.Number, CancellationToken.None);
    }
}
