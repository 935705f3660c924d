using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Attacks on the two-person rule by two transactions at the same moment.</summary>
public sealed class TwoPeopleAtOnceTests(TwoPeople.Database database) : TwoPeople(database)
{
    [Fact]
    public async Task A_transaction_with_an_older_picture_of_what_was_written_is_refused()
    {
        foreach (var level in new[] { "repeatable read", "serializable" })
        {
            foreach (var (statement, rule) in new[] { (Write("c"), Follows), (Approve(Reviewer, "a#1", "b#1"), ByAnother), (Become("Draft"), Moves), (Publish(Change), EditionApproved) })
                Assert.Equal(rule, await RefusedAsync($"set transaction isolation level {level}", statement));
        }
    }

    [Fact]
    public async Task Of_two_windows_in_which_one_person_writes_and_approves_the_second_is_refused()
    {
        Assert.Equal(ByAnother, await RaceAsync([Write("c", by: Reviewer)], [Approve(Reviewer, "a#1", "b#1")]));
        Assert.Equal(Follows, await RaceAsync([Approve(Colleague, "a#1", "b#1", "c#1")], [Write("a", 2, by: Colleague)]));
    }

    [Fact]
    public async Task Who_writes_while_another_approves_is_reviewed_again_whoever_comes_first()
    {
        var approve = new[] { Approve(Reviewer, "a#1", "b#1"), Become("Approved") };

        Assert.Equal(Moves, await RaceAsync([Write("a", 2)], approve));

        await RunAsync(Approve(Reviewer, "a#2", "b#1"));
        Assert.Null(await RaceAsync([Become("Approved")], [Write("a", 3)]));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(Change)));
    }

    [Fact]
    public async Task Who_writes_while_another_publishes_comes_too_late_or_first()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));
        var publish = new[] { EditionOf(Change), RevisionsOf(Change), Publishing(Change) };

        Assert.Equal(EditionApproved, await RaceAsync([Write("a", 2)], publish));
        await RunAsync(Approve(Reviewer, "a#2", "b#1"), Become("Approved"));
        Assert.Equal(Follows, await RaceAsync(publish, [Write("a", 3)]));
        Assert.Equal(["published"], await Store.ColumnAsync($"select lower(state) from change_request where id = '{Change}'"));
    }

    [Fact]
    public async Task Of_two_who_publish_one_change_at_once_one_does()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));
        var publish = new[] { EditionOf(Change), RevisionsOf(Change), Publishing(Change) };

        Assert.NotNull(await RaceAsync(publish, publish));
        Assert.Equal(["1"], await Store.ColumnAsync($"select count(*)::text from edition where change = '{Change}'"));
    }

    /// <summary>The first runs its statements and holds them; the second runs into its lock; then the first commits.</summary>
    /// <returns>The rule that refused the second, or null.</returns>
    private async Task<string?> RaceAsync(string[] first, string[] second)
    {
        await using var one = new NpgsqlConnection(Store.Portal);
        await one.OpenAsync();
        await using var transaction = await one.BeginTransactionAsync();
        foreach (var statement in first)
        {
            await using var command = new NpgsqlCommand(statement, one, transaction);
            await command.ExecuteNonQueryAsync();
        }

        var other = Task.Run(() => RefusalAsync(second));
        var blocked = $"select count(*) from pg_stat_activity where {one.ProcessID.ToString(CultureInfo.InvariantCulture)} = any(pg_blocking_pids(pid))";
        while ((long)(await ScalarAsync(Store.Owner, blocked))! == 0)
        {
            Assert.False(other.IsCompleted, "The second did not wait for the first.");
            await Task.Delay(10);
        }

        await transaction.CommitAsync();
        return await other;
    }
}
