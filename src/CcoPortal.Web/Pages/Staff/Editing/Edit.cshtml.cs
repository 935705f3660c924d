using System.Globalization;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Setup;
using CcoPortal.Web.Staff;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Staff.Editing;

/// <summary>The form of any record. Every press of a button keeps what was typed as a draft first, then does what the button says.</summary>
[StaffOnly(StaffRole.Editor, StaffRole.Reviewer)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    private const string Text = "text/plain; charset=utf-8";
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

    /// <summary>Where the form is sent. A new record’s names the form, so that the page is the same one when it is loaded again.</summary>
    public string Here => Key is null ? $"/staff/new/{Kind}?draft={Posted.Form}" : $"/staff/edit/{Kind}/{Key}";

    /// <param name="draft">Which form of a new record: the one of a kept draft; null for another one.</param>
    public async Task<IActionResult> OnGetAsync(Guid? change, string? like, string? on, Guid? draft, CancellationToken cancellationToken)
    {
        var form = draft ?? Guid.NewGuid();
        if (await mediator.Send(new EditRecord.Query(Kind, Key, change, like, form), cancellationToken) is not { } shown)
            return NotFound();
        var kept = shown.Draft is { } there ? new PostedRecord(there.Fields) : null;
        // A draft goes on in the change request that it was for, unless another one is asked for.
        if (change is null && kept?.Change is { } its)
            return await OnGetAsync(its, like, on, draft, cancellationToken);
        Shown = shown;
        var fields = shown.Fields;
        if (on is not null && Key is null)
            fields = fields.Where(f => f.Key is not ("from" or "to")).Append(KeyValuePair.Create("from", on)).ToDictionary();
        if (kept is not null)
        {
            (Posted, DraftAt) = (kept.Form == Guid.Empty ? kept.As(form) : kept, shown.Draft!.At);
            if (change is { } wanted)
                Posted = Posted.Into(wanted);
            Show(Posted.Record, None, []);
        }
        else
        {
            Posted = PostedRecord.Of(shown, fields, change, form);
            Show(fields, None, shown.Conflicts);
            WasMerged = shown.IsOvertaken;
        }

        return Page();
    }

    /// <summary>As someone types: keeps the draft and says when.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellationToken)
    {
        Posted = await PostedRecord.ReadAsync(Request, cancellationToken);
        DateTimeOffset? at;
        try
        {
            at = await mediator.Send(new KeepDraft.Command(Kind, Key, Posted.Fields, Posted.Form, IsLate: true), cancellationToken);
        }
        catch (ValidationException refused)
        {
            return new ContentResult { StatusCode = StatusCodes.Status400BadRequest, Content = refused.Errors.First().ErrorMessage, ContentType = Text };
        }

        if (at is null)
            return new ContentResult { StatusCode = StatusCodes.Status409Conflict, Content = "This form was saved or thrown away meanwhile.", ContentType = Text };
        return Content($"Draft kept at {TimeZoneInfo.ConvertTime(at.Value, OregonDay.Pacific).ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant()}", Text);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Posted = await PostedRecord.ReadAsync(Request, cancellationToken);
        // Before all else, so that the page can be shown again whatever happens.
        if (await mediator.Send(new EditRecord.Query(Kind, Key, Posted.Change ?? Posted.SeenChange, Form: Posted.Form), cancellationToken) is not { } shown)
            return NotFound();
        Shown = shown;
        Show(Posted.Record, None, []);
        var act = Posted.Act;
        if (act == "throw-away")
        {
            await mediator.Send(new KeepDraft.Command(Kind, Key, null, Posted.Form), cancellationToken);
            return Redirect($"/staff/{(Key is null ? "new" : "edit")}/{Kind}{(Key is null ? "" : "/" + Key)}{(Posted.SeenChange is { } of ? $"?change={of}" : "")}");
        }

        DraftAt = await mediator.Send(new KeepDraft.Command(Kind, Key, Posted.Fields, Posted.Form), cancellationToken);
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
            new SaveRecord.Command(Kind, Key, Posted.Record, Posted.Matching, Posted.SeenIn, number, Posted.Change, Posted["title"], Posted["reason"], Posted["source"], Posted.Form), cancellationToken))
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
                await mediator.Send(new KeepDraft.Command(Kind, Key, Posted.Fields, Posted.Form), cancellationToken);
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
        Form = new FormView(Shown.Form, Shown.There, mine, errors, conflicts, State) { Matching = Posted.Matching };
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
