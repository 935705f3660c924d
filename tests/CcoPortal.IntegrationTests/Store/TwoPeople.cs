using System.Globalization;
using CcoPortal.Data.Editions;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>
/// Three people, a change of their own for each test, and the SQL with which they act as the portal's role. After each test, every publication is looked at again.
/// </summary>
public abstract class TwoPeople(TwoPeople.Database database) : IClassFixture<TwoPeople.Database>, IAsyncLifetime
{
    protected const string Follows = "tr_proposed_revision_follows", ByAnother = "tr_approval_by_another", Moves = "tr_change_request_moves", EditionApproved = "tr_edition_approved";
    protected const string WithItsEdition = "tr_revision_with_its_edition", HoldsItsChange = "tr_edition_holds_its_change", WithItsApproval = "tr_approved_revision_with_its_approval";
    protected const string Reviewed = "tr_break_glass_review_two_people", HasItsEdition = "tr_change_request_has_its_edition";
    protected const string Now = "now()";

    protected Guid Change { get; } = Guid.NewGuid();

    protected Guid Other { get; } = Guid.NewGuid();

    protected Guid Editor { get; } = Guid.NewGuid();

    protected Guid Colleague { get; } = Guid.NewGuid();

    protected Guid Reviewer { get; } = Guid.NewGuid();

    protected StoreDatabase Store => database.Store;

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
        foreach (var (who, role) in new[] { (Editor, "Editor"), (Colleague, "Editor"), (Reviewer, "Reviewer") })
        {
            await RunAsync($"""
                insert into staff (id, role, name, invited_at, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                values ('{who}', '{role}', 'Someone', now(), false, false, false, false, 0)
                """);
        }

        await RunAsync(Open(Change), Write("a"), Write("b"), Submit(Change));
    }

    public async Task DisposeAsync() => Assert.Empty(await Store.ColumnAsync("""
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

    protected string Open(Guid change) =>
        $"insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ('{change}', 'A holiday', 'It moved', 'A letter', 'Draft', '{Editor}', {Now});";

    protected static string Submit(Guid change) => $"update change_request set state = 'InReview' where id = '{change}';";

    protected string Become(string state) => $"update change_request set state = '{state}', publish_at = null where id = '{Change}';";

    protected static string Schedule(Guid change) => $"update change_request set state = 'Scheduled', publish_at = {Now} where id = '{change}';";

    protected string Write(string record, int number = 1, Guid? by = null, Guid? change = null) => $"""
        insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at)
        values ('{change ?? Change}', 'holiday', '{Day(record)}', {number}, 'set', 1, '{Body(record, number)}', null, '{by ?? Editor}', {Now});
        """;

    protected string Drop(string record, int number, Guid? by = null) => $"""
        insert into proposed_revision (change, kind, key, number, op, schema, body, seen_in, author, at)
        values ('{Change}', 'holiday', '{Day(record)}', {number}, 'drop', 1, null, null, '{by ?? Editor}', {Now});
        """;

    protected string Approve(Guid by, params string[] revisions)
    {
        var approval = Guid.NewGuid();
        return $"insert into approval (id, change, approver, at, ticks, waivers) values ('{approval}', '{Change}', '{by}', {Now}, '[]', '[]');" + string.Concat(revisions.Select(r => r.Split('#')).Select(r =>
            $" insert into approved_revision (approval, change, kind, key, number) values ('{approval}', '{Change}', 'holiday', '{Day(r[0])}', {r[1]});"));
    }

    protected static string Publish(Guid change) => EditionOf(change) + RevisionsOf(change) + Publishing(change);

    protected static string EditionOf(Guid? change, bool withoutApproval = false, Guid? actor = null, Guid? glass = null)
    {
        var recorded = withoutApproval ? Guid.NewGuid() : glass;
        var record = withoutApproval ? $"insert into break_glass (id, at, actor, reason) values ('{recorded}', {Now}, 'someone', 'It had to be today');" : "";
        return $"""
            {record} insert into edition (number, published_at, actor, reason, break_glass_id, change)
            select max(number) + 1, {Now}, '{actor?.ToString() ?? "someone"}', 'It moved', {(recorded is null ? "null" : $"'{recorded}'")}, {(change is null ? "null" : $"'{change}'")} from edition;
            """;
    }

    protected static string RevisionsOf(Guid change) =>
        $"insert into revision (kind, key, published_in, schema, body) select kind, key, (select max(number) from edition), schema, body from proposed where change = '{change}';";

    protected string Revision(string record, string? body = "", int schema = 1) => $"""
        insert into revision (kind, key, published_in, schema, body)
        select 'holiday', '{Day(record)}', max(number), {schema}, {(body is null ? "null" : $"'{(body.Length == 0 ? Body(record, 1) : body)}'")} from edition;
        """;

    protected static string Publishing(Guid change) => $"update change_request set state = 'Published', publish_at = null, published_in = (select max(number) from edition) where id = '{change}';";

    /// <summary>A day of this test's own.</summary>
    protected string Day(string record) => new DateOnly(2100, 1, 1).AddDays((BitConverter.ToUInt16(Change.ToByteArray()) * 10) + (record[0] - 'a') % 10).ToString("O", CultureInfo.InvariantCulture);

    protected string Body(string record, int number) =>
        RecordJson.Records(SmallWorld.Facts with { Holidays = [SmallWorld.Holiday(2026, 1, 1) with { Day = DateOnly.Parse(Day(record), CultureInfo.InvariantCulture), Name = $"Day {number}" }] })
            .Single(r => r.Kind == "holiday").Body.Replace("'", "''", StringComparison.Ordinal);

    protected async Task<int> Latest(string record) =>
        (int)(await ScalarAsync(Store.Owner, $"select max(number) from proposed_revision where change = '{Change}' and key = '{Day(record)}'"))!;

    protected async Task<int> NewestAsync() => (int)(await ScalarAsync(Store.Owner, "select max(number) from edition"))!;

    protected async Task RunAsync(params string[] statements) => await TransactAsync(statements);

    /// <summary>The rule that refuses these statements, run by the portal's role in one transaction.</summary>
    protected async Task<string> RefusedAsync(params string[] statements) => await RefusalAsync(statements) ?? throw new Xunit.Sdk.XunitException($"Nothing refused: {string.Join(' ', statements)}");

    protected async Task<string?> RefusalAsync(string[] statements)
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

    protected async Task TransactAsync(string[] statements)
    {
        await using var connection = new NpgsqlConnection(Store.Portal);
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
