using CcoPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

public sealed class SchemaTests(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private const string Tables = "select relname::text from pg_class where relkind in ('r', 'p', 'v', 'm', 'f') and relnamespace = 'public'::regnamespace";

    /// <summary>What each change request does now: of the database alone, to be read.</summary>
    private const string View = "proposed";

    private static readonly string[] Rights = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];

    [Fact]
    public async Task No_migration_is_missing_and_none_waits()
    {
        await using var db = database.Open();
        await using var owner = PortalDbContext.At(database.Owner);

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changes that no migration makes: ./dev migrate NAME");
        Assert.Empty(await owner.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task The_columns_of_the_model_are_the_columns_of_the_database()
    {
        var model = from table in Model().Tables
                    from column in table.Columns
                    select $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? " null" : "")}";
        var migrated = await database.ColumnAsync("""
            select table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || case is_nullable when 'YES' then ' null' else '' end
            from information_schema.columns where table_schema = 'public' and table_name not in ('__EFMigrationsHistory', 'proposed')
            """);

        Assert.Equal(model.Order(StringComparer.Ordinal), migrated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_keys_indexes_and_checks_of_the_model_are_those_of_the_database_but_for_what_only_SQL_can_say()
    {
        var model = Model().Tables.SelectMany(t => t.UniqueConstraints.Select(c => c.Name).Concat(t.ForeignKeyConstraints.Select(c => c.Name))
            .Concat(t.CheckConstraints.Select(c => c.Name!)).Concat(t.Indexes.Select(i => i.Name)).Select(name => $"{t.Name} {name}"));
        var migrated = await database.ColumnAsync("""
            select conrelid::regclass || ' ' || conname from pg_constraint
            where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u') and conrelid <> '"__EFMigrationsHistory"'::regclass
            union all
            select indrelid::regclass || ' ' || relname from pg_index i join pg_class c on c.oid = i.indexrelid
            where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
            """);

        Assert.Equal(model.Order(StringComparer.Ordinal), migrated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_portal_may_add_to_the_ledger_change_the_current_edition_and_nothing_else()
    {
        var may = await database.ColumnAsync($"""
            select t || ' ' || r from ({Tables}) as tables (t), unnest(array['{string.Join("', '", Rights)}']) as rights (r)
            where has_table_privilege('cco_portal', format('public.%I', t), r) or (r in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege('cco_portal', format('public.%I', t), r))
            """);
        var tables = await database.ColumnAsync(Tables);
        var expected = tables.Where(t => t != "__EFMigrationsHistory").SelectMany(t =>
            (t == View ? Rights[..1] : Schema.Ledger.Contains(t) ? Rights[..2] : Rights[..4]).Select(right => $"{t} {right}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), may.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "approval", "approved_revision", "audit_event", "audit_seal", "break_glass", "break_glass_review", "change_comment", "edition", "edition_changes",
                "proposed_revision", "revision",
            ],
            Schema.Ledger.Intersect(tables).Order(StringComparer.Ordinal));
        Assert.Equal([View], await database.ColumnAsync("select relname::text from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace"));
        Assert.Empty(await database.ColumnAsync("""
            select oid::regclass::text from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
            and (has_sequence_privilege('cco_portal', oid, 'USAGE') or has_sequence_privilege('cco_portal', oid, 'UPDATE'))
            """));
    }

    [Fact]
    public async Task The_portal_is_refused_what_it_may_not_do()
    {
        string[] statements =
        [
            .. Schema.Ledger.SelectMany(table => new[]
            {
                $"delete from {table}", $"truncate {table} cascade", $"drop table {table} cascade", $"alter table {table} disable trigger all",
                $"alter table {table} add column x int",
            }),
            "update edition set reason = 'Better'", "update break_glass set reason = 'Better'", "update revision set body = null", "update audit_event set actor = 'nobody'",
            "create table x (x int)", "create temp table x (x int)", "create schema x", "create function x() returns int language sql as 'select 1'",
            "alter table cco add column x int", "alter table cco drop constraint pk_cco cascade", "truncate cco cascade", "drop table cco cascade",
            "create trigger x before insert on edition for each row execute function refuse_change()", "drop function refuse_change cascade",
            "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
            "set session_replication_role = replica", "set role cco_portal_owner",
        ];
        foreach (var statement in statements)
        {
            try
            {
                await RunAsync(database.Portal, statement);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                continue;
            }

            Assert.Fail($"The portal’s role may do this: {statement}");
        }
    }

    [Fact]
    public async Task A_migration_may_be_taken_back_and_made_again()
    {
        var own = await StoreDatabase.NewAsync();
        // A kind of record that has been published stays one.
        await own.PublishAsync(facts => facts with { Notices = [] });
        var schema = await SchemaAsync(own);
        await using var db = PortalDbContext.At(own.Owner);
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync("Reports");
        Assert.DoesNotContain("change_request", await own.ColumnAsync(Tables));
        Assert.Equal(["jsonb"], await own.ColumnAsync("select data_type::text from information_schema.columns where table_name = 'audit_event' and column_name = 'detail'"));
        await Schema.MigrateAsync(own.Owner, own.Portal, CancellationToken.None);

        Assert.Equal(schema, await SchemaAsync(own));
        Assert.Equal(2, await own.PublishAsync(facts => facts.WithHoliday(2027, 1, 1)));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_even_where_someone_granted_more()
    {
        await RunAsync(database.Owner, "grant update, truncate on revision to cco_portal");

        await Schema.MigrateAsync(database.Owner, database.Portal, CancellationToken.None);

        Assert.Equal(false, await ScalarAsync(database.Owner, "select has_table_privilege('cco_portal', 'revision', 'UPDATE, TRUNCATE')"));
    }

    /// <summary>A line for every column, rule and function.</summary>
    private static Task<IReadOnlyList<string>> SchemaAsync(StoreDatabase database) => database.ColumnAsync("""
        select table_name || '.' || column_name || ' ' || data_type || is_nullable as line from information_schema.columns where table_schema = 'public'
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
        union all select tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
        union all select indexrelid::regclass || ' ' || pg_get_indexdef(indexrelid) from pg_index join pg_class c on c.oid = indexrelid where relnamespace = 'public'::regnamespace
        union all select proname || ' ' || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
        order by line
        """);

    private IRelationalModel Model()
    {
        using var db = database.Open();
        return db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }
}
