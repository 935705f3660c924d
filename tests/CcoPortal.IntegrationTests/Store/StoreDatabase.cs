using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>A database that is there, as it is.</summary>
    public static StoreDatabase At((string Portal, string Owner) database) => new() { Portal = database.Portal, Owner = database.Owner };

    public PortalDbContext Open() => PortalDbContext.At(Portal);

    public async Task InitializeAsync() => (Portal, Owner) = await TestPostgres.MigratedDatabaseAsync();

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

    /// <summary>What an editor proposes who saw the newest edition and wants these facts instead.</summary>
    public async Task<Publication> ProposeAsync(Func<Facts, Facts> edit)
    {
        await using var db = Open();
        var newest = await EditionStore.NewestAsync(db, CancellationToken.None);
        var before = newest is { } n ? (await EditionStore.LoadAsync(db, n.Number, CancellationToken.None)).Records : [];
        var seenIn = await db.Revisions.GroupBy(r => new { r.Kind, r.Key }).ToDictionaryAsync(g => (g.Key.Kind, g.Key.Key), g => g.Max(r => r.PublishedIn));
        var after = RecordJson.Records(edit(newest is null ? SmallWorld.Facts : RecordJson.Facts(before)));
        var changes = after.Except(before).Select(r => Change(r, r.Body))
            .Concat(before.ExceptBy(after.Select(r => (r.Kind, r.Key)), r => (r.Kind, r.Key)).Select(r => Change(r, null)));
        return newest is null
            ? new Publication("import", "First", [.. changes])
            : new Publication("editor", "A test", [.. changes], "A test needs no approval");

        RecordChange Change(PublishedRecord record, string? body) =>
            new(record.Kind, record.Key, body, seenIn.TryGetValue((record.Kind, record.Key), out var seen) ? seen : null);
    }

    public async Task<int> PublishAsync(Func<Facts, Facts> edit) => await Publisher.PublishAsync(await ProposeAsync(edit), CancellationToken.None);

    /// <summary>The rows of the tables of the current edition, as text in one order.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = Open();
        var rows = new List<object>();
        foreach (var type in Rows.Of(SmallWorld.Facts).Select(row => row.GetType()).Distinct())
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type).Invoke(db, null)!;
            rows.AddRange(await set.AsNoTracking().ToListAsync());
        }

        return InOrder(rows);
    }

    public static IReadOnlyList<string> InOrder(IEnumerable<object> rows) => [.. rows.Select(row => row.ToString()!).Order(StringComparer.Ordinal)];
}
