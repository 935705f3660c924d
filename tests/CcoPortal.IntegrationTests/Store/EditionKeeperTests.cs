using System.Collections.Concurrent;
using System.Diagnostics;
using CcoPortal.Data.Editions;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Data.Reference;
using CcoPortal.Domain.Editions;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Xunit.Abstractions;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Portals without a web: what a process answers from while its database comes, changes, goes and comes back.</summary>
[Collection(Alone.Name)]
public sealed class EditionKeeperTests(ScratchFolder scratch, ITestOutputHelper output) : IClassFixture<ScratchFolder>
{
    /// <summary>Nobody listens there.</summary>
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=x;Password=x;Database=x;Timeout=2;SSL Mode=Disable;GSS Encryption Mode=Disable";

    [Fact]
    public async Task The_first_start_migrates_imports_answers_and_saves_the_edition()
    {
        var (portal, owner) = await TestPostgres.NewDatabaseAsync();
        var stateDir = NewStateDir();
        await using var keeper = await Keeper.StartAsync(new StoreOptions(portal, owner, stateDir, DataFolder.Original));

        Assert.Equal(1, keeper.Edition.Number);
        Assert.Equal(RecordJson.Records(ReferenceData.Read(DataFolder.Original)), RecordJson.Records(keeper.Edition.Facts));
        await keeper.UntilAsync(() => keeper.Current.DatabaseAnswers);
        await AssertFileHoldsAsync(stateDir, keeper.Edition);
    }

