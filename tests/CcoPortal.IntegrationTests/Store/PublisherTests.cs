using System.Text.Json;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static CcoPortal.IntegrationTests.EmbeddedPostgres.Sql;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Each test begins with <see cref="SmallWorld"/> as edition 1, in a database of its own.</summary>
public sealed class PublisherTests : IAsyncLifetime
{
    private readonly StoreDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        Assert.Equal(1, await _database.PublishAsync(facts => facts));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tables_and_revisions_give_the_same_edition_after_the_first_and_after_one_that_adds_changes_and_withdraws()
    {
        await AssertTablesHoldAsync(SmallWorld.Facts);

        var handOver = new DateOnly(2027, 1, 1);
        var next = SmallWorld.Facts with
        {
            // A ZIP comes, so that the areas spelled out by ZIP grow by themselves.
            Zips = [SmallWorld.Facts.Zips[0], new("97402", Domain.Places.ZipStatus.Disputed, "PO BOX", "Eugene", null, [new("Lane", 1, true)]), SmallWorld.Facts.Zips[1]],
            Places = [SmallWorld.Facts.Places[0]],
            Ccos = [SmallWorld.Cco("dale-health", "Dale Health"), .. SmallWorld.Facts.Ccos.Select(c => c with { Organization = "Health Inc", Successors = Nobody })],
            ServiceAreas =
            [
                SmallWorld.Area("dale-health", "Lane", Extent.Whole) with { From = handOver },
                // Hill Health's goes; River Health's in Lane is the same; in Linn one period is shortened and its successor opens.
                SmallWorld.Facts.ServiceAreas[1],
                SmallWorld.Facts.ServiceAreas[2] with { To = handOver },
                SmallWorld.Area("river-health", "Linn", Extent.Whole) with { From = handOver, Certainty = Certainty.Ask, Sources = [] },
            ],
            Contacts = SmallWorld.Facts.WithClientServices(c => c with { Phone = "800-273-0558" }).Contacts,
            Holidays = [SmallWorld.Holiday(2027, 1, 1)],
            // Two change places, one comes; a package goes with all that names it, and two lines of a danger change places.
            Benefits =
            [
                SmallWorld.Benefit("braces", 2) with { Area = BenefitArea.Dental, Adults = Cover.No, PaidAs = PaidAs.Dental },
                SmallWorld.Facts.Benefits[0] with { Order = 1, Packages = [new PackageTerms("ohp-plus", null, false, null)] },
                SmallWorld.Facts.Benefits[1] with { Order = 0, Under21 = Cover.Limited },
            ],
            Packages = [SmallWorld.Package("new-plan", 1, "NEW"), SmallWorld.Package("ohp-plus", 0, "BMP")],
            EnrollmentTypes = [.. SmallWorld.Facts.EnrollmentTypes.Select(t => t with { Rides = Payer.Oha })],
            CcoExtras = [SmallWorld.Facts.CcoExtras[0] with { Ccos = ["dale-health", "river-health"], Benefit = null, BeyondOhp = false, Phone = null }],
            Dangers = [SmallWorld.Danger("overdose", 1, "emergency"), SmallWorld.Danger("suicide", 0, "emergency", "crisis")],
        };
        Assert.Equal(2, await _database.PublishAsync(_ => next));

        await AssertTablesHoldAsync(next);
        Assert.Equal(RecordJson.Records(next), RecordJson.Records((await _database.NewestAsync()).Open().Facts));
        Assert.Equal(
            ["2012-08-01 2027-01-01", "2027-01-01 "],
            await _database.ColumnAsync("select effective_from || ' ' || coalesce(effective_to::text, '') from service_area_zip where cco = 'river-health' and county = 'Linn' and zip = '97446' order by effective_from"));

        // And back again: everything withdrawn returns.
        Assert.Equal(3, await _database.PublishAsync(_ => SmallWorld.Facts));
        await AssertTablesHoldAsync(SmallWorld.Facts);
    }

