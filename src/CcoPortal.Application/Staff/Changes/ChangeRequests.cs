using CcoPortal.Data.Audit;
using CcoPortal.Data.Changes;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Changes;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Changes;

/// <summary>What every command on a change request begins with.</summary>
internal static class ChangeRequests
{
    /// <summary>The change, locked until the command is done.</summary>
    /// <exception cref="FluentValidation.ValidationException">It is not there, or in none of the states.</exception>
    public static async Task<ChangeRequestRow> LockAsync(this ChangeSet set, Guid id, string act, CancellationToken cancellationToken, params IReadOnlyList<ChangeState> states)
    {
        var change = await Proposals.LockAsync(set.Db, id, cancellationToken) ?? throw Refusal.Of("", "There is no such change request.");
        return states.Contains(change.State) ? change : throw Refusal.Of("", $"This change request is {change.State.InWords()}: it cannot be {act} now.");
    }

    /// <summary>Queues a mail to everyone who reviews, but not to those who wrote, nor to who did it.</summary>
    /// <param name="by">Who did it, as the audit names them.</param>
    public static Task TellReviewersAsync(this ChangeSet set, string kind, Guid change, string by, CancellationToken cancellationToken) => set.Db.Database.ExecuteSqlAsync(
        $"""
        insert into staff_mail (id, staff, kind, about, asked_at, next_try_at, tries)
        select gen_random_uuid(), s.id, {kind}, {change}, {set.Now}, {set.Now}, 0 from staff s
        where s.role = 'Reviewer' and s.disabled_at is null and s.id::text <> {by} and not exists (select from proposed_revision r where r.change = {change} and r.author = s.id)
        """, cancellationToken);

    /// <summary>Queues a mail to everyone who wrote in the change, but not to who did it.</summary>
    /// <param name="by">Who did it, as the audit names them.</param>
    public static Task TellAuthorsAsync(this ChangeSet set, string kind, Guid change, string by, CancellationToken cancellationToken) => set.Db.Database.ExecuteSqlAsync(
        $"""
        insert into staff_mail (id, staff, kind, about, asked_at, next_try_at, tries)
        select gen_random_uuid(), s.id, {kind}, {change}, {set.Now}, {set.Now}, 0 from staff s
        where s.disabled_at is null and s.id::text <> {by} and exists (select from proposed_revision r where r.change = {change} and r.author = s.id)
        """, cancellationToken);

    /// <summary>What an approval is of, as a page shows it and sends it back: every revision, and the words by which the change is explained.</summary>
    public static IReadOnlyList<string> Seen(ChangeRequestRow change, IEnumerable<ProposedRevisionRow> proposals) =>
        [.. proposals.Select(Revision), Words(change)];

    /// <summary>The words, and whether it corrects what was wrong, as one sign, to know whether somebody changed them.</summary>
    public static string Words(ChangeRequestRow change) => $"words#{AuditTrail.HashOf($"{change.Title}\n{change.Reason}\n{change.Source}\n{change.Corrects}")}";

    /// <summary><c>kind:key#number</c></summary>
    public static string Revision(ProposedRevisionRow row) => $"{row.Kind}:{row.Key}#{row.Number}";

    public static void Say(this ChangeSet set, Guid change, Guid? staff, string text) =>
        set.Db.Add(new ChangeCommentRow(Guid.CreateVersion7(set.Now), change, staff, set.Now, text));

    /// <summary>What a change does now, checked against what is published at this moment in the database, not in this portal's memory.</summary>
    public static async Task<Reviewed> ReviewAsync(this ChangeSet set, Guid change, DateOnly today, CancellationToken cancellationToken)
    {
        var proposals = await Proposals.NowAsync(set.Db, change, cancellationToken);
        var newest = (await EditionStore.NewestAsync(set.Db, cancellationToken))!.Value.Number;
        var records = (await EditionStore.LoadAsync(set.Db, newest, cancellationToken)).Records;
        var bodies = records.ToDictionary(r => (r.Kind, r.Key), r => r.Body);
        var before = RecordJson.Facts(records);
        var overtaken = Proposals.Overtaken(proposals, await EditionStore.NewestRevisionsAsync(set.Db, cancellationToken));
        return new Reviewed(proposals, overtaken, overtaken.Count > 0 ? [] : Gates.Check(before, Proposals.Apply(before, proposals), today), proposals.All(p => bodies.GetValueOrDefault((p.Kind, p.Key)) == p.Body));
    }

    /// <param name="Overtaken">Records that were published since their editors looked.</param>
    /// <param name="IsPublished">Whether all of it is published as it stands: there would be no edition.</param>
    public sealed record Reviewed(IReadOnlyList<ProposedRevisionRow> Proposals, IReadOnlyList<ProposedRevisionRow> Overtaken, IReadOnlyList<Finding> Findings, bool IsPublished)
    {
        public const string NothingNew = "It changes nothing any more: what it says is published already.";

        /// <exception cref="FluentValidation.ValidationException"/>
        public Reviewed RefuseIfNotWhole()
        {
            if (Proposals.Count == 0)
                throw Refusal.Of("", "This change request changes nothing yet.");
            if (Overtaken.Count > 0)
                throw Refusal.Of("", $"Changed meanwhile: {string.Join(", ", Overtaken.Select(o => $"{o.Kind} {o.Key}"))}. An editor must open it again and save.");
            if (IsPublished)
                throw Refusal.Of("", NothingNew);
            if (Findings.FirstOrDefault(f => f.Remedy == Remedy.Repair) is { } fault)
                throw Refusal.Of("", $"This must be put right first: {fault.Sentence}");
            return this;
        }
    }
}