    [Fact]
    public async Task A_portal_starts_from_the_file_when_the_database_is_away_and_answers_the_same()
    {
        var (stateDir, saved) = await StateDirWithFileAsync();

        await using var keeper = await Keeper.StartAsync(new StoreOptions(Nowhere, Nowhere, stateDir, DataFolder.Original));

        Assert.Equal((saved.Number, saved.PublishedAt), (keeper.Edition.Number, keeper.Edition.PublishedAt));
        Assert.Equal(RecordJson.Records(saved.Facts), RecordJson.Records(keeper.Edition.Facts));
        await keeper.UntilAsync(() => keeper.Log.Lines.Any(l => l.StartsWith("The database is away", StringComparison.Ordinal)));
        await Task.Delay(300);
        Assert.False(keeper.Current.DatabaseAnswers);
        Assert.Single(keeper.Log.Lines, l => l.StartsWith("The database is away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_database_wins_over_a_file_that_is_newer_older_or_another_one_of_the_same_number()
    {
        var database = await StoreDatabase.NewAsync();
        await database.PublishAsync(f => f);
        await database.PublishAsync(f => f.WithHoliday(2027, 1, 1));
        var newest = await database.NewestAsync();
        foreach (var number in new[] { 1, 2, 9 })
        {
            var stateDir = NewStateDir();
            var file = new StoredEdition(number, newest.PublishedAt.AddDays(-1), RecordJson.Records(SmallWorld.Facts.WithHoliday(1999, 1, 1)));
            new EditionFile(stateDir).Write(file);
            await using var keeper = await Keeper.StartAsync(new StoreOptions(database.Portal, null, stateDir, null));

            await keeper.UntilAsync(() => keeper.Edition.PublishedAt == newest.PublishedAt);
            Assert.Equal(RecordJson.Records(newest.Open().Facts), RecordJson.Records(keeper.Edition.Facts));
            Assert.Equal(2, keeper.Edition.Number);
            await AssertFileHoldsAsync(stateDir, keeper.Edition);
        }
    }

    public static TheoryData<string> Spoiled() => [.. Spoil.Keys];

    private static readonly Dictionary<string, Action<string>> Spoil = new()
    {
        ["absent"] = File.Delete,
        ["empty"] = path => File.WriteAllBytes(path, []),
        ["no longer than its hash"] = path => Change(path, bytes => bytes[..64]),
        ["its hash alone"] = path => Change(path, bytes => bytes[..65]),
        ["truncated"] = path => Change(path, bytes => bytes[..^1]),
        ["cut in half"] = path => Change(path, bytes => bytes[..(bytes.Length / 2)]),
        ["with one bit of its body flipped"] = path => Change(path, bytes => Flip(bytes, bytes.Length / 2)),
        ["with one bit of its hash flipped"] = path => Change(path, bytes => Flip(bytes, 3)),
        ["of another schema"] = path => Rewrite(path, text => text.Replace("{\"Schema\":1,\"Edition\"", "{\"Schema\":2,\"Edition\"", StringComparison.Ordinal)),
        ["with records of another schema"] = path => Rewrite(path, text => text.Replace($"\"Schema\":{RecordJson.CurrentSchema},\"Body\"", "\"Schema\":99,\"Body\"", StringComparison.Ordinal)),
        ["with records of another shape"] = path => Rewrite(path, text => text.Replace("fips", "fib", StringComparison.Ordinal)),
        ["without an edition"] = path => Rewrite(path, _ => """{"Schema":1,"Edition":null}"""),
        ["without records"] = path => Rewrite(path, _ => """{"Schema":1,"Edition":{"Number":1,"PublishedAt":"2026-11-22T00:00:00+00:00","Records":null}}"""),
        ["not JSON"] = path => Rewrite(path, _ => "edition 1"),
        ["a folder"] = path =>
        {
            File.Delete(path);
            Directory.CreateDirectory(path);
        },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_file_that_is_not_whole_or_not_of_this_portal_counts_as_none(string what)
    {
        var (stateDir, _) = await StateDirWithFileAsync();
        Spoil[what](new EditionFile(stateDir).Path);

        Assert.Null(new EditionFile(stateDir).Read());
        await using var keeper = await Keeper.StartAsync(new StoreOptions(Nowhere, null, stateDir, null));
        Assert.Null(keeper.Current.OrNull);
    }

    [Fact]
    public async Task A_portal_with_a_spoiled_file_answers_from_the_database_and_saves_the_file_anew()
    {
        var database = await StoreDatabase.NewAsync();
        await database.PublishAsync(f => f);
        var stateDir = NewStateDir();
        Directory.CreateDirectory(stateDir);
        await File.WriteAllTextAsync(new EditionFile(stateDir).Path, "spoiled");

        await using var keeper = await Keeper.StartAsync(new StoreOptions(database.Portal, null, stateDir, null));

        Assert.Equal(1, keeper.Edition.Number);
        await AssertFileHoldsAsync(stateDir, keeper.Edition);
    }

    [Fact]
    public async Task A_new_edition_is_answered_from_within_a_second_by_every_portal_that_listens()
    {
        var database = await StoreDatabase.NewAsync();
        await new Import(database.Open, database.Publisher).RunAsync(DataFolder.Original, null, CancellationToken.None);
        StoreOptions Options() => new(database.Portal, null, NewStateDir(), null) { SlowLook = TimeSpan.FromMinutes(5) };
        await using var one = await Keeper.StartAsync(Options());
        await using var other = await Keeper.StartAsync(Options());

        for (var number = 2; number <= 4; number++)
        {
            await database.PublishAsync(f => f.WithHoliday(2030, 1, number));
            var watch = Stopwatch.StartNew();
            await one.UntilAsync(() => one.Edition.Number == number);
            await other.UntilAsync(() => other.Edition.Number == number);
            output.WriteLine($"Edition {number}: {watch.ElapsedMilliseconds} ms after it was published");
            Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
            Assert.NotNull(one.Edition.HolidayOn(new DateOnly(2030, 1, number)));
        }
    }

    [Fact]
    public async Task A_lost_notification_costs_one_slow_look()
    {
        var database = await StoreDatabase.NewAsync();
        await database.PublishAsync(f => f);
        var slowLook = TimeSpan.FromSeconds(1);
        await using var keeper = await Keeper.StartAsync(new StoreOptions(database.Portal, null, NewStateDir(), null) { SlowLook = slowLook });

        // As the publisher does, but without a word.
        await RunAsync(database.Portal, """
            insert into break_glass values ('00000000-0000-0000-0000-000000000001', now(), 'editor', 'A test needs no approval');
            insert into edition (number, published_at, actor, reason, break_glass_id) values (2, now(), 'editor', 'A test', '00000000-0000-0000-0000-000000000001');
            insert into revision (kind, key, published_in, schema, body) values ('contact', 'client-services', 2, 1, null);
            """);

        var watch = Stopwatch.StartNew();
        await keeper.UntilAsync(() => keeper.Edition.Number == 2);
        output.WriteLine($"Without a notification: {watch.ElapsedMilliseconds} ms; a slow look is every {slowLook.TotalMilliseconds} ms");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, slowLook + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(keeper.Edition.Facts.Contacts, c => c.Key == "client-services");
    }

    [Fact]
    public async Task A_server_that_stops_takes_nothing_from_members_and_is_found_again_without_a_restart()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions(scratch.At("stopping"), Durable: false), NullLogger.Instance, CancellationToken.None);
        var stateDir = NewStateDir();
        await using var keeper = await Keeper.StartAsync(new StoreOptions(server.PortalConnectionString, server.OwnerConnectionString, stateDir, DataFolder.Original)
        {
            SlowLook = TimeSpan.FromMinutes(5),
            Retry = TimeSpan.FromMilliseconds(200),
        });
        await keeper.UntilAsync(() => keeper.Current.DatabaseAnswers);
        var before = keeper.Edition;

        for (var round = 0; round < 2; round++)
        {
            await server.StopAsync(CancellationToken.None);
            await keeper.UntilAsync(() => !keeper.Current.DatabaseAnswers);
            await Task.Delay(500);
            Assert.Same(before, keeper.Edition);
            Assert.False(keeper.Current.DatabaseAnswers);

            await server.StartAgainAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await keeper.UntilAsync(() => keeper.Current.DatabaseAnswers);
            output.WriteLine($"Found again after {watch.ElapsedMilliseconds} ms");
            Assert.Same(before, keeper.Edition);

            var open = () => Data.PortalDbContext.At(server.PortalConnectionString);
            using var data = new DataFolder();
            data.Append(DataFolder.Holidays, $"2031-01-0{round + 1},A day off,x");
            await new Import(open, new Publisher(open, TimeProvider.System)).RunAsync(data.Path, "A test needs no approval", CancellationToken.None);
            watch.Restart();
            await keeper.UntilAsync(() => keeper.Edition.Number == before.Number + 1);
            output.WriteLine($"Edition {keeper.Edition.Number}: {watch.ElapsedMilliseconds} ms after it was published");
            Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
            before = keeper.Edition;
        }

        Assert.Equal(2, keeper.Log.Lines.Count(l => l.StartsWith("The database is away", StringComparison.Ordinal)));
        await AssertFileHoldsAsync(stateDir, keeper.Edition);
    }

    [Fact]
    public async Task A_portal_that_started_from_its_file_takes_up_the_work_when_the_database_comes()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions(scratch.At("coming"), Durable: false), NullLogger.Instance, CancellationToken.None);
        await server.StopAsync(CancellationToken.None);
        var (stateDir, saved) = await StateDirWithFileAsync();
        await using var keeper = await Keeper.StartAsync(new StoreOptions(server.PortalConnectionString, server.OwnerConnectionString, stateDir, DataFolder.Original)
        {
            Retry = TimeSpan.FromMilliseconds(200),
        });
        Assert.Equal(saved.PublishedAt, keeper.Edition.PublishedAt);

        await server.StartAgainAsync(CancellationToken.None);

        await keeper.UntilAsync(() => keeper.Current.DatabaseAnswers);
        Assert.Equal(RecordJson.Records(ReferenceData.Read(DataFolder.Original)), RecordJson.Records(keeper.Edition.Facts));
    }

