using CcoPortal.Application;
using CcoPortal.Application.Desk;
using CcoPortal.Data.Outbox;
using CcoPortal.Domain.Desk;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Staff;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Desk;

/// <summary>An answer that goes along with a caller: what was said, in their language where the portal has it, and in English else. Nobody's name stands on it.</summary>
/// <param name="Help">That language help is free, in the caller's language; null where the rest is in it.</param>
/// <param name="Day">On which it holds.</param>
/// <param name="Address">The same on the public site, whole; null where it has no page.</param>
public sealed record HandOut(CallScript Script, Language Language, Tagline? Help, DateOnly Day, int Edition, string? Address)
{
    /// <param name="caller">Tag of the caller's language.</param>
    /// <param name="on">The day for which places were looked up.</param>
    /// <param name="root">What stands before an address of the portal.</param>
    public static HandOut Of(DeskAnswer answer, string caller, Moment moment, DateOnly on, string root)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(moment);
        var language = Language.Of(caller) is { } spoken && ScriptWords.Has(spoken, answer) ? spoken : Language.English;
        var script = Spoken.In(language, () => ScriptWords.Of(answer, moment, on));
        return new(
            script with { Numbers = [.. script.Numbers.Select(n => n with { Opening = null })] }, language, language.Tag == caller ? null : Tagline.Of(caller), moment.Today, moment.Edition.Number,
            answer.Path is { } path ? $"{root}{language.Prefix}{path}" : null);
    }

    /// <summary>What is kept with a code, in each language that has words for the answer.</summary>
    public static IReadOnlyList<SaidIn> Said(DeskAnswer answer, Moment moment, DateOnly on) =>
        [.. Language.All.Where(l => ScriptWords.Has(l, answer)).Select(l => new SaidIn(l.Tag, Spoken.In(l, () => Lines(ScriptWords.Of(answer, moment, on)))))];

    /// <summary>What of an answer no longer holds, and what is new in it. On which days sources were read is no part of it, nor that a day has come.</summary>
    /// <param name="on">The day that was asked for; null: the one on which it was said.</param>
    public static (IReadOnlyList<string> Gone, IReadOnlyList<string> New) Changes(SaidIn then, CallScript now, DateOnly? on)
    {
        ArgumentNullException.ThrowIfNull(then);
        var (before, after) = (then.Sentences, Lines(now));
        var ofDay = on is { } day ? [T("This is for {0}.", Words.Day(day))] : Array.Empty<string>();
        return ([.. before.Except(after).Except(ofDay)], [.. after.Except(before).Except(ofDay)]);
    }

    /// <summary>Plain text, whose subject, which stands on a locked phone, tells nothing of a health plan.</summary>
    public WrittenMail Mail(Moment moment) => Spoken.In(Language, () => new WrittenMail(
        T("CCO Portal"), T("Your answer from CCO Portal"), string.Join("\n\n", Paragraphs(moment)).ReplaceLineEndings("\r\n"), null, Language.Culture.Name));

    /// <summary>What the mail says.</summary>
    public IReadOnlyList<string> Paragraphs(Moment moment) => Spoken.In<IReadOnlyList<string>>(Language, () =>
    [
        T("You asked us on the phone. This is what we know on {0}.", Words.Day(Day)),
        Script.Title,
        .. Script.Sentences,
        .. Script.Numbers.Select(n => string.Join('\n', OfNumber(n, n.HoursToSay))),
        .. Script.Sure,
        .. Address is null ? Array.Empty<string>() : [$"{T("Read it on this site:")}\n{Address}"],
        FactWords.Filled(T("Questions? Call OHP Client Services: {phone:client-services}. An interpreter is free."), moment),
        .. HelpSaid(moment) is { } help ? [help] : Array.Empty<string>(),
        T("We send this e-mail one time. We do not keep your address."),
    ]);

    /// <summary>The paragraph that is in the caller’s language; null where all of it is.</summary>
    public string? HelpSaid(Moment moment) => Help is null ? null : FactWords.Filled(Help.Text, moment);

    /// <summary>What was said and the numbers that were given beside it, in the language that is spoken now. How old hours are is no part of it: that changes as days go by.</summary>
    private static IReadOnlyList<string> Lines(CallScript script) =>
        [.. script.Sentences.Concat(script.Numbers.SelectMany(n => OfNumber(n, n.Hours).Where((_, at) => at > 0 || !script.Sentences.Any(s => s.Contains(n.Phone, StringComparison.Ordinal)))))];

    private static IEnumerable<string> OfNumber(GivenNumber number, IEnumerable<string> hours) =>
        [$"{number.Whose}: {Words.InText(number.Phone)}", .. number.Tty.Select(t => $"{number.Whose}: {T("TTY {0}", Words.InText(t))}"), .. hours.Select(h => $"{number.Whose}: {h}")];
}
