using System.Globalization;
using System.Text.RegularExpressions;
using CcoPortal.Application.Staff;
using CcoPortal.Data;
using CcoPortal.Data.Desk;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Editions;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Desk;

/// <summary>A call is over: what it was about goes into the record, in codes. With the database away it waits on the disk.</summary>
public static partial class RecordCall
{
    /// <param name="Call">The id that the first look-up made.</param>
    /// <param name="Began">Seconds since 1970 at the first look-up.</param>
    /// <param name="Reason">Name of a <see cref="CallReason"/>.</param>
    /// <param name="Outcome">Name of a <see cref="CallOutcome"/>.</param>
    /// <param name="Unanswered">Name of an <see cref="UnansweredTopic"/>, for an outcome without a good answer.</param>
    /// <param name="County">Slug of a county; null or empty where it is not known.</param>
    /// <param name="Read">What was read out, as <see cref="FactsAsText"/> writes it.</param>
    /// <param name="Number">To call, as typed; never stored or logged but encrypted.</param>
    /// <param name="Promise">We call back, by the day and Oregon time that follow.</param>
    /// <param name="IfWrong">The caller lets us call if something we said turns out wrong.</param>
    public sealed record Command(
        string? Call, string? Began, string? Reason, string? Outcome, string? Unanswered, string? Language, string? County, string? Read,
        string? Number = null, bool Promise = false, string? PromiseDay = null, string? PromiseTime = null, bool IfWrong = false) : IRequest<Stored>;

    public enum Stored
    {
        InDatabase,