    [Fact]
    public async Task Two_portals_that_start_at_once_on_an_empty_database_import_once()
    {
        var (portal, owner) = await TestPostgres.NewDatabaseAsync();

        var keepers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Keeper.StartAsync(new StoreOptions(portal, owner, NewStateDir(), DataFolder.Original)
        {
            Retry = TimeSpan.FromMilliseconds(200),
        })));
        foreach (var keeper in keepers)
        {
            await keeper.UntilAsync(() => keeper.Current is { OrNull.Number: 1, DatabaseAnswers: true });
            Assert.DoesNotContain(keeper.Log.Lines, l => l.StartsWith("The database is away", StringComparison.Ordinal));
            await keeper.DisposeAsync();
        }

        Assert.Equal(1L, await ScalarAsync(owner, "select count(*) from edition"));
    }

    [Fact]
    public async Task Wrong_data_stop_a_portal_that_has_nothing_to_answer_from_and_no_other()
    {
        using var wrong = new DataFolder();
        wrong.Replace(DataFolder.Areas, "ihn-cco,Benton,whole,", "ihn-cco,Benton,all,");
        var (portal, owner) = await TestPostgres.NewDatabaseAsync();
        var refused = await Assert.ThrowsAsync<ReferenceDataException>(() => Keeper.StartAsync(new StoreOptions(portal, owner, NewStateDir(), wrong.Path)));
        Assert.Single(refused.Errors);

        var database = await StoreDatabase.NewAsync();
        await database.PublishAsync(f => f);
        await using var keeper = await Keeper.StartAsync(new StoreOptions(database.Portal, database.Owner, NewStateDir(), wrong.Path));
        Assert.Equal(1, keeper.Edition.Number);
        Assert.Contains(keeper.Log.Lines, l => l.StartsWith("The reference data has 1 errors", StringComparison.Ordinal));

        await database.PublishAsync(f => f.WithHoliday(2027, 1, 1));
        await keeper.UntilAsync(() => keeper.Edition.Number == 2);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_written_is_said_and_costs_nothing_else()
    {
        var database = await StoreDatabase.NewAsync();
        await database.PublishAsync(f => f);
        var stateDir = NewStateDir();
        await File.WriteAllTextAsync(stateDir, "not a folder");

        await using var keeper = await Keeper.StartAsync(new StoreOptions(database.Portal, null, stateDir, null));

        await keeper.UntilAsync(() => keeper.Current.DatabaseAnswers);
        Assert.Equal(1, keeper.Edition.Number);
        Assert.Contains(keeper.Log.Lines, l => l.StartsWith("The edition file could not be written", StringComparison.Ordinal));
    }

    private async Task<(string StateDir, Edition Saved)> StateDirWithFileAsync()
    {
        var stateDir = NewStateDir();
        var saved = new StoredEdition(7, new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(456789), RecordJson.Records(SmallWorld.Facts));
        new EditionFile(stateDir).Write(saved);
        await AssertFileHoldsAsync(stateDir, saved.Open());
        return (stateDir, saved.Open());
    }

    private string NewStateDir() => Path.Combine(scratch.Root, $"portal-{Guid.NewGuid():N}");

    /// <summary>The file is written just after the edition is taken into use.</summary>
    private static async Task AssertFileHoldsAsync(string stateDir, Edition edition)
    {
        var file = new EditionFile(stateDir);
        await Keeper.WaitAsync(() => file.Read() is { } read && read.PublishedAt == edition.PublishedAt, "the file holds the edition");
        Assert.Equal(edition.Number, file.Read()!.Number);
        Assert.Equal(RecordJson.Records(edition.Facts), RecordJson.Records(file.Read()!.Facts));
        Assert.Equal([file.Path], Directory.GetFiles(stateDir));
    }

    private static void Change(string path, Func<byte[], byte[]> change) => File.WriteAllBytes(path, change(File.ReadAllBytes(path)));

    private static byte[] Flip(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }

    /// <summary>Another body, with its own right hash.</summary>
    private static void Rewrite(string path, Func<string, string> change)
    {
        var body = File.ReadAllText(path)[65..];
        var changed = System.Text.Encoding.UTF8.GetBytes(change(body));
        Assert.NotEqual(body.Length == 0 ? [] : System.Text.Encoding.UTF8.GetBytes(body), changed);
        File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(changed)) + "\n"), .. changed]);
    }

    private sealed class Keeper : IAsyncDisposable
    {
        private readonly EditionKeeper _keeper;

        private Keeper(StoreOptions options) => _keeper = new EditionKeeper(options, Current, TimeProvider.System, Log);

        public CurrentEdition Current { get; } = new();

        public Edition Edition => Current.OrNull ?? throw new InvalidOperationException("No edition.");

        public KeeperLog Log { get; } = new();

        public static async Task<Keeper> StartAsync(StoreOptions options)
        {
            var keeper = new Keeper(options);
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                await keeper._keeper.StartAsync(patience.Token);
                return keeper;
            }
            catch
            {
                await keeper.DisposeAsync();
                throw;
            }
        }

        public Task UntilAsync(Func<bool> holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "") =>
            WaitAsync(holds, () => $"{what}; the log says:\n{string.Join('\n', Log.Lines)}");

        public static Task WaitAsync(Func<bool> holds, string what) => WaitAsync(holds, () => what);

        private static async Task WaitAsync(Func<bool> holds, Func<string> what)
        {
            for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(10))
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"Waited 15 seconds in vain until {what()}");
        }

        public async ValueTask DisposeAsync()
        {
            await _keeper.StopAsync(CancellationToken.None);
            _keeper.Dispose();
        }
    }

    private sealed class KeeperLog : ILogger<EditionKeeper>
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));
    }
}