    [Fact]
    public async Task An_old_edition_stays_exactly_as_it_was()
    {
        var first = await _database.EditionAsync(1);
        var moment = Assert.Single(await _database.ColumnAsync("select published_at::text from edition"));

        await _database.PublishAsync(f => f with { Holidays = [SmallWorld.Holiday(2027, 1, 1)], Ccos = [.. f.Ccos.Select(c => c with { Organization = "Other" })] });
        await _database.PublishAsync(_ => SmallWorld.Facts.WithHoliday(2028, 1, 1));

        var again = await _database.EditionAsync(1);
        Assert.Equal((1, first.PublishedAt), (again.Number, again.PublishedAt));
        Assert.Equal(first.Records, again.Records);
        Assert.Equal(RecordJson.Records(SmallWorld.Facts), RecordJson.Records(again.Open().Facts));
        Assert.Equal(moment, (await _database.ColumnAsync("select published_at::text from edition where number = 1"))[0]);
        Assert.Contains((await _database.EditionAsync(2)).Records, r => r is { Kind: "holiday", Key: "2027-01-01" });
        Assert.DoesNotContain((await _database.EditionAsync(2)).Records, r => r is { Kind: "holiday", Key: "2026-01-01" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.EditionAsync(4));
    }

    [Fact]
    public async Task Publishing_twice_is_publishing_once()
    {
        var publication = await _database.ProposeAsync(f => f.WithHoliday(2027, 1, 1).WithoutClientServices());
        Assert.Equal(2, await _database.Publisher.PublishAsync(publication, CancellationToken.None));
        var contents = await _database.ContentsAsync();

        Assert.Equal(2, await _database.Publisher.PublishAsync(publication, CancellationToken.None));

        Assert.Equal(contents, await _database.ContentsAsync());
    }

    [Fact]
    public async Task An_edition_says_who_why_and_which_records_and_keeps_only_what_changed()
    {
        await _database.PublishAsync(f => f.WithHoliday(2027, 1, 1).WithoutClientServices());

        Assert.Equal(["contact client-services withdrawn", "holiday 2027-01-01"], await _database.ColumnAsync(
            "select kind || ' ' || key || case when body is null then ' withdrawn' else '' end from revision where published_in = 2 order by 1"));
        Assert.Equal(["editor: A test (A test needs no approval)"], await _database.ColumnAsync(
            "select e.actor || ': ' || e.reason || ' (' || b.reason || ')' from edition e join break_glass b on b.id = e.break_glass_id"));
        using var audit = JsonDocument.Parse((await _database.ColumnAsync("select detail from audit_event where kind = 'edition-published' order by id"))[1]);
        Assert.Equal(2, audit.RootElement.GetProperty("edition").GetInt32());
        Assert.Equal("A test needs no approval", audit.RootElement.GetProperty("withoutApproval").GetString());
        Assert.Equal(("A test", JsonValueKind.Null), (audit.RootElement.GetProperty("reason").GetString(), audit.RootElement.GetProperty("change").ValueKind));
        Assert.Equal(
            await _database.ColumnAsync("select kind || ':' || key || ' ' || coalesce(encode(sha256(convert_to(body, 'UTF8')), 'hex'), 'withdrawn') from revision where published_in = 2 order by kind"),
            audit.RootElement.GetProperty("records").EnumerateArray()
                .Select(r => $"{r.GetProperty("record").GetString()} {r.GetProperty("sha256").GetString() ?? "withdrawn"}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_record_that_someone_else_changed_added_or_withdrew_meanwhile_is_refused_and_nothing_of_the_rest_is_published()
    {
        var change = await _database.ProposeAsync(f => f.WithHoliday(2028, 1, 1).WithClientServices(c => c with { Purpose = "Mine" }));
        var add = await _database.ProposeAsync(f => f with { Holidays = [.. f.Holidays, SmallWorld.Holiday(2027, 1, 1) with { Name = "Mine" }] });
        var withdraw = await _database.ProposeAsync(f => f.WithoutClientServices());
        await _database.PublishAsync(f => f.WithHoliday(2027, 1, 1).WithClientServices(c => c with { Purpose = "Theirs" }));
        var contents = await _database.ContentsAsync();

        foreach (var (publication, record) in new[] { (change, "contact client-services"), (add, "holiday 2027-01-01"), (withdraw, "contact client-services") })
        {
            var refused = await Assert.ThrowsAsync<ChangedMeanwhileException>(() => _database.Publisher.PublishAsync(publication, CancellationToken.None));
            Assert.StartsWith(record, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(contents, await _database.ContentsAsync());
        await _database.PublishAsync(f => f.WithoutClientServices());
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => _database.Publisher.PublishAsync(change, CancellationToken.None));
    }

    [Fact]
    public async Task A_record_that_was_withdrawn_may_be_added_by_someone_who_never_saw_it()
    {
        var client = SmallWorld.Facts.Contacts[0];
        var body = (await _database.EditionAsync(1)).Records.Single(r => r.Key == client.Key).Body;
        await _database.PublishAsync(f => f.WithoutClientServices());

        var again = new Publication("editor", "A test", [new RecordChange("contact", client.Key, body, SeenIn: null)], "A test needs no approval");
        Assert.Equal(3, await _database.Publisher.PublishAsync(again, CancellationToken.None));

        Assert.Contains(client.Key, (await _database.NewestAsync()).Open().Facts.Contacts.Select(c => c.Key));
    }

    [Fact]
    public async Task Facts_that_break_a_rule_are_refused_with_a_sentence_each_and_nothing_is_written()
    {
        var contents = await _database.ContentsAsync();

        var refused = await Assert.ThrowsAsync<FaultyFactsException>(() => _database.PublishAsync(f => f.WithHoliday(2027, 1, 1).WithClientServices(c => c with { Phone = "none" }) with
        {
            ServiceAreas = [.. f.ServiceAreas, SmallWorld.Area("river-health", "Lane", Extent.Whole)],
        }));

        Assert.Equal(["client-services", "river-health/lane/whole/always"], refused.Faults.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.Equal(contents, await _database.ContentsAsync());
    }

    [Fact]
    public async Task A_body_that_belongs_under_another_key_is_refused()
    {
        var body = (await _database.EditionAsync(1)).Records.Single(r => r.Kind == "holiday").Body;
        foreach (var key in new[] { "2027-01-01", "new-year" })
        {
            var misfiled = new Publication("editor", "A test", [new RecordChange("holiday", key, body, null)], "A test needs no approval");
            var refused = await Assert.ThrowsAsync<FaultyFactsException>(() => _database.Publisher.PublishAsync(misfiled, CancellationToken.None));
            Assert.Equal(("holiday", key), refused.Faults.Select(f => (f.Kind, f.Key)).Single());
        }

        Assert.Equal(1, (await _database.NewestAsync()).Number);
    }

    [Fact]
    public async Task Nothing_but_the_first_edition_is_published_without_an_approval_or_a_recorded_reason()
    {
        var contents = await _database.ContentsAsync();
        var publication = await _database.ProposeAsync(f => f.WithHoliday(2027, 1, 1));

        Assert.Equal("ck_edition_approval", await RefusedByAsync(() => _database.Publisher.PublishAsync(publication with { WithoutApproval = null }, CancellationToken.None)));
        Assert.Equal("ck_break_glass_reason", await RefusedByAsync(() => _database.Publisher.PublishAsync(publication with { WithoutApproval = "ASAP" }, CancellationToken.None)));

        Assert.Equal(contents, await _database.ContentsAsync());
    }

    [Fact]
    public async Task A_name_may_go_from_one_CCO_to_another_in_one_edition()
    {
        Assert.Equal(2, await _database.PublishAsync(f => f with
        {
            Ccos = [f.Ccos[0] with { Name = "River Health", ShortName = "River Health" }, f.Ccos[1] with { Name = "Old River", ShortName = "Old River" }],
        }));
        Assert.Equal(3, await _database.PublishAsync(f => f with
        {
            Ccos = [f.Ccos[0] with { Name = "Old Hill", ShortName = "Old Hill" }, f.Ccos[1] with { Name = "River Health", ShortName = "River Health" }],
        }));

        await AssertTablesHoldAsync((await _database.NewestAsync()).Open().Facts);
    }

    [Fact]
    public async Task Eight_who_publish_different_records_at_once_all_land_one_after_the_other()
    {
        var publications = await Task.WhenAll(Enumerable.Range(1, 8).Select(month => _database.ProposeAsync(f => f.WithHoliday(2027, month, 1))));

        var numbers = await Task.WhenAll(publications.Select(p => Task.Run(() => _database.Publisher.PublishAsync(p, CancellationToken.None))));

        Assert.Equal(Enumerable.Range(2, 8), numbers.Order());
        var newest = await _database.NewestAsync();
        Assert.Equal((9, 9), (newest.Number, newest.Open().Facts.Holidays.Count));
        await AssertTablesHoldAsync(newest.Open().Facts);
    }

    [Fact]
    public async Task Of_eight_who_publish_the_same_record_at_once_one_lands_and_seven_learn_that_it_was_changed_meanwhile()
    {
        var publications = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => _database.ProposeAsync(
            f => f.WithClientServices(c => c with { Purpose = $"Purpose {i}" }))));

        var results = await Task.WhenAll(publications.Select(p => Task.Run(async () =>
        {
            try
            {
                return (Number: await _database.Publisher.PublishAsync(p, CancellationToken.None), p.Changes.Single().Body);
            }
            catch (ChangedMeanwhileException)
            {
                return (Number: 0, null);
            }
        })));

        var landed = Assert.Single(results, r => r.Number != 0);
        Assert.Equal(2, landed.Number);
        var newest = await _database.NewestAsync();
        Assert.Equal(2, newest.Number);
        Assert.Equal(landed.Body, newest.Records.Single(r => r.Key == "client-services").Body);
        await AssertTablesHoldAsync(newest.Open().Facts);
    }

    [Fact]
    public async Task What_PostgreSQL_refuses_after_the_ledger_was_written_leaves_nothing_behind_and_no_gap()
    {
        var contents = await _database.ContentsAsync();
        await ForbidAsync();

        Assert.Equal(Forbidden, await RefusedByAsync(() => _database.PublishAsync(f => f.WithHoliday(2027, 1, 1).WithHoliday(2027, 6, 1))));

        Assert.Equal(contents, await _database.ContentsAsync());
        Assert.Equal(2, await _database.PublishAsync(f => f.WithHoliday(2027, 1, 1)));
    }

    [Fact]
    public async Task A_connection_that_dies_midway_leaves_nothing_behind_and_no_lock()
    {
        var contents = await _database.ContentsAsync();
        var publication = await _database.ProposeAsync(f => f.WithHoliday(2027, 1, 1));
        // Whoever holds this lock stops the publisher after the ledger, before the tables.
        await using var holder = new NpgsqlConnection(_database.Owner);
        await holder.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var holding = new NpgsqlCommand("lock table holiday in access exclusive mode", holder, held))
            await holding.ExecuteNonQueryAsync();
        var publishing = Task.Run(() => _database.Publisher.PublishAsync(publication, CancellationToken.None));
        const string waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%holiday%'";
        while ((long)(await ScalarAsync(_database.Portal, $"select count(*) {waiting}"))! == 0)
        {
            Assert.False(publishing.IsCompleted, "The publisher did not wait for the lock.");
            await Task.Delay(20);
        }

        Assert.Equal(true, await ScalarAsync(_database.Portal, $"select pg_terminate_backend(pid) {waiting}"));

        await Assert.ThrowsAnyAsync<Exception>(() => publishing);
        await held.RollbackAsync();
        Assert.Equal(contents, await _database.ContentsAsync());
        Assert.Equal(2, await _database.Publisher.PublishAsync(publication, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_edition_is_announced_when_it_is_there_and_a_refused_one_never()
    {
        await using var listener = new NpgsqlConnection(_database.Portal);
        await listener.OpenAsync();
        var heard = new List<string>();
        listener.Notification += (_, e) => heard.Add($"{e.Channel} {e.Payload}");
        await using (var listen = new NpgsqlCommand($"listen {Publisher.Channel}", listener))
            await listen.ExecuteNonQueryAsync();

        await ForbidAsync();
        Assert.Equal(Forbidden, await RefusedByAsync(() => _database.PublishAsync(f => f.WithHoliday(2027, 6, 1))));
        await _database.PublishAsync(f => f.WithHoliday(2027, 1, 1));
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(10)));
        await _database.PublishAsync(f => f); // Nothing to do: nothing to say.
        await _database.PublishAsync(f => f.WithHoliday(2027, 1, 2));
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(["edition 2", "edition 3"], heard);
    }

    private const string Forbidden = "ck_forbidden_holiday";

    private static readonly Dictionary<string, IReadOnlyList<string>> Nobody = [];

    /// <summary>Something that the tables refuse and the rules of the facts let pass: June 1, 2027 as a holiday.</summary>
    private Task ForbidAsync() => RunAsync(_database.Owner, $"alter table holiday add constraint {Forbidden} check (day <> '2027-06-01')");

    private async Task AssertTablesHoldAsync(Facts facts) => Assert.Equal(StoreDatabase.InOrder(Rows.Of(facts)), await _database.RowsAsync());

    private static async Task<string?> RefusedByAsync(Func<Task> publish)
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(publish);
        return Assert.IsType<PostgresException>(refused.InnerException).ConstraintName;
    }
}
