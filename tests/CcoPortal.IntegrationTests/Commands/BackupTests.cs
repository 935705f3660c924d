using System.Net;
using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Backups;
using CcoPortal.Data.Editions;
using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.IntegrationTests.EmbeddedPostgres;
using CcoPortal.IntegrationTests.Store;
using CcoPortal.IntegrationTests.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Commands;

/// <summary>A backup that was never restored is a hope.</summary>
public sealed class BackupTests(ScratchFolder scratch) : IClassFixture<ScratchFolder>
{
    [Fact]
    public async Task A_restored_database_is_what_was_backed_up_row_by_row_and_goes_on_from_there()
    {
        var source = await WorldAsync();
        var file = Path.Combine(scratch.Root, "whole.dump");
        var head = await SaveAsync(source, file);
        var contents = await source.ContentsAsync();
        Assert.Equal(await HeadAsync(source), head);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var target = await EmptyAsync();
        var restored = await RestoreAsync(target, file);

        Assert.Equal((3, true, head), (restored.Edition, restored.Audit.IsWhole, restored.Audit.Head));
        Assert.Equal(contents, await target.ContentsAsync());
        for (var number = 1; number <= 3; number++)
            Assert.Equal((await source.EditionAsync(number)).Records, (await target.EditionAsync(number)).Records);
        Assert.Equal(await RightsAsync(source), await RightsAsync(target));

        // The next edition, by the portal's role, under the same rules and in the same chain.
        Assert.Equal(4, await target.PublishAsync(f => f.WithHoliday(2029, 1, 1)));
        await using var db = target.Open();
        Assert.Equal(1, await AuditSealer.SealAsync(db, CancellationToken.None));
        Assert.Empty((await AuditChain.VerifyAsync(db, head, CancellationToken.None)).Findings);
        Assert.Equal("tr_revision_only_added_to", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(target.Owner, "delete from revision"))).ConstraintName);
    }

    [Fact]
    public async Task A_portal_starts_on_a_restored_database_answers_from_it_and_seals()
    {
        var source = await StoreDatabase.NewAsync();
        await using (var portal = new PortalOn((source.Portal, source.Owner)))
            Assert.Equal(HttpStatusCode.OK, (await Visitor.Of(portal).GetAsync("/ccos")).Status);
        var file = Path.Combine(scratch.Root, "portal.dump");
        await SaveAsync(source, file);
        var target = await EmptyAsync();
        await RestoreAsync(target, file);

        await using var again = new PortalOn((target.Portal, target.Owner));
        var visitor = Visitor.Of(again);
        Assert.Equal("/areas/marion/pacificsource-marion-polk", (await visitor.FindAsync("97301")).Location);
        Assert.Contains("\"edition\":1", (await visitor.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        Assert.Equal((await source.EditionAsync(1)).Records, (await target.EditionAsync(1)).Records);

        await RunAsync(target.Owner, "insert into audit_event (at, actor, kind, detail) values (now(), 'x', 'said', '{}')");
        await EventuallyAsync(async () => await HeadAsync(target) is { Position: 2 });
        Assert.DoesNotContain(again.Logged, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_with_rows_is_refused_and_one_with_empty_tables_is_not()
    {
        var file = Path.Combine(scratch.Root, "refused.dump");
        await SaveAsync(await WorldAsync(), file);
        var full = await StoreDatabase.NewAsync();
        await RunAsync(full.Owner, "insert into first_admin_code values ('x', now())");
        var contents = await full.ContentsAsync();

        Assert.Contains("first_admin_code has rows", (await Assert.ThrowsAsync<InvalidOperationException>(() => RestoreAsync(full, file))).Message, StringComparison.Ordinal);

        Assert.Equal(contents, await full.ContentsAsync());
        await RunAsync(full.Owner, "delete from first_admin_code");
        Assert.Equal(3, (await RestoreAsync(full, file)).Edition);
    }

    [Fact]
    public async Task A_damaged_backup_leaves_nothing_behind_and_a_backup_overwrites_nothing()
    {
        var source = await WorldAsync();
        var file = Path.Combine(scratch.Root, "damaged.dump");
        await SaveAsync(source, file);
        Assert.Contains("is there already", (await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(source, file))).Message, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length * 3 / 4)]);

        var target = await EmptyAsync();
        Assert.Contains("pg_restore failed", (await Assert.ThrowsAsync<InvalidOperationException>(() => RestoreAsync(target, file))).Message, StringComparison.Ordinal);

        Assert.Empty(await target.ColumnAsync("select relname::text from pg_class where relnamespace = 'public'::regnamespace"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RestoreAsync(target, Path.Combine(scratch.Root, "none.dump")));
        await Assert.ThrowsAnyAsync<IOException>(() => SaveAsync(source, Path.Combine(scratch.Root, "no", "such", "folder.dump")));
        Assert.Empty(Directory.GetFiles(scratch.Root, "*.unfinished"));
    }

    [Fact]
    public async Task Where_pg_dump_is_missing_or_too_old_the_message_says_what_to_install()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresBinaries.FindDumpAsync(scratch.Root, scratch.Root, 99, CancellationToken.None));

        foreach (var way in new[] { "pg_dump and pg_restore of PostgreSQL 99", "apt install postgresql-client", "dnf install", "brew install", "winget install", "Portal__PostgresBin", PostgresBinaries.NpmPackage })
            Assert.Contains(way, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Three editions, one of them a change that two people made, and their seals.</summary>
    private static async Task<StoreDatabase> WorldAsync()
    {
        var world = await StoreDatabase.NewAsync();
        await world.PublishAsync(facts => facts);
        var (change, editor, reviewer, approval) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await RunAsync(world.Portal, $$"""
            insert into staff (id, role, name, invited_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
              values ('{{editor}}', 'Editor', 'Ed', now(), true, false, false, true, 0), ('{{reviewer}}', 'Reviewer', 'Re', now(), true, false, false, true, 0);
            insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ('{{change}}', 'A holiday', 'It moved', 'A letter', 'Draft', '{{editor}}', now());
            insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at)
              select '{{change}}', kind, key, 1, 'set', schema, replace(body, 'A day off', 'New Year’s Day'), 1, '{{editor}}', now() from revision where key = '2026-01-01';
            update change_request set state = 'InReview';
            insert into approval (id, change, approver, at, ticks, waivers) values ('{{approval}}', '{{change}}', '{{reviewer}}', now(), '[]', '[]');
            insert into approved_revision (approval, change, kind, key, number) select '{{approval}}', change, kind, key, number from proposed_revision;
            update change_request set state = 'Approved';
            """);
        await using (var db = world.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var proposed = db.ProposedRevisions.Single();
            await Publisher.PublishAsync(db, new Publication(reviewer.ToString(), "It moved", [new RecordChange(proposed.Kind, proposed.Key, proposed.Body, 1)], Change: change), DateTimeOffset.UtcNow, CancellationToken.None);
            await using (var published = new NpgsqlCommand("update change_request set state = 'Published', published_in = 2", (NpgsqlConnection)Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database)))
                await published.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            await AuditSealer.SealAsync(db, CancellationToken.None);
        }

        await world.PublishAsync(f => f.WithHoliday(2028, 1, 1).WithoutClientServices());
        await using var end = world.Open();
        await AuditSealer.SealAsync(end, CancellationToken.None);
        return world;
    }

    private static async Task<StoreDatabase> EmptyAsync() => StoreDatabase.At(await TestPostgres.NewDatabaseAsync());

    private static StoreOptions Options(StoreDatabase database) => new(database.Portal, database.Owner, Path.GetTempPath(), DataDir: null);

    private static async Task<ChainHead?> SaveAsync(StoreDatabase database, string file)
    {
        await using var store = await StoreConnection.OpenAsync(Options(database), NullLogger.Instance, CancellationToken.None);
        return await Backup.SaveAsync(store, Options(database), file, CancellationToken.None);
    }

    private static async Task<RestoredStore> RestoreAsync(StoreDatabase database, string file)
    {
        await using var store = await StoreConnection.OpenAsync(Options(database), NullLogger.Instance, CancellationToken.None);
        return await Backup.RestoreAsync(store, Options(database), file, CancellationToken.None);
    }

    private static async Task<ChainHead?> HeadAsync(StoreDatabase database)
    {
        await using var db = database.Open();
        return await AuditChain.HeadAsync(db, CancellationToken.None);
    }

    private static Task<IReadOnlyList<string>> RightsAsync(StoreDatabase database) => database.ColumnAsync(
        "select relname || ' ' || pg_get_userbyid(relowner) || ' ' || coalesce(array_to_string(array(select unnest(relacl)::text order by 1), ','), '') from pg_class where relnamespace = 'public'::regnamespace order by 1");

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 200, "It did not come.");
            await Task.Delay(100);
        }
    }
}
