using System.Globalization;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>
/// Attacks on the two-person rule with whatever SQL the portal's role may run, so that no fault of the portal's can break it. Each test is about people and a change of its own;
/// after each, every publication is looked at again.
/// </summary>
public sealed class TwoPeopleTests(TwoPeopleTests.Database database) : IClassFixture<TwoPeopleTests.Database>, IAsyncLifetime
{
    private const string Follows = "tr_proposed_revision_follows", ByAnother = "tr_approval_by_another", Moves = "tr_change_request_moves", EditionApproved = "tr_edition_approved";
    private const string WithItsEdition = "tr_revision_with_its_edition", HoldsItsChange = "tr_edition_holds_its_change", WithItsApproval = "tr_approved_revision_with_its_approval";
    private const string Reviewed = "tr_break_glass_review_two_people", HasItsEdition = "tr_change_request_has_its_edition";
    private const string Now = "now()";

    private readonly Guid _change = Guid.NewGuid(), _other = Guid.NewGuid(), _editor = Guid.NewGuid(), _colleague = Guid.NewGuid(), _reviewer = Guid.NewGuid();

    /// <summary>Edition 1 is <see cref="SmallWorld"/>.</summary>
    public sealed class Database : IAsyncLifetime
    {
        public StoreDatabase Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            await Store.PublishAsync(facts => facts);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    /// <summary>Three people; a change in review, of two records, both written by the editor.</summary>
    public async Task InitializeAsync()
    {
        foreach (var (who, role) in new[] { (_editor, "Editor"), (_colleague, "Editor"), (_reviewer, "Reviewer") })
        {
            await RunAsync($"""
                insert into staff (id, role, name, invited_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                values ('{who}', '{role}', 'Someone', now(), false, false, false, false, 0)
                """);
        }

        await RunAsync(Open(_change), Write("a"), Write("b"), Submit(_change));
    }

    public async Task DisposeAsync() => Assert.Empty(await database.Store.ColumnAsync("""
        select 'edition ' || number || ' was approved by nobody else' from edition e where number > 1 and break_glass_id is null and not exists (
          select from approval a where a.change = e.change and a.approver not in (select author from proposed_revision where change = e.change)
            and not exists (select from revision r where r.published_in = e.number and not exists (
              select from approved_revision n join proposed_revision p using (change, kind, key, number) where n.approval = a.id and p.kind = r.kind and p.key = r.key and p.body is not distinct from r.body)))
        union all
        select 'change ' || id || ' was never published' from change_request c where state = 'Published' and not exists (select from edition where change = c.id and number = c.published_in)
        union all
        select 'edition ' || e.number || ' was reviewed by who made it' from break_glass_review v join edition e on e.break_glass_id = v.break_glass join break_glass b on b.id = v.break_glass
          where v.reviewer::text in (e.actor, b.actor) or v.reviewer in (select author from proposed_revision where change = e.change)
        """));