        /// <summary>It is stored when the database is back.</summary>
        OnDisk,
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            // It is the box that is empty.
            RuleFor(c => c.Call).Must(c => Guid.TryParse(c, out _)).OverridePropertyName("q").WithMessage("Look something up first: the call begins with it.");
            RuleFor(c => c.Reason).Must(r => Is<CallReason>(r)).WithMessage("Choose why they called.");
            RuleFor(c => c.Outcome).Must(o => Is<CallOutcome>(o)).WithMessage("Choose how the call ended.");
            RuleFor(c => c.Unanswered).Must(u => Is<UnansweredTopic>(u)).When(c => c.Outcome == nameof(CallOutcome.NoGoodAnswer)).WithMessage("Choose what there was no good answer to.");
            RuleFor(c => c.Number).Must(n => PhoneIn(n) is not null).When(c => !string.IsNullOrWhiteSpace(c.Number)).WithMessage("Write a phone number of ten digits, like 503-555-0142.");
            RuleFor(c => c.Number).NotEmpty().When(c => c.Promise || c.IfWrong || c.Outcome == nameof(CallOutcome.CallBack)).WithMessage("Type the number to call.");
            RuleFor(c => c.Promise).Equal(true).When(c => c.Outcome == nameof(CallOutcome.CallBack)).WithMessage("Tick that we call back, and by when.");
            RuleFor(c => c.Number).Must((c, _) => c.Promise || c.IfWrong).When(c => !string.IsNullOrWhiteSpace(c.Number) && c.Outcome != nameof(CallOutcome.CallBack))
                .WithMessage("Tick what the caller lets us use the number for, or clear it.");
            RuleFor(c => c.Language).Must(l => l is not null && LanguageTag().IsMatch(l)).WithMessage("Choose the language.");
        }
    }

    public sealed class Handler(Moment moment, Actor actor, PortalStore store, WaitingCalls waiting, FieldCipher? cipher = null) : IRequestHandler<Command, Stored>
    {
        public async Task<Stored> Handle(Command request, CancellationToken cancellationToken)
        {
            var outcome = Enum.Parse<CallOutcome>(request.Outcome!);
            // A clock that was set back, or a form that was forged, makes no call that ends before it begins.
            var began = long.TryParse(request.Began, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= moment.Now.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : moment.Now;
            var call = new CallRecord(
                Guid.Parse(request.Call!), actor.Id, began, moment.Now, Enum.Parse<CallReason>(request.Reason!), outcome, request.Language!,
                moment.Edition.County(request.County ?? "")?.Slug, outcome == CallOutcome.NoGoodAnswer ? Enum.Parse<UnansweredTopic>(request.Unanswered!) : null, FactsIn(request.Read),
                [.. Numbers(request)]);
            try
            {
                // Also when the browser has given up waiting: the call is over, and nobody asks again.
                return await store.AskSoonAsync(async (db, soon) =>
                {
                    await Calls.StoreAsync(db, call, soon);
                    return Stored.InDatabase;
                }, CancellationToken.None);
            }
            catch (StoreAwayException)
            {
                waiting.Keep(call);
                return Stored.OnDisk;
            }
        }

        /// <summary>Encrypted at once, so that also what waits on the disk has no number in clear.</summary>
        private IEnumerable<KeptNumber> Numbers(Command request)
        {
            if (PhoneIn(request.Number) is not { } phone)
                yield break;
            var (owner, key) = (Guid.Parse(request.Call!), cipher ?? throw Refusal.Of(nameof(Command.Number), "This portal has no key to encrypt numbers with, so it keeps none."));
            if (request.Promise)
                yield return new(CallBackPurpose.Promised, key.Encrypt(phone, owner), PromisedBy(request));
            if (request.IfWrong)
                yield return new(CallBackPurpose.IfWrong, key.Encrypt(phone, owner), null);
        }

        private DateTimeOffset PromisedBy(Command request)
        {
            if (!DateOnly.TryParseExact(request.PromiseDay?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw Refusal.Of(nameof(Command.PromiseDay), "Write the day like 2027-02-01.");
            if (!TimeOnly.TryParseExact(request.PromiseTime?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                throw Refusal.Of(nameof(Command.PromiseTime), "Write the time like 16:30.");
            var by = OregonDay.At(day.ToDateTime(time));
            return by > moment.Now && by <= moment.Now.AddDays(CallBackTerms.DaysOfPromise) ? by
                : throw Refusal.Of(nameof(Command.PromiseDay), $"Choose a time from now on, within {CallBackTerms.DaysOfPromise} days.");
        }
    }

    /// <summary>A number of ten digits, however it is typed, as the portal writes phones; null when it is none.</summary>
    public static string? PhoneIn(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        if (digits is ['1', ..] && digits.Length == 11)
            digits = digits[1..];
        // What stands beside a number in words may be a name: it is no number then.
        return digits.Length == 10 && !(typed ?? "").Any(char.IsLetter) && $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" is var phone && FactRules.IsPhone(phone) ? phone : null;
    }

    /// <summary>Facts as a form carries them: <c>cco:allcare-cco@12</c>, with spaces between.</summary>
    public static string FactsAsText(IEnumerable<ReadFact> facts) => string.Join(' ', facts.Distinct().Select(f => $"{f.Kind}:{f.Key}@{f.Edition.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The same, read again; what is none is left out.</summary>
    public static IReadOnlyList<ReadFact> FactsIn(string? read) =>
        [.. Fact().Matches(read is { Length: > 20_000 } ? read[..20_000] : read ?? "").Select(m => new ReadFact(m.Groups["kind"].Value, m.Groups["key"].Value, int.Parse(m.Groups["edition"].Value, CultureInfo.InvariantCulture))).Distinct()];

    private static bool Is<T>(string? name)
        where T : struct, Enum => name is not null && Enum.GetNames<T>().Contains(name);

    [GeneratedRegex(@"(?<=^|\s)(?<kind>[a-z-]{1,40}):(?<key>[a-z0-9/,.#-]{1,200})@(?<edition>[0-9]{1,8})(?=\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Fact();

    /// <summary>A language, with a script or a region at most: no room for words.</summary>
    [GeneratedRegex(@"^[a-z]{2,3}(-([A-Z][a-z]{3}|[A-Z]{2}))?\z")]
    private static partial Regex LanguageTag();
}
