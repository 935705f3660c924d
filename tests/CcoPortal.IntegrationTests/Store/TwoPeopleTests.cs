using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Attacks on the two-person rule with whatever SQL the portal's role may run, so that no fault of the portal's can break it.</summary>
public sealed class TwoPeopleTests(TwoPeople.Database database) : TwoPeople(database)
{
    [Fact]
    public async Task What_a_second_person_approved_is_published_savepoints_and_all()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));
        await using var db = Store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var proposed = await db.ProposedRevisions.Where(r => r.Change == Change).ToListAsync();
        var number = await Publisher.PublishAsync(
            db, new Publication(Reviewer.ToString(), "It moved", [.. proposed.Select(p => new RecordChange(p.Kind, p.Key, p.Body, p.SeenIn, p.Schema))], Change: Change),
            DateTimeOffset.UtcNow, CancellationToken.None);
        var change = await db.ChangeRequests.SingleAsync(c => c.Id == Change);
        (change.State, change.PublishedIn) = (ChangeState.Published, number);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        Assert.Equal([Day("a"), Day("b")], (await Store.EditionAsync(number)).Records.Where(r => r.Key == Day("a") || r.Key == Day("b")).Select(r => r.Key));
    }

    [Fact]
    public async Task SQL_that_does_all_of_it_is_let_through() =>
        await RunAsync($"{Approve(Reviewer, "a#1", "b#1")} {Become("Approved")} savepoint s; {Publish(Change)}");

    [Fact]
    public async Task Nobody_approves_what_they_wrote_not_even_what_was_overwritten_or_dropped_and_not_in_another_role()
    {
        await RunAsync(Write("a", 2, by: Colleague), Write("c", by: Reviewer), Drop("c", 2, by: Editor));
        await RunAsync($"update staff set role = 'Reviewer' where id = '{Editor}'");

        foreach (var author in new[] { Editor, Colleague, Reviewer })
            Assert.Equal(ByAnother, await RefusedAsync(Approve(author, "a#2", "b#1")));
    }

    [Fact]
    public async Task Who_writes_and_approves_in_one_transaction_is_refused()
    {
        Assert.Equal(ByAnother, await RefusedAsync(Write("c", by: Reviewer), Approve(Reviewer, "a#1", "b#1", "c#1")));
        Assert.Equal(Follows, await RefusedAsync(Approve(Reviewer, "a#1", "b#1"), Write("c", by: Reviewer)));
    }

    [Fact]
    public async Task Who_approved_does_not_write_anymore()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));

        foreach (var statement in new[] { Write("a", 2, by: Reviewer), Write("c", by: Reviewer), Drop("b", 2, by: Reviewer) })
            Assert.Equal(Follows, await RefusedAsync(statement));
        await RunAsync(Write("a", 2));
        Assert.Equal(Follows, await RefusedAsync(Write("b", 2, by: Reviewer)));
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
        await RunAsync(Approve(Reviewer, named.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        Assert.Equal(Moves, await RefusedAsync(Schedule(Change)));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(Change)));
    }

    [Fact]
    public async Task An_approval_names_no_revision_of_another_change()
    {
        await RunAsync(Open(Other), Write("z", change: Other));

        Assert.Equal("fk_approved_revision_proposed_revision_change_kind_key_number", await RefusedAsync(Approve(Reviewer, "a#1", "b#1", "z#1")));
        Assert.Equal("fk_approved_revision_approval_approval_change", await RefusedAsync(Approve(Reviewer, "a#1", "b#1").Replace($", '{Change}', 'holiday'", $", '{Other}', 'holiday'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_added_to_an_approval_later()
    {
        await RunAsync(Approve(Reviewer, "a#1"));

        Assert.Equal(WithItsApproval, await RefusedAsync(
            $"insert into approved_revision (approval, change, kind, key, number) select id, change, 'holiday', '{Day("b")}', 1 from approval where change = '{Change}'"));
    }

    [Fact]
    public async Task What_was_written_after_an_approval_is_reviewed_again_scheduled_or_not()
    {
        foreach (var stood in new[] { Become("Approved"), Schedule(Change) })
        {
            var number = (await Latest("a")) + 1;
            await RunAsync(Approve(Reviewer, $"a#{number - 1}", "b#1"), stood);
            await RunAsync(Write("a", number));

            Assert.Equal(["InReview"], await Store.ColumnAsync($"select state from change_request where id = '{Change}'"));
            Assert.Equal(EditionApproved, await RefusedAsync(Publish(Change)));
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        }
    }

    [Fact]
    public async Task What_is_not_approved_is_not_published_whatever_the_transaction_does_besides()
    {
        var publish = Publish(Change);
        Assert.Equal(EditionApproved, await RefusedAsync(publish));
        // Approved, and sent back since.
        Assert.Equal(EditionApproved, await RefusedAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"), Become("Draft"), publish));
        Assert.Equal(EditionApproved, await RefusedAsync(Approve(Reviewer, "a#1", "b#1"), publish));
        // Written after the edition was let in.
        Assert.Equal(Follows, await RefusedAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"), EditionOf(Change), Write("c"), RevisionsOf(Change), Publishing(Change)));
    }

    [Fact]
    public async Task The_approval_of_another_change_helps_none()
    {
        await RunAsync(Open(Other), Write("z", change: Other), Submit(Other));
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));

        Assert.Equal(EditionApproved, await RefusedAsync(Publish(Other)));
        // The approved change's name on the other's revisions.
        Assert.Equal(WithItsEdition, await RefusedAsync(EditionOf(Change), RevisionsOf(Other), Publishing(Change)));
        Assert.Equal(HasItsEdition, await RefusedAsync(EditionOf(Change), RevisionsOf(Change), Publishing(Change), Submit(Other), Publishing(Other)));
    }

    [Fact]
    public async Task An_edition_holds_what_was_approved_no_more_no_less_and_to_the_byte()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"));
        var (edition, published) = (EditionOf(Change), Publishing(Change));

        Assert.Equal(WithItsEdition, await RefusedAsync(edition, RevisionsOf(Change), Revision("c"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, RevisionsOf(Change), published, "set constraints all immediate", Revision("c")));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", body: "{}"), Revision("b"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", body: null), Revision("b"), published));
        Assert.Equal(WithItsEdition, await RefusedAsync(edition, Revision("a", schema: 2), Revision("b"), published));
        Assert.Equal(HoldsItsChange, await RefusedAsync(edition, Revision("a"), published));
        Assert.Equal(HoldsItsChange, await RefusedAsync(edition, RevisionsOf(Change)));

        await RunAsync(edition, RevisionsOf(Change), published);
        Assert.Equal(WithItsEdition, await RefusedAsync(Revision("c")));
        Assert.Equal(Follows, await RefusedAsync(Write("c")));
        Assert.Equal("ix_edition_change", await RefusedAsync($"{EditionOf(Change, withoutApproval: true)}"));
    }

    [Fact]
    public async Task No_state_is_forced()
    {
        var newest = await NewestAsync();
        Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        Assert.Equal(Moves, await RefusedAsync(Schedule(Change)));
        Assert.Equal(HasItsEdition, await RefusedAsync($"update change_request set state = 'Published', published_in = {newest} where id = '{Change}'"));
        Assert.Equal("tr_change_request_begins", await RefusedAsync(
            $"insert into change_request (id, title, reason, source, state, opened_by, opened_at) values ('{Other}', 'x', 'x', 'x', 'Approved', '{Editor}', now())"));
        Assert.Equal("tr_change_request_begins", await RefusedAsync(
            $"insert into change_request (id, title, reason, source, state, opened_by, opened_at, published_in) values ('{Other}', 'x', 'x', 'x', 'Published', '{Editor}', now(), {newest})"));

        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Rejected"));
        foreach (var state in new[] { "Draft", "InReview", "Approved" })
            Assert.Equal(Moves, await RefusedAsync(Become(state)));
        Assert.Equal(EditionApproved, await RefusedAsync(Publish(Change)));
        Assert.Equal(Moves, await RefusedAsync(EditionOf(Change, withoutApproval: true), RevisionsOf(Change), Publishing(Change)));
    }

    [Fact]
    public async Task What_was_sent_back_or_came_back_is_approved_anew_though_nobody_wrote_since()
    {
        foreach (var back in new[] { Become("Draft") + Submit(Change), Become("InReview"), Schedule(Change) + Become("InReview") })
        {
            await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"), back);
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
            Assert.Equal(Moves, await RefusedAsync(Schedule(Change)));
            Assert.Equal(EditionApproved, await RefusedAsync(Publish(Change)));
            // Nor is the round turned back, by the change or by an approval that says another than it is.
            Assert.Equal(Moves, await RefusedAsync($"update change_request set round = 0 where id = '{Change}'", Become("Approved")));
            await RunAsync($"update change_request set round = round - 1 where id = '{Change}'");
            Assert.Equal(Moves, await RefusedAsync(Become("Approved")));
        }

        await RunAsync(Approve(Reviewer, "a#1", "b#1"), Become("Approved"), Publish(Change));
    }

    [Fact]
    public async Task What_was_written_approved_and_published_stays_also_for_the_owner_of_the_tables()
    {
        await RunAsync(Approve(Reviewer, "a#1", "b#1"));
        foreach (var (table, column) in new[]
        {
            ("approval", "ticks"), ("approved_revision", "key"), ("proposed_revision", "key"), ("edition", "actor"), ("revision", "key"), ("break_glass", "actor"), ("break_glass_review", "note"),
        })
        {
            foreach (var statement in new[] { $"delete from {table}", $"update {table} set {column} = 'x'" })
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(statement))).SqlState);
                var owner = await Assert.ThrowsAsync<PostgresException>(() => EmbeddedPostgres.Sql.RunAsync(Store.Owner, statement));
                Assert.Equal($"tr_{table}_only_added_to", owner.ConstraintName);
            }
        }

        Assert.Equal("tr_change_request_stays", await RefusedAsync($"delete from change_request where id = '{Change}'"));
    }

    [Fact]
    public async Task Nobody_reviews_their_own_break_of_the_glass_nor_before_it_is_broken_and_one_reason_is_for_one_edition()
    {
        var glass = Guid.NewGuid();
        var review = (Guid who) => $"insert into break_glass_review (break_glass, reviewer, at, note) values ('{glass}', '{who}', {Now}, 'Looked at it');";
        var broken = $"insert into break_glass (id, at, actor, reason) values ('{glass}', {Now}, '{Colleague.ToString().ToUpperInvariant()}', 'It had to be today');";
        await RunAsync(broken);
        Assert.Equal(Reviewed, await RefusedAsync(review(Reviewer)));

        await RunAsync(EditionOf(Change, actor: Editor, glass: glass), RevisionsOf(Change), Publishing(Change));
        Assert.Equal(EditionApproved, await RefusedAsync($"{EditionOf(null, actor: Reviewer, glass: glass)} {Revision("c")}"));

        // Who broke it, who published it and who wrote it (the editor did both).
        Assert.Equal(Reviewed, await RefusedAsync(review(Colleague)));
        Assert.Equal(Reviewed, await RefusedAsync(review(Editor)));
        await RunAsync(review(Reviewer));
    }
}
