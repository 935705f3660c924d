using System.Globalization;
using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Data;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Desk;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using CcoPortal.Web.SignIn;
using CcoPortal.Web.Staff;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CcoPortal.Web.Pages.Desk;

/// <summary>The call center's desk: one box, and the sentence to say. What is typed is posted, so that it stands in no address and no log.</summary>
[StaffOnly(StaffRole.Agent, StaffRole.Supervisor, EvenWithoutDatabase = true)]
public sealed partial class IndexModel(IMediator mediator, Moment moment) : PageModel
{
    private CallScript? _script;

    /// <summary>What was typed, to be shown again; it goes back to this browser and nowhere else.</summary>
    public string Q { get; private set; } = "";

    public string? County { get; private set; }

    public string? Age { get; private set; }

    public string? Type { get; private set; }

    /// <summary>Which answer is shown, or was chosen while none can be.</summary>
    public string? Pick { get; private set; }

    /// <summary>As typed; empty for today.</summary>
    public string On { get; private set; } = "";

    /// <summary>The caller's language; null for English.</summary>
    public Tagline? Caller { get; private set; }

    /// <summary>Its tag.</summary>
    public string CallerTag => Caller?.Tag ?? Language.English.Tag;

    /// <summary>The call: made by its first look-up, kept in the form until the wrap-up, also while there is no answer.</summary>
    public Guid? Call { get; private set; }

    /// <summary>Seconds since 1970 at the first look-up.</summary>
    public string Began { get; private set; } = "";

    /// <summary>What was read out so far; see <see cref="RecordCall.FactsAsText"/>.</summary>
    public string Read { get; private set; } = "";

    /// <summary>Where the last call went; null when none was wrapped up just now.</summary>
    public RecordCall.Stored? Stored { get; private set; }

    /// <summary>What was chosen at the wrap-up, shown again when something is missing.</summary>
    public string? Reason { get; private set; }

    public string? Outcome { get; private set; }

    public string? Unanswered { get; private set; }

    /// <summary>Slug of the caller's county: the one of the last answer about a place, or as the agent chose.</summary>
    public string? CallCounty { get; private set; }

    public string CallLanguage { get; private set; } = "en";

    /// <summary>To call back, as typed; it goes back to this browser and nowhere else.</summary>
    public string? Number { get; private set; }

    public bool Promise { get; private set; }

    public string? PromiseDay { get; private set; }

    public string? PromiseTime { get; private set; }

    public bool IfWrong { get; private set; }

    /// <summary>Null before the first look-up.</summary>
    public AskDesk.Result? Result { get; private set; }

    /// <summary>What is said to be wrong, a <see cref="FlagChoice.Value"/>, and why; shown again when something is missing.</summary>
    public string? Flagged { get; private set; }

    public string? FlagReason { get; private set; }

    /// <summary>What came of a flag; null when none was sent just now.</summary>
    public FlagField.Result? Flag { get; private set; }

    /// <summary>What of the answer can be said to be wrong.</summary>
    public IReadOnlyList<FlagChoice> FlagChoices => Application.Desk.FlagChoices.Of(Records, moment.Edition, Speaks.Tag);

    /// <summary>How many of the agent's flags were answered of late; 0 also while nobody can ask.</summary>
    public int News { get; private set; }

    public async Task OnGetAsync(RecordCall.Stored? stored, CancellationToken cancellationToken)
    {
        Stored = stored;
        try
        {
            News = StaffSession.Of(HttpContext) is { DatabaseAway: false } ? await mediator.Send(new CountAnsweredFlags.Query(), cancellationToken) : 0;
        }
        catch (Exception e) when (PortalStore.IsAway(e))
        {
            // Look-ups go on.
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        return Page();
    }

    /// <summary>The answer alone, as someone types.</summary>
    public async Task<IActionResult> OnPostLiveAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        return Partial("_Answer", this);
    }

