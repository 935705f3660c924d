using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Every rule that PostgreSQL holds, read from its catalog, broken once with SQL, and known by its name.</summary>
public sealed partial class StoreRulesTests(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static IEnumerable<Case> Cases => FactCases.Concat(StaffCases).Concat(DeskCases);

    public static TheoryData<string, string> BreakingStatements()
    {
        var data = new TheoryData<string, string>();
        foreach (var @case in Cases)
            data.Add(@case.Rule, @case.Statements);
        return data;
    }

    [Theory]
    [MemberData(nameof(BreakingStatements))]
    public async Task PostgreSQL_refuses_what_breaks_a_rule_and_names_it(string rule, string statements)
    {
        var @case = Cases.Single(c => c.Rule == rule && c.Statements == statements);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => @case.Later ? TryLaterAsync(statements) : TryAsync(@case.Without, @case.OnNothing ? null : World, statements));

        Assert.Equal(rule, refused.ConstraintName);
    }

    [Fact]
    public async Task The_world_that_the_cases_start_from_breaks_no_rule() => await TryAsync(World);

    [Fact]
    public async Task Every_rule_in_the_catalog_has_a_case_and_every_case_a_rule()
    {
        var rules = await database.ColumnAsync("""
            select conname::text from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x', 't')
            union
            select tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and relnamespace = 'public'::regnamespace
            union
            select relname::text from pg_index i join pg_class c on c.oid = i.indexrelid where indisunique and relnamespace = 'public'::regnamespace
            """);
        var cases = Cases.Select(c => c.Rule).Distinct().ToList();

        Assert.Equal("", string.Join(", ", rules.Except(cases).Select(rule => $"{rule} has no case that breaks it")));
        Assert.Equal("", string.Join(", ", cases.Except(rules).Select(rule => $"{rule} has a case and is not in the schema")));
    }

    [Fact]
    public async Task The_next_period_of_a_service_area_may_open_before_the_last_one_is_shortened_in_one_transaction()
    {
        await TryAsync(World, $"""
            {NextRiver}
            {NewAreaZip} ('river/lane/2', '97401', 'river', 'Lane', '2024-01-01', null);
            update service_area_zip set effective_to = '2024-01-01' where service_area = 'river/lane';
            update service_area set effective_to = '2024-01-01' where key = 'river/lane';
            """);
        await TryAsync(World, $"""
            {NewArea} ('x', 'hill', 'Linn', 'PartUnlisted', '', '2019-01-01', null, 'Ask', 0, '2026-11-22');
            update service_area set effective_to = '2019-01-01' where key = 'hill/linn';
            """);
    }

    [Fact]
    public async Task Two_records_may_change_places_in_one_transaction() => await TryAsync(World, """
        insert into danger_line values ('suicide', 'crisis', 1);
        update benefit set ordinal = 1 where slug = 'glasses'; update benefit set ordinal = 0 where slug = 'job-exams';
        update package set ordinal = 1 where slug = 'plus'; update package set ordinal = 0 where slug = 'old';
        update danger set ordinal = 1 where key = 'suicide'; update danger set ordinal = 0 where key = 'poison';
        update danger_line set ordinal = 1 where contact = 'client-services'; update danger_line set ordinal = 0 where contact = 'crisis';
        """);

    [Fact]
    public async Task The_rules_about_periods_places_and_what_a_change_becomes_wait_for_the_end_of_the_transaction_and_no_other_rule_does()
    {
        Assert.Equal(
            [
                "ex_benefit_ordinal_once", "ex_danger_line_ordinal_once", "ex_danger_ordinal_once", "ex_package_ordinal_once", "ex_service_area_part_once",
                "ex_service_area_zip_once", "tr_change_request_has_its_edition", "tr_edition_holds_its_change",
            ],
            await database.ColumnAsync("select conname::text from pg_constraint where connamespace = 'public'::regnamespace and condeferrable and condeferred order by 1"));
        Assert.Equal(
            "0", Assert.Single(await database.ColumnAsync("select count(*)::text from pg_constraint where connamespace = 'public'::regnamespace and condeferrable <> condeferred")));
    }

    [Fact]
    public async Task Two_service_areas_of_a_CCO_may_follow_one_another_without_a_gap_and_two_CCOs_may_share_a_ZIP() =>
        await TryAsync(World, $"""
            {NewArea} ('river/lane/0', 'river', 'Lane', 'Only', '97401', null, '2020-01-01', 'Likely', 1, '2026-11-22');
            {NewAreaZip} ('river/lane/0', '97401', 'river', 'Lane', null, '2020-01-01');
            {NewArea} ('hill/lane', 'hill', 'Lane', 'Only', '97401', null, null, 'Likely', 1, '2026-11-22');
            {NewAreaZip} ('hill/lane', '97401', 'hill', 'Lane', null, null);
            {NewArea} ('hill/linn/2', 'hill', 'Linn', 'PartUnlisted', '', '2020-01-01', null, 'Ask', 0, '2026-11-22');
            """);

    /// <summary>Runs statements in one transaction of the owner's, up to what its commit would check, and takes all back.</summary>
    private async Task TryAsync(params string?[] statements)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in statements.OfType<string>().Append("set constraints all immediate"))
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs statements when the world has been committed, in a database of their own.</summary>
    private static async Task TryLaterAsync(string statements)
    {
        var own = await StoreDatabase.NewAsync();
        await RunAsync(own.Owner, World);
        await RunAsync(own.Owner, statements);
    }

    private sealed record Case(string Rule, string Statements)
    {
        /// <summary>Takes a rule away that would refuse first, so that this one is seen to hold by itself.</summary>
        public string? Without { get; init; }

        /// <summary>Starts from empty tables.</summary>
        public bool OnNothing { get; init; }

        /// <summary>Comes in a transaction of its own, after the world's.</summary>
        public bool Later { get; init; }
    }
}
