using CcoPortal.Application.Staff.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Changes;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A portal whose people propose by command, and whose pages are asked by colleagues whom a password lets in.</summary>
public class ChangesPortal : IntegrationTests.Staff.StaffPortal
{
    private int _changes;

    public ChangesPortal() => Settings["Portal:SignIn:RequireSecondFactor"] = "false";

    /// <summary>Each its own, since lists of changes name them by it.</summary>
    protected override string NextTitle => $"Change {Interlocked.Increment(ref _changes)}";

    internal Task<Colleague> EditorAsync(string? name = null) => Colleague.InAsync(this, StaffRole.Editor, name);

    internal Task<Colleague> ReviewerAsync(string? name = null) => Colleague.InAsync(this, StaffRole.Reviewer, name);

    public static string PageOf(Guid change) => $"/staff/changes/{change}";

    public async Task<ChangeRequestRow> RowAsync(Guid change)
    {
        await using var db = Open();
        return await db.ChangeRequests.AsNoTracking().SingleAsync(c => c.Id == change);
    }

    public async Task<ChangeState> StateAsync(Guid change) => (await RowAsync(change)).State;

    /// <summary>Written by Edie, approved by Rosa.</summary>
    public async Task<Guid> ApprovedAsync(Func<Facts, Facts> edit)
    {
        var change = await SubmittedAsync("Edie", edit);
        await ApproveAsync("Rosa", change);
        return change;
    }

    /// <summary>Written by Edie, approved by Rosa, and published by Edie.</summary>
    public async Task<Guid> PublishedAsync(Func<Facts, Facts> edit)
    {
        var change = await ApprovedAsync(edit);
        Assert.IsType<PublishChange.Outcome.Published>(await AsAsync("Edie", new PublishChange.Command(change)));
        return change;
    }

    /// <summary>All that staff can write, as one text: what changes nothing leaves it as it is.</summary>
    public async Task<string> AllAsync()
    {
        string[] tables = ["change_request", "proposed_revision", "approval", "approved_revision", "change_comment", "edition", "revision", "break_glass", "break_glass_review", "staff", "staff_draft", "page_report", "flag", "call_back", "audit_event"];
        var lines = string.Join(" union all ", tables.Select(t => $"select '{t} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') as line from {t} t"));
        var query = $"select string_agg(line, ' ' order by line) as \"Value\" from ({lines}) all_of_it";
        await using var db = Open();
        return await db.Database.SqlQueryRaw<string>(query).SingleAsync();
    }
}