    /// <summary>The call is over. The next begins with an empty page, so that nothing of this one can be sent again by going back.</summary>
    public async Task<IActionResult> OnPostWrapAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken, begins: false);
        var stored = await mediator.Send(new RecordCall.Command(Call?.ToString(), Began, Reason, Outcome, Unanswered, CallLanguage, CallCounty, Read, Number, Promise, PromiseDay, PromiseTime, IfWrong), cancellationToken);
        return Redirect($"/desk?stored={stored}");
    }

    /// <summary>Something is wrong: the editors get it, and the call goes on.</summary>
    public async Task<IActionResult> OnPostFlagAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        (Flagged, FlagReason) = (Given(form["flagged"]), Given(form["flag-reason"]));
        try
        {
            Flag = await mediator.Send(new FlagField.Command(Flagged, FlagReason), cancellationToken);
            (Flagged, FlagReason) = (null, null);
            return Page();
        }
        catch (Exception e) when (PortalStore.IsAway(e))
        {
            ModelState.AddModelError(nameof(Flagged), "The database is away, so no editor got this yet. It stands below as you chose it. Send it again when the database is back.");
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    /// <summary>In English.</summary>
    public CallScript Script => _script ??= Say();

    /// <summary>The language of what is said besides English: the caller's where the portal speaks it.</summary>
    public Language Speaks => Language.Of(CallerTag) ?? Language.English;

    /// <summary>That language help is free, where the portal does not speak the caller's language; null where it does.</summary>
    public Tagline? SaidFirst => Speaks == Language.English ? Caller : null;

    /// <summary>The same in the caller's language; null where that is English, or the portal has no such text in it: there is never English in the middle of another language.</summary>
    public CallScript? Theirs => Speaks != Language.English && ScriptWords.Has(Speaks, Result?.Shown) ? Spoken.In(Speaks, Say) : null;

    /// <summary>In the language that is spoken now.</summary>
    private CallScript Say() => Result?.Shown is { } shown ? ScriptWords.Of(shown, moment, Result.On)
        : Result is { NotOurNumber: true } ? ScriptWords.NotOurNumber(moment) : ScriptWords.Nothing(moment);

    /// <param name="begins">Whether this may be the first look-up of a call. What ends one never begins it: pressed twice, it would be two.</param>
    private async Task AskAsync(CancellationToken cancellationToken, bool begins = true)
    {
        var form = await PostedForm.ReadAsync(Request, cancellationToken);
        Q = Clean(form["q"]);
        (County, Age, Type, On) = (Given(form["county"]), Given(form["age"]), Given(form["type"]), form["on"].ToString().Trim());
        Caller = Tagline.Of(form["speaks"].ToString());
        Pick = Given(form["pick"]);
        // What was typed now is another question than the one before: what was answered to that no longer holds.
        if (Clean(form["asked"]) is { Length: > 0 } asked && asked != Q)
            (County, Age, Type, Pick) = (null, null, null, null);
        if (Given(form["again"]) is { } again)
            (Q, County, Pick) = again.Split('|') is [var zip, var county] ? (zip, county, (string?)null) : (again, null, null);
        // All that the call has comes before anything can be refused.
        (Reason, Outcome, Unanswered, CallCounty) = (Given(form["reason"]), Given(form["outcome"]), Given(form["unanswered"]), Given(form["call-county"]));
        // As chosen at the wrap-up, until another language is chosen above it.
        CallLanguage = form["spoke"] == CallerTag && Given(form["call-language"]) is { } language ? language : CallerTag;
        (Number, Promise, IfWrong) = (Given(form["call-number"]), form["promise"].Contains("true"), form["if-wrong"].Contains("true"));
        PromiseDay = Given(form["promise-day"]) ?? CallBackTerms.NextWorkingDay(moment.Today, day => moment.Edition.HolidayOn(day) is not null).ToString("O", CultureInfo.InvariantCulture);
        PromiseTime = Given(form["promise-time"]) ?? CallBackTerms.EndOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        (Call, Began, Read) = (Guid.TryParse(form["call"], out var call) ? call : null, form["began"].ToString(), form["read"].ToString());
        if (begins && Call is null && Q.Length > 0)
            (Call, Began) = (Guid.CreateVersion7(moment.Now), moment.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        DateOnly? on = null;
        if (On.Length > 0)
        {
            if (DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                on = day;
            else
                throw new FluentValidation.ValidationException([new(nameof(On), "Write the day like 2027-02-01.")]);
        }

        Result = await mediator.Send(new AskDesk.Query(Q, Pick, County, Age, Type, on, Speaks.Tag), cancellationToken);
        Pick = Result.Shown?.Id;
        AddRead(Records);
        // At the wrap-up the agent's own choice stands.
        if (Outcome is null && Result.Shown is DeskAnswer.Place { Coverage: Served served })
            CallCounty = served.County.Slug;
    }

    /// <summary>The records that are read out, as kind and key: those of the answer, the statewide lines whose numbers it says, and the words of danger with theirs.</summary>
    private IReadOnlyList<(string Kind, string Key)> Records => Result is null || Q.Length == 0 ? [] :
    [
        .. (Result.Shown?.Records ?? [])
            .Union(ScriptWords.LinesIn(Script, moment.Edition).Select(Line))
            .Union(SaidFirst is { } first ? ScriptWords.LinesIn(FactWords.Filled(first.Text, moment), moment.Edition).Select(Line) : [])
            .Union(Result.Dangers.Take(2).SelectMany(d => d.Lines.Select(Line).Prepend(("danger", d.Key)))),
    ];

    private static (string Kind, string Key) Line(string key) => ("contact", key);

    /// <summary>Also these count as read out.</summary>
    private void AddRead(IEnumerable<(string Kind, string Key)> records) =>
        Read = RecordCall.FactsAsText(RecordCall.FactsIn(Read).Concat(records.Select(r => new ReadFact(r.Kind, r.Key, moment.Edition.Number))));

    private static string? Given(Microsoft.Extensions.Primitives.StringValues value) => value.LastOrDefault(v => !string.IsNullOrWhiteSpace(v));

    private static string Clean(Microsoft.Extensions.Primitives.StringValues value) => string.Concat(value.ToString().Where(c => !char.IsControl(c))).Trim();
}
