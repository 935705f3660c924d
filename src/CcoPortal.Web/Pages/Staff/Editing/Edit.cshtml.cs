using System.Globalization;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Editing;

/// <summary>The form of any record. Every press of a button keeps what was typed as a draft first, then does what the button says.</summary>
[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    private static readonly Dictionary<string, string> None = [];

    [FromRoute]
    public string Kind { get; set; } = "";

    /// <summary>Null for a new record.</summary>
    [FromRoute]
    public string? Key { get; set; }

    public EditRecord.Result Shown { get; private set; } = null!;

    /// <summary>All that stands in the form, by the names of its fields.</summary>
    public PostedRecord Posted { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    public PreviewRecord.Result? Preview { get; private set; }

    /// <summary>When the draft that is shown was kept; null when none is.</summary>
    public DateTimeOffset? DraftAt { get; private set; }

    /// <summary>Somebody else’s work was merged in: it must be looked at and saved again.</summary>
    public bool WasMerged { get; private set; }

    public string Here => Key is null ? $"/staff/new/{Kind}" : $"/staff/edit/{Kind}/{Key}";

    public async Task<IActionResult> OnGetAsync(Guid? change, string? like, string? on, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new EditRecord.Query(Kind, Key, change, like), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        var fields = shown.Fields;
        if (on is not null && Key is null)
            fields = fields.Where(f => f.Key is not ("from" or "to")).Append(KeyValuePair.Create("from", on)).ToDictionary();
        if (shown.Draft is { } draft && like is null)
        {
            (Posted, DraftAt) = (new PostedRecord(draft.Fields), draft.At);
            Show(Posted.Record, None, []);
        }
        else
        {
            Posted = PostedRecord.Of(shown, fields, change);
            Show(fields, None, shown.Conflicts);
            WasMerged = shown.Conflicts.Count > 0;
        }

        return Page();
    }

    /// <summary>As someone types: keeps the draft and says when.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellationToken)
    {
        var at = await mediator.Send(new KeepDraft.Command(Kind, Key, (await PostedRecord.ReadAsync(Request, cancellationToken)).Fields), cancellationToken);
        return Content($"Draft kept at {TimeZoneInfo.ConvertTime(at, OregonDay.Pacific).ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant()}", "text/plain; charset=utf-8");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Posted = await PostedRecord.ReadAsync(Request, cancellationToken);
        // Before all else, so that the page can be shown again whatever happens.
        if (await mediator.Send(new EditRecord.Query(Kind, Key, Posted.Change ?? Posted.SeenChange), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        Show(Posted.Record, None, []);
        var act = Posted.Act;
        if (act == "throw-away")
        {
            await mediator.Send(new KeepDraft.Command(Kind, Key, null), cancellationToken);
            return Redirect(Posted.SeenChange is { } of ? $"{Here}?change={of}" : Here);
        }

        DraftAt = await mediator.Send(new KeepDraft.Command(Kind, Key, Posted.Fields), cancellationToken);
        switch (act)
        {
            case "preview":
                Preview = await mediator.Send(new PreviewRecord.Query(Kind, Key, Posted.Record, Posted.Matching, Posted.Change), cancellationToken);
                Show(Posted.Record, Preview.Errors, []);
                return Answer(Preview.Errors.Count == 0);
            case "save":
                return await SaveAsync(cancellationToken);
            default:
                return Page();
        }
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellationToken)
    {
        var number = Posted.Change == Posted.SeenChange ? Posted.SeenNumber : 0;
        switch (await mediator.Send(
            new SaveRecord.Command(Kind, Key, Posted.Record, Posted.Matching, Posted.SeenIn, number, Posted.Change, Posted["title"], Posted["reason"], Posted["source"]), cancellationToken))
        {
            case SaveRecord.Outcome.Saved saved:
                return Redirect($"/staff/changes/{saved.Change}?done=saved");
            case SaveRecord.Outcome.Wrong wrong:
                Show(Posted.Record, wrong.Errors, []);
                return Answer(false);
            case SaveRecord.Outcome.ChangedMeanwhile merged:
                Posted = Posted.With(merged);
                WasMerged = true;
                Show(merged.Fields, None, merged.Conflicts);
                await mediator.Send(new KeepDraft.Command(Kind, Key, Posted.Fields), cancellationToken);
                return new PageResult { StatusCode = StatusCodes.Status409Conflict };
            default:
                return Page();
        }
    }

    /// <summary>What is wrong, in the order of the form, each with the field to go to; none for the form as a whole.</summary>
    public IEnumerable<(string Field, string Sentence)> Wrong => Form.Errors.Select(e => (Field: FormView.Prefix + e.Key, Sentence: Form.Form.At(e.Key) is { } at ? $"{at.Label}: {e.Value}" : e.Value))
        .Concat(from state in ModelState
                where state.Value is { Errors.Count: > 0 } && !state.Key.StartsWith(FormView.Prefix, StringComparison.Ordinal)
                select (state.Key, state.Value.Errors[0].ErrorMessage));

    private PageResult Answer(bool isWell)
    {
        foreach (var (path, sentence) in Form.Errors)
            ModelState.AddModelError(FormView.Prefix + path, sentence);
        return isWell ? Page() : new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private void Show(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, string> errors, IReadOnlyList<FieldConflict> conflicts)
    {
        // The key and what the portal tells are shown as they are, whatever was sent in their names.
        var mine = Shown.There is null ? fields : fields.Where(f => Shown.Form.At(f.Key) is { Field.Words: { IsKey: false, IsPortals: false } } || f.Key.EndsWith("." + FormView.Added, StringComparison.Ordinal))
            .Concat(Shown.There.Where(f => Shown.Form.At(f.Key)!.Value.Field.Words is { IsKey: true } or { IsPortals: true })).ToDictionary();
        Form = new FormView(Shown.Form, Shown.There, mine, errors, conflicts, State);
    }

    /// <summary>What is to be said of a language’s text, as it is in the record now.</summary>
    private string? State(string tag) => Shown.States.TryGetValue(tag, out var state) ? state switch
    {
        TranslationState.Outdated => "Outdated: the English has changed since.",
        TranslationState.Drafted => "Drafted, not yet checked by a translator.",
        TranslationState.Missing => "There is no text in this language yet.",
        _ => "Sound.",
    }
    : null;
}
