using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Three editions, comments before and after them, all sealed; then someone with every right on the tables changes something.</summary>
public sealed class AuditChainTests(AuditChainTests.World world) : IClassFixture<AuditChainTests.World>
{
    /// <summary>The hash as PostgreSQL computes it, from the words of decision 0022 alone.</summary>
    private const string HashInSql = """
        sha256(before || convert_to(id || E'\n' || to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' || actor || E'\n' || kind || E'\n' || detail, 'UTF8'))
        """;

    private const string WithoutGuards = """
        alter table audit_event disable trigger user; alter table audit_seal disable trigger user; alter table edition disable trigger user; alter table revision disable trigger user;
        alter table audit_seal drop constraint fk_audit_seal_audit_event_event;
        """;

    /// <summary>What someone does who knows how the chain is made.</summary>
    private const string ChainAnew = $"""
        do $$ declare before bytea := decode(repeat('00', 32), 'hex'); place record; begin
          for place in select s.position, e.* from audit_seal s join audit_event e on e.id = s.event order by s.position loop
            select {HashInSql} into before from (select place.id, place.at, place.actor, place.kind, place.detail) e;
            update audit_seal set hash = before where position = place.position;
          end loop;
        end $$;
        """;

    /// <summary>Positions: 1 a comment, 2 edition 1, 3 edition 2 (which knows place 2), 4 a comment, 5 edition 3 (which knows place 4), 6 and 7 comments.</summary>
    public sealed class World : IAsyncLifetime
    {
        public StoreDatabase Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            await SayAsync(Store, "It begins");
            await Store.PublishAsync(facts => facts);
            await SealAsync(Store);
            await Store.PublishAsync(f => f.WithHoliday(2027, 1, 1));
            await SayAsync(Store, "“Curly” & <plain>, ñ 中\\n");
            await SealAsync(Store);
            await Store.PublishAsync(f => f.WithHoliday(2028, 1, 1).WithoutClientServices());
            await SayAsync(Store, "Sixth");
            await SayAsync(Store, "Seventh");
            await SealAsync(Store);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole_and_its_hashes_are_those_of_the_decision()
    {
        var report = await VerifyAsync(null);

        Assert.Empty(report.Findings);
        Assert.Equal((7, 0, 3), (report.Sealed, report.Unsealed, report.Editions));
        Assert.Equal(await world.Store.ColumnAsync("select count(*)::text from revision"), [report.Revisions.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(await world.Store.ColumnAsync("select position || ':' || encode(hash, 'hex') from audit_seal order by position desc limit 1"), [report.Head!.ToString()]);
        Assert.Equal(["true"], await world.Store.ColumnAsync($"""
            select bool_and(hash = {HashInSql})::text from (
              select s.hash, coalesce(lag(s.hash) over (order by s.position), decode(repeat('00', 32), 'hex')) as before, e.* from audit_seal s join audit_event e on e.id = s.event) chain
            """));
        Assert.Equal(["2 2", "3 4"], await world.Store.ColumnAsync("select number || ' ' || audit_position from edition where audit_position is not null order by number"));
    }

    [Theory]
    [InlineData("update audit_event set detail = replace(detail, 'begins', 'began') where id = 1", "The hash at place 1 of the chain does not fit: event 1 (change-opened), or the chain, was changed.")]
    [InlineData("update audit_event set actor = 'nobody' where id = 4", "The hash at place 4 of the chain does not fit: event 4 (change-opened), or the chain, was changed.")]
    [InlineData("update audit_event set kind = 'other' where id = 7", "The hash at place 7 of the chain does not fit: event 7 (other), or the chain, was changed.")]
    [InlineData("update audit_event set at = at + interval '1 microsecond' where id = 6", "The hash at place 6 of the chain does not fit: event 6 (change-opened), or the chain, was changed.")]
    [InlineData("delete from audit_seal where position = 6", "Place 6 of the chain is missing.")]
    [InlineData("delete from audit_event where id = 6", "Event 6, at place 6 of the chain, is gone.")]
    [InlineData("drop index ix_audit_seal_event; update audit_seal set event = 8 - event where position in (1, 7)", "The hash at place 1 of the chain does not fit: event 7 (change-opened), or the chain, was changed.", "The hash at place 7 of the chain does not fit: event 1 (change-opened), or the chain, was changed.")]
    [InlineData("delete from audit_seal where position >= 4; delete from audit_event where id = 4", "Edition 3 knows place 4 of the chain, which is not there: the end of the chain was cut.")]
    [InlineData($"update audit_event set detail = replace(detail, 'begins', 'began') where id = 1; {ChainAnew}", "Edition 2 has another hash for place 2 than the chain: the chain was written anew.", "Edition 3 has another hash for place 4 than the chain: the chain was written anew.")]
    [InlineData("update edition set audit_position = null, audit_head = null where number = 3", "Edition 3 names an older place in the chain than an edition before it.")]
    [InlineData("update revision set body = replace(body, 'A day off', 'A day on!') where key = '2027-01-01'", "What edition 2 says of holiday:2027-01-01 was changed after it was published.")]
    [InlineData("update revision set body = '{}' where key = 'client-services' and published_in = 3", "What edition 3 says of contact:client-services was changed after it was published.")]
    [InlineData("delete from revision where key = '2028-01-01'", "Edition 3 has lost holiday:2028-01-01.")]
    [InlineData("insert into revision (kind, key, published_in, schema, body) values ('holiday', '2029-01-01', 2, 1, '{}')", "Edition 2 holds holiday:2029-01-01, which the event of its publication does not name.")]
    [InlineData("insert into audit_event (id, at, actor, kind, detail) overriding system value select 8, at, actor, kind, detail from audit_event where id = 3", "Edition 2 was published 2 times, by events 3, 8.")]
    [InlineData("insert into audit_event (id, at, actor, kind, detail) overriding system value values (8, now(), 'x', 'edition-published', '{\"edition\": 4, \"records\": []}')", "Edition 4, which event 8 says was published, is gone.")]
    [InlineData("delete from audit_seal where position >= 5; delete from audit_event where id = 5", "Edition 3 has no event that says it was published.")]
    [InlineData("insert into audit_event (id, at, actor, kind, detail) overriding system value values (8, now(), 'x', 'edition-published', '{\"edition\": \"four\"}')", "Event 8 says that an edition was published, and cannot be read.")]
    public async Task What_is_changed_behind_the_portals_back_is_found(string statement, params string[] findings)
    {
        var report = await VerifyAsync(statement);

        Assert.Equal(findings, report.Findings);
        Assert.False(report.IsWhole);
    }

    [Fact]
    public async Task An_end_that_is_cut_after_the_newest_edition_is_found_only_by_who_noted_a_head()
    {
        const string cut = "delete from audit_seal where position >= 6; delete from audit_event where id >= 6";
        var head = (await VerifyAsync(null)).Head!;

        Assert.Empty((await VerifyAsync(cut)).Findings);
        Assert.Equal(["The noted head knows place 7 of the chain, which is not there: the end of the chain was cut."], (await VerifyAsync(cut, head)).Findings);
        Assert.Equal(
            ["The noted head has another hash for place 7 than the chain: the chain was written anew."],
            (await VerifyAsync($"update audit_event set actor = 'nobody' where id = 6; {ChainAnew}", head)).Findings);
        Assert.Empty((await VerifyAsync(null, head)).Findings);
    }

    [Fact]
    public async Task Events_of_an_older_portal_which_named_records_without_hashes_are_held_against_the_names() => Assert.Equal(
        ["Edition 2 holds holiday:2027-01-01, which the event of its publication does not name.", "Edition 2 has lost holiday:2027-01-02."],
        (await VerifyAsync($$"""
            update audit_event set detail = '{"edition": 3, "reason": "A test", "records": ["holiday:2028-01-01", "contact:client-services"], "withoutApproval": "x"}' where id = 5;
            update audit_event set detail = '{"edition": 2, "reason": "A test", "records": ["holiday:2027-01-02"], "withoutApproval": "x"}' where id = 3;
            {{ChainAnew}}
            """)).Findings.Where(f => !f.EndsWith("written anew.", StringComparison.Ordinal)));

    [Fact]
    public async Task An_event_that_is_committed_after_later_ones_were_sealed_comes_after_them()
    {
        var store = await StoreDatabase.NewAsync();
        await using var slow = new NpgsqlConnection(store.Portal);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var say = new NpgsqlCommand("insert into audit_event (at, actor, kind, detail) values (now(), 'x', 'slow', '{}')", slow, transaction))
            await say.ExecuteNonQueryAsync();
        await SayAsync(store, "Quick");

        Assert.Equal(1, await SealAsync(store));
        await transaction.CommitAsync();
        Assert.Equal(1, await SealAsync(store));
        Assert.Equal(0, await SealAsync(store));

        Assert.Equal(["1 2", "2 1"], await store.ColumnAsync("select position || ' ' || event from audit_seal order by position"));
        await using var db = store.Open();
        Assert.True((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task Portals_that_seal_at_once_while_others_write_make_one_chain()
    {
        var store = await StoreDatabase.NewAsync();
        await store.PublishAsync(facts => facts);
        await RunAsync(store.Owner, "insert into audit_event (at, actor, kind, detail) select now(), 'x', 'many', '{}' from generate_series(1, 1200)");
        using var enough = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                await SealAsync(store);
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await SayAsync(store, $"{writer} {i}");
        })));
        await enough.CancelAsync();
        await Task.WhenAll(sealers);
        await SealAsync(store);

        await using var db = store.Open();
        var report = await AuditChain.VerifyAsync(db, null, CancellationToken.None);
        Assert.Empty(report.Findings);
        Assert.Equal((1301, 0), (report.Sealed, report.Unsealed));
    }

    [Theory]
    [InlineData("7:00ff", false)]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("7:zz00000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("7:00000000000000000000000000000000000000000000000000000000000000FF", true)]
    public void A_head_is_a_place_and_a_hash(string text, bool reads) => Assert.Equal(reads, ChainHead.Parse(text) is not null);

    /// <summary>Verifies what a statement of the owner's makes of it, and takes that back.</summary>
    private async Task<AuditReport> VerifyAsync(string? statement, ChainHead? noted = null)
    {
        await using var db = PortalDbContext.At(world.Store.Owner);
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var sql in statement is null ? [] : new[] { WithoutGuards, statement })
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
            await command.ExecuteNonQueryAsync();
        }

        return await AuditChain.VerifyAsync(db, noted, CancellationToken.None);
    }

    private static async Task<int> SealAsync(StoreDatabase store)
    {
        await using var db = store.Open();
        return await AuditSealer.SealAsync(db, CancellationToken.None);
    }

    private static async Task SayAsync(StoreDatabase store, string what)
    {
        await using var db = store.Open();
        var row = AuditTrail.Row(new ChangeOpened(Guid.Empty, what), AuditTrail.Portal, DateTimeOffset.UtcNow);
        db.Add(row);
        await db.SaveChangesAsync();
    }
}