    [Fact]
    public async Task What_a_second_person_approved_is_published_savepoints_and_all()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));
        await using var db = database.Store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var proposed = await db.ProposedRevisions.Where(r => r.Change == _change).ToListAsync();
        var number = await Publisher.PublishAsync(
            db, new Publication(_reviewer.ToString(), "It moved", [.. proposed.Select(p => new RecordChange(p.Kind, p.Key, p.Body, p.SeenIn, p.Schema))], Change: _change),
            DateTimeOffset.UtcNow, CancellationToken.None);
        var change = await db.ChangeRequests.SingleAsync(c => c.Id == _change);
        (change.State, change.PublishedIn) = (ChangeState.Published, number);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        Assert.Equal([Day("a"), Day("b")], (await database.Store.EditionAsync(number)).Records.Where(r => r.Key == Day("a") || r.Key == Day("b")).Select(r => r.Key));
    }

    [Fact]
    public async Task SQL_that_does_all_of_it_is_let_through() =>
        await RunAsync($"{Approve(_reviewer, "a#1", "b#1")} {Become("Approved")} savepoint s; {Publish(_change)}");

    [Fact]
    public async Task Nobody_approves_what_they_wrote_not_even_what_was_overwritten_or_dropped_and_not_in_another_role()
    {
        await RunAsync(Write("a", 2, by: _colleague), Write("c", by: _reviewer), Drop("c", 2, by: _editor));
        await RunAsync($"update staff set role = 'Reviewer' where id = '{_editor}'");

        foreach (var author in new[] { _editor, _colleague, _reviewer })
            Assert.Equal(ByAnother, await RefusedAsync(Approve(author, "a#2", "b#1")));
    }

    [Fact]
    public async Task Who_writes_and_approves_in_one_transaction_is_refused()
    {
        Assert.Equal(ByAnother, await RefusedAsync(Write("c", by: _reviewer), Approve(_reviewer, "a#1", "b#1", "c#1")));
        Assert.Equal(Follows, await RefusedAsync(Approve(_reviewer, "a#1", "b#1"), Write("c", by: _reviewer)));
    }

    [Fact]
    public async Task Who_approved_does_not_write_anymore()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));

        foreach (var statement in new[] { Write("a", 2, by: _reviewer), Write("c", by: _reviewer), Drop("b", 2, by: _reviewer) })
            Assert.Equal(Follows, await RefusedAsync(statement));
        await RunAsync(Write("a", 2));
        Assert.Equal(Follows, await RefusedAsync(Write("b", 2, by: _reviewer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a#2")]
    [InlineData("a#1 b#1")]
    [InlineData("a#2 b#1 c#1")]
    [InlineData("a#2 b#1 c#2")]
    public async Task An_approval_of_anything_but_exactly_what_the_change_does_is_none(string named)
    {
        ArgumentNullException.ThrowIfNull(named);
        await RunAsync(Write("a", 2), Write("c"), Drop("c", 2));
        await RunAsync(Approve(_reviewer, named.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        Assert.Equal(Moves, await RefusedAsync(Schedule(_change)));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(_change)));
    }

    [Fact]
    public async Task An_approval_names_no_revision_of_another_change()
    {
        await RunAsync(Open(_other), Write("z", change: _other));

        Assert.Equal("fk_approved_revision_proposed_revision_change_kind_key_number", await RefusedAsync(Approve(_reviewer, "a#1", "b#1", "z#1")));
        Assert.Equal("fk_approved_revision_approval_approval_change", await RefusedAsync(Approve(_reviewer, "a#1", "b#1").Replace($", '{_change}', 'holiday'", $", '{_other}', 'holiday'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_added_to_an_approval_later()
    {
        await RunAsync(Approve(_reviewer, "a#1"));

        Assert.Equal(WithItsApproval, await RefusedAsync(
            $"insert into approved_revision (approval, change, kind, key, number) select id, change, 'holiday', '{Day("b")}', 1 from approval where change = '{_change}'"));
    }

    [Fact]
    public async Task What_was_written_after_an_approval_is_reviewed_again_scheduled_or_not()
    {
        foreach (var stood in new[] { Become("Approved"), Schedule(_change) })
        {
            var number = (await Latest("a")) + 1;
            await RunAsync(Approve(_reviewer, $"a#{number - 1}", "b#1"), stood);
            await RunAsync(Write("a", number));

            Assert.Equal(["InReview"], await database.Store.ColumnAsync($"select state from change_request where id = '{_change}'"));
            Assert.Equal(EditionApproved, await RefusedAsync(Publish(_change)));
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        }
    }

    [Fact]
    public async Task What_is_not_approved_is_not_published_whatever_the_transaction_does_besides()
    {
        var publish = Publish(_change);
        Assert.Equal(EditionApproved, await RefusedAsync(publish));
        // Approved, and sent back since.
        Assert.Equal(EditionApproved, await RefusedAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"), Become("Draft"), publish));
        Assert.Equal(EditionApproved, await RefusedAsync(Approve(_reviewer, "a#1", "b#1"), publish));
        // Written after the edition was let in.
        Assert.Equal(Follows, await RefusedAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"), EditionOf(_change), Write("c"), RevisionsOf(_change), Publishing(_change)));
    }

    [Fact]
    public async Task The_approval_of_another_change_helps_none()
    {
        await RunAsync(Open(_other), Write("z", change: _other), Submit(_other));
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));

        Assert.Equal(EditionApproved, await RefusedAsync(Publish(_other)));
        // The approved change's name on the other's revisions.
        Assert.Equal(WithItsEdition, await RefusedAsync(EditionOf(_change), RevisionsOf(_other), Publishing(_change)));
        Assert.Equal(HasItsEdition, await RefusedAsync(EditionOf(_change), RevisionsOf(_change), Publishing(_change), Submit(_other), Publishing(_other)));
    }

    [Fact]
    public async Task An_edition_holds_what_was_approved_no_more_no_less_and_to_the_byte()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));
        var (edition, published) = (EditionOf(_change), Publishing(_change));

        Assert.Equal(WithItsEdition, await RefusedAsync(edition, RevisionsOf(_change), Revision("c"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, RevisionsOf(_change), published, "set constraints all immediate", Revision("c")));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", body: "{}"), Revision("b"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", body: null), Revision("b"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", schema: 2), Revision("b"), published));
        Assert.Equal(HoldsItsChange, await RefusedAsync(edition, Revision("a"), published));
        Assert.Equal(HoldsItsChange, await RefusedAsync(edition, RevisionsOf(_change)));

        await RunAsync(edition, RevisionsOf(_change), published);
        Assert.Equal(WithItsEdition, await RefusedAsync(Revision("c")));
        Assert.Equal(Follows, await RefusedAsync(Write("c")));
        Assert.Equal("ix_edition_change", await RefusedAsync($"{EditionOf(_change, withoutApproval: true)}"));
    }

    [Fact]
    public async Task No_state_is_forced()
    {
        var newest = await NewestAsync();
        Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        Assert.Equal(Moves, await RefusedAsync(Schedule(_change)));
        Assert.Equal(HasItsEdition, await RefusedAsync($"update change_request set state = 'Published', published_in = {newest} where id = '{_change}'"));
        Assert.Equal("tr_change_request_begins", await RefusedAsync(
            $"insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ('{_other}', 'x', 'x', 'x', 'Approved', '{_editor}', now())"));
        Assert.Equal("tr_change_request_begins", await RefusedAsync(
            $"insert into change_request (id, title, reason, source, state, opened_by, opened_at, published_in) values ('{_other}', 'x', 'x', 'x', 'Published', '{_editor}', now(), {newest})"));

        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Rejected"));
        foreach (var state in new[] { "Draft", "InReview", "Approved" })
            Assert.Equal(Moves, await RefusedAsync(Become(state)));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(_change)));
        Assert.Equal(Moves, await RefusedAsync(EditionOf(_change, withoutApproval: true), RevisionsOf(_change), Publishing(_change)));
    }

    [Fact]
    public async Task What_was_sent_back_or_came_back_is_approved_anew_though_nobody_wrote_since()
    {
        foreach (var back in new[] { Become("Draft") + Submit(_change), Become("InReview"), Schedule(_change) + Become("InReview") })
        {
            await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"), back);
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
            Assert.Equal(Moves, await RefusedAsync(Schedule(_change)));
            Assert.Equal(EditionApproved, await RefusedAsync(Publish(_change)));
            // Nor is the round turned back, by the change or by an approval that says another than it is.
            Assert.Equal(Moves, await RefusedAsync($"update change_request set round = 0 where id = '{_change}'", Become("Approved")));
            await RunAsync($"update change_request set round = round - 1 where id = '{_change}'");
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        }

        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"), Publish(_change));
    }

    [Fact]
    public async Task What_was_written_approved_and_published_stays_also_for_the_owner_of_the_tables()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"));
        foreach (var (table, column) in new[]
        {
            ("approval", "ticks"), ("approved_revision", "key"), ("proposed_revision", "key"), ("edition", "actor"), ("revision", "key"), ("break_glass", "actor"), ("break_glass_review", "note"),
        })
        {
            foreach (var statement in new[] { $"delete from {table}", $"update {table} set {column} = 'x'" })
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(statement))).SqlState);
                var owner = await Assert.ThrowsAsync<PostgresException>(() => EmbeddedPostgres.Sql.RunAsync(database.Store.Owner, statement));
                Assert.Equal($"tr_{table}_only_added_to", owner.ConstraintName);
            }
        }

        Assert.Equal("tr_change_request_stays", await RefusedAsync($"delete from change_request where id = '{_change}'"));
    }

    [Fact]
    public async Task Nobody_reviews_their_own_break_of_the_glass_nor_before_it_is_broken_and_one_reason_is_for_one_edition()
    {
        var glass = Guid.NewGuid();
        var review = (Guid who) => $"insert into break_glass_review (break_glass, reviewer, at, note) values ('{glass}', '{who}', {Now}, 'Looked at it');";
        var broken = $"insert into break_glass (id, at, actor, reason) values ('{glass}', {Now}, '{_colleague.ToString().ToUpperInvariant()}', 'It had to be today');";
        await RunAsync(broken);
        Assert.Equal(Reviewed, await RefusedAsync(review(_reviewer)));

        await RunAsync(EditionOf(_change, actor: _editor, glass: glass), RevisionsOf(_change), Publishing(_change));
        Assert.Equal(EditionApproved, await RefusedAsync($"{EditionOf(null, actor: _reviewer, glass: glass)} {Revision("c")}"));

        // Who broke it, who published it and who wrote it (the editor did both).
        Assert.Equal(Reviewed, await RefusedAsync(review(_colleague)));
        Assert.Equal(Reviewed, await RefusedAsync(review(_editor)));
        await RunAsync(review(_reviewer));
    }

    [Fact]
    public async Task A_transaction_with_an_older_picture_of_what_was_written_is_refused()
    {
        foreach (var level in new[] { "repeatable read", "serializable" })
        {
            foreach (var (statement, rule) in new[] { (Write("c"), Follows), (Approve(_reviewer, "a#1", "b#1"), ByAnother), (Become("Draft"), Moves), (Publish(_change), EditionApproved) })
                Assert.Equal(rule, await RefusedAsync($"set transaction isolation level {level}", statement));
        }
    }

    [Fact]
    public async Task Of_two_windows_in_which_one_person_writes_and_approves_the_second_is_refused()
    {
        Assert.Equal(ByAnother, await RaceAsync([Write("c", by: _reviewer)], [Approve(_reviewer, "a#1", "b#1")]));
        Assert.Equal(Follows, await RaceAsync([Approve(_colleague, "a#1", "b#1", "c#1")], [Write("a", 2, by: _colleague)]));
    }

    [Fact]
    public async Task Who_writes_while_another_approves_is_reviewed_again_whoever_comes_first()
    {
        var approve = new[] { Approve(_reviewer, "a#1", "b#1"), Become("Approved") };

        Assert.Equal(Moves, await RaceAsync([Write("a", 2)], approve));

        await RunAsync(Approve(_reviewer, "a#2", "b#1"));
        Assert.Null(await RaceAsync([Become("Approved")], [Write("a", 3)]));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(_change)));
    }

    [Fact]
    public async Task Who_writes_while_another_publishes_comes_too_late_or_first()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));
        var publish = new[] { EditionOf(_change), RevisionsOf(_change), Publishing(_change) };

        Assert.Equal(EditionApproved, await RaceAsync([Write("a", 2)], publish));
        await RunAsync(Approve(_reviewer, "a#2", "b#1"), Become("Approved"));
        Assert.Equal(Follows, await RaceAsync(publish, [Write("a", 3)]));
        Assert.Equal(["published"], await database.Store.ColumnAsync($"select lower(state) from change_request where id = '{_change}'"));
    }

    [Fact]
    public async Task Of_two_who_publish_one_change_at_once_one_does()
    {
        await RunAsync(Approve(_reviewer, "a#1", "b#1"), Become("Approved"));
        var publish = new[] { EditionOf(_change), RevisionsOf(_change), Publishing(_change) };

        Assert.NotNull(await RaceAsync(publish, publish));
        Assert.Equal(["1"], await database.Store.ColumnAsync($"select count(*)::text from edition where change = '{_change}'"));
    }

    /// <summary>The first runs its statements and holds them; the second runs into its lock; then the first commits.</summary>
    /// <returns>The rule that refused the second, or null.</returns>
    private async Task<string?> RaceAsync(string[] first, string[] second)
    {
        await using var one = new NpgsqlConnection(database.Store.Portal);
        await one.OpenAsync();
        await using var transaction = await one.BeginTransactionAsync();
        foreach (var statement in first)
        {
            await using var command = new NpgsqlCommand(statement, one, transaction);
            await command.ExecuteNonQueryAsync();
        }

        var other = Task.Run(() => RefusalAsync(second));
        var blocked = $"select count(*) from pg_stat_activity where {one.ProcessID.ToString(CultureInfo.InvariantCulture)} = any(pg_blocking_pids(pid))";
        while ((long)(await ScalarAsync(database.Store.Owner, blocked))! == 0)
        {
            Assert.False(other.IsCompleted, "The second did not wait for the first.");
            await Task.Delay(10);
        }

        await transaction.CommitAsync();
        return await other;
    }

    private string Open(Guid change) =>
        $"insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ('{change}', 'A holiday', 'It moved', 'A letter', 'Draft', '{_editor}', {Now});";

    private static string Submit(Guid change) => $"update change_request set state = 'InReview' where id = '{change}';";

    private string Become(string state) => $"update change_request set state = '{state}', publish_at = null where id = '{_change}';";

    private static string Schedule(Guid change) => $"update change_request set state = 'Scheduled', publish_at = {Now} where id = '{change}';";

    private string Write(string record, int number = 1, Guid? by = null, Guid? change = null) => $"""
        insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at)
        values ('{change ?? _change}', 'holiday', '{Day(record)}', {number}, 'set', 1, '{Body(record, number)}', null, '{by ?? _editor}', {Now});
        """;

    private string Drop(string record, int number, Guid? by = null) => $"""
        insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at)
        values ('{_change}', 'holiday', '{Day(record)}', {number}, 'drop', 1, null, null, '{by ?? _editor}', {Now});
        """;

    private string Approve(Guid by, params string[] revisions)
    {
        var approval = Guid.NewGuid();
        return $"insert into approval (id, change, approver, at, ticks, waivers) values ('{approval}', '{_change}', '{by}', {Now}, '[]', '[]');" + string.Concat(revisions.Select(r => r.Split('#')).Select(r =>
            $" insert into approved_revision (approval, change, kind, key, number) values ('{approval}', '{_change}', 'holiday', '{Day(r[0])}', {r[1]});"));
    }

    private static string Publish(Guid change) => EditionOf(change) + RevisionsOf(change) + Publishing(change);

    private static string EditionOf(Guid? change, bool withoutApproval = false, Guid? actor = null, Guid? glass = null)
    {
        var recorded = withoutApproval ? Guid.NewGuid() : glass;
        var record = withoutApproval ? $"insert into break_glass (id, at, actor, reason) values ('{recorded}', {Now}, 'someone', 'It had to be today');" : "";
        return $"""
            {record} insert into edition (number, published_at, actor, reason, break_glass_id, change)
            select max(number) + 1, {Now}, '{actor?.ToString() ?? "someone"}', 'It moved', {(recorded is null ? "null" : $"'{recorded}'")}, {(change is null ? "null" : $"'{change}'")} from edition;
            """;
    }

    private static string RevisionsOf(Guid change) =>
        $"insert into revision (kind, key, published_in, schema, body) select kind, key, (select max(number) from edition), schema, body from proposed where change = '{change}';";

    private string Revision(string record, string? body = "", int schema = 1) => $"""
        insert into revision (kind, key, published_in, schema, body)
        select 'holiday', '{Day(record)}', max(number), {schema}, {(body is null ? "null" : $"'{(body.Length == 0 ? Body(record, 1) : body)}'")} from edition;
        """;

    private static string Publishing(Guid change) => $"update change_request set state = 'Published', publish_at = null, published_in = (select max(number) from edition) where id = '{change}';";

    /// <summary>A day of this test's own.</summary>
    private string Day(string record) => new DateOnly(2100, 1, 1).AddDays((BitConverter.ToUInt16(_change.ToByteArray()) * 10) + (record[0] - 'a') % 10).ToString("O", CultureInfo.InvariantCulture);

    private string Body(string record, int number) =>
        RecordJson.Records(SmallWorld.Facts with { Holidays = [SmallWorld.Holiday(2026, 1, 1) with { Day = DateOnly.Parse(Day(record), CultureInfo.InvariantCulture), Name = $"Day {number}" }] })
            .Single(r => r.Kind == "holiday").Body.Replace("'", "''", StringComparison.Ordinal);

    private async Task<int> Latest(string record) =>
        (int)(await ScalarAsync(database.Store.Owner, $"select max(number) from proposed_revision where change = '{_change}' and key = '{Day(record)}'"))!;

    private async Task<int> NewestAsync() => (int)(await ScalarAsync(database.Store.Owner, "select max(number) from edition"))!;

    private async Task RunAsync(params string[] statements) => await TransactAsync(statements);

    /// <summary>The rule that refuses these statements, run by the portal's role in one transaction.</summary>
    private async Task<string> RefusedAsync(params string[] statements) => await RefusalAsync(statements) ?? throw new Xunit.Sdk.XunitException($"Nothing refused: {string.Join(' ', statements)}");

    private async Task<string?> RefusalAsync(string[] statements)
    {
        try
        {
            await TransactAsync(statements);
            return null;
        }
        catch (PostgresException e)
        {
            return e.ConstraintName ?? e.MessageText;
        }
    }

    private async Task TransactAsync(string[] statements)
    {
        await using var connection = new NpgsqlConnection(database.Store.Portal);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
