using CcoPortal.Application;
using CcoPortal.Application.Benefits;
using CcoPortal.Application.Ccos;
using CcoPortal.Application.Desk;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Freshness;
using CcoPortal.Domain.Search;
using CcoPortal.Web.Content;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Desk;

/// <summary>What an agent says: the words of the public pages, one after the other, in the language that is spoken now.</summary>
public static class ScriptWords
{
    public const string ClientServices = "client-services";

    /// <param name="on">The day for which places were looked up.</param>
    public static CallScript Of(DeskAnswer answer, Moment moment, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return answer switch
        {
            DeskAnswer.Place { Coverage: Served served } place => Serves(served, place.IsPart, moment, on),
            DeskAnswer.Place place => Unsettled(place.Coverage, moment),
            DeskAnswer.OfCco cco => OfCco(cco, moment),
            DeskAnswer.OfBenefit service => OfService(service, moment),
            DeskAnswer.Line line => new(line.Contact.In(Tag).Label, [line.Contact.In(Tag).Purpose, Call(line.Contact.In(Tag).Label, line.Contact.Phone)], [Number(line.Contact, moment)], Checked(Care.Calls, line.Contact.CheckedOn, moment), null),
            DeskAnswer.Letter letter => OfLetter(letter.Coverage, moment),
            DeskAnswer.Text text => OfText(text, moment),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "The desk has no words for it."),
        };
    }

    /// <summary>Whether a language has words for an answer: one without the texts of services and pages never has English in the middle.</summary>
    public static bool Has(Language language, DeskAnswer? answer) => language is { SpeaksAll: true } || answer is null or DeskAnswer.Place or DeskAnswer.OfCco or DeskAnswer.Line;

    /// <summary>When nothing was found.</summary>
    public static CallScript Nothing(Moment moment) =>
        new(T("We found nothing for these words"), [FactWords.Filled(T("Or ask a person. Call OHP Client Services: {phone:client-services}. You can also call your CCO. The number is on your CCO card."), moment)], [Line(ClientServices, moment)], [], null);

    /// <summary>When the number that someone reads out is nobody's whom the portal knows.</summary>
    public static CallScript NotOurNumber(Moment moment) =>
        new(T("That number is not in our records"), [$"{T("That number is not in our records")}.", T("We do not know whose number it is. Be careful with it."), FactWords.Filled(T("We are not sure. Call OHP Client Services to check: {phone:client-services}."), moment)], [Line(ClientServices, moment)], [], null);

    /// <summary>Keys of the statewide lines whose numbers a script says or gives, wherever they stand in it.</summary>
    public static IEnumerable<string> LinesIn(CallScript script, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(script);
        return LinesIn(string.Join('\n', [.. script.Sentences, .. script.Numbers.Select(n => n.Phone)]), edition);
    }

    /// <summary>Keys of the statewide lines whose numbers stand in a text.</summary>
    public static IEnumerable<string> LinesIn(string text, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Facts.Contacts.Where(c => Says(text, c.Phone)).Select(c => c.Key);
    }

    /// <summary>The number as a whole, and not as a part of another.</summary>
    private static bool Says(string text, string phone)
    {
        for (var at = text.IndexOf(phone, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phone, at + 1, StringComparison.Ordinal))
        {
            if (!IsOfNumber(text, at - 1) && !IsOfNumber(text, at + phone.Length))
                return true;
        }

        return false;

        static bool IsOfNumber(string text, int at) => at >= 0 && at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '-');
    }

    private static string Tag => Language.Current.Tag;

    private static CallScript Serves(Served served, bool isPart, Moment moment, DateOnly on)
    {
        var county = served.County.Name;
        var sure = served.Ccos.Where(s => s.Certainty != Certainty.Ask).ToList();
        var maybe = served.Ccos.Where(s => s.Certainty == Certainty.Ask).ToList();
        var shown = sure.Count > 0 ? sure : maybe;
        var title = (sure.Count > 0, isPart) switch
        {
            (true, false) => N("{1} CCO serves {2} County|{1} CCOs serve {2} County", shown.Count, Words.Count(shown.Count), county),
            (true, true) => N("{1} CCO serves this part of {2} County|{1} CCOs serve this part of {2} County", shown.Count, Words.Count(shown.Count), county),
            (false, false) => N("{1} CCO may serve {2} County|{1} CCOs may serve {2} County", shown.Count, Words.Count(shown.Count), county),
            (false, true) => N("{1} CCO may serve this part of {2} County|{1} CCOs may serve this part of {2} County", shown.Count, Words.Count(shown.Count), county),
        };
        var sentences = new List<string>();
        if (on != moment.Today)
            sentences.Add(T("This is for {0}.", Words.Day(on)));
        sentences.Add($"{title}: {Words.List(shown.Select(s => Words.Name(s.Cco)))}.");
        if (sure.Count > 1)
            sentences.Add(T("You may have a choice. The CCOs are in A to Z order. We do not rank them. OHP benefits are the same in each."));
        foreach (var serving in shown.Where(s => CcoFacts.BestPhone(s.Cco) is not null))
            sentences.Add(Call(Words.Name(serving.Cco), CcoFacts.BestPhone(serving.Cco)!.Value));
        if (sure.Count > 0)
            sentences.AddRange(maybe.Select(s => $"{T("{0} may also serve parts of {1} County", Words.Name(s.Cco), county)}."));
        if (maybe.Count > 0)
            sentences.Add(FactWords.Filled(T("We are not sure. Call OHP Client Services to check: {phone:client-services}."), moment));
        if (served.Upcoming.Count > 0)
            sentences.Add($"{T("This will change")}. {Dated(served.Upcoming)}");
        sentences.Add($"{T("Already have OHP? Look at your card")}. {T("Your CCO’s name is on your CCO card and on your coverage letter.")}");
        return new(
            title, sentences, [.. shown.Select(s => Number(s.Cco, CcoFacts.InMountainTime(county), moment)).OfType<GivenNumber>(), .. maybe.Count > 0 ? [Line(ClientServices, moment)] : Array.Empty<GivenNumber>()],
            [
                .. served.Ccos.Select(s => $"{T("**{0}:** listed for {1}.", Words.Name(s.Cco), Words.Rule(s)).Replace("**", "", StringComparison.Ordinal)} {Sure(s.Certainty)}"),
                .. Read(Care.ServiceAreas, served.Ccos.Min(s => s.CheckedOn), moment),
                .. shown.SelectMany(s => OfPhone(s.Cco, moment)),
                // In a month it is news no more, and still true: so it is no part of what is said.
                .. served.Recent.Count > 0 ? [$"{T("What changed here")}. {Dated(served.Recent)}"] : Array.Empty<string>(),
            ],
            null);

        // As of the day that was asked for.
        string Dated(IEnumerable<CoverageChange> changes) => string.Join(' ', Words.DatedChanges(changes, moment.Edition, on));
    }

    private static string Sure(Certainty certainty) => certainty switch
    {
        Certainty.Confirmed => T("Our sources agree."),
        Certainty.Likely => T("This is likely, but not certain."),
        _ => T("We are not sure. Call to check."),
    };

    private static CallScript Unsettled(CoverageAnswer coverage, Moment moment) => coverage switch
    {
        ChooseCounty choose => Ask(
            T("Which county do you live in?"), T("This place is in more than one county. The CCOs are not the same in each."), "county",
            choose.Choices.Select(c => (c.County.Name, Words.County(c.County.Name), $"{(c.Places.Count > 0 ? $"{T("Near {0}", Words.List(c.Places.Select(Words.Place)))}. " : "")}{Words.Names(c.Ccos)}"))),
        ChooseZip choose => Ask(
            T("Which ZIP code do you live in?"), T("The CCOs are not the same in all of {0}.", Words.Place(choose.Name)), "q",
            choose.Zips.Select(z => ($"{z.Zip.Code}|{choose.County.Name}", z.Zip.Code, $"{Words.Place(z.Zip.City)}. {Words.Names(z.Ccos)}"))),
        ChoosePlace choose => Ask(
            T("Which place do you mean?"), T("Oregon has more than one place with this name."), "q",
            choose.Meanings.Select(m => (
                m.IsCounty ? $"{m.County.Name} County" : $"{m.Name}, {m.County.Name} County", m.IsCounty ? Words.County(m.County.Name) : T("{0}, in {1} County", Words.Place(m.Name), m.County.Name), Words.Names(m.Ccos)))),
        NotOregon => Say(T("That place is not in Oregon"), T("The Oregon Health Plan (OHP) is for people who live in Oregon."), T("Do you live in Oregon? Check what you typed. Or type the city where you live or stay.")),
        RetiredZip retired => Say(T("That ZIP code is no longer used"), T("It was in {0} County. Look at your mail for the ZIP code you have now. Or type your city.", retired.County.Name)),
        UnknownPlace { Suggestions.Count: > 0 } unknown => Ask(T("We do not know that place"), T("Did you mean…"), "q", unknown.Suggestions.Select(s => (s, Words.Place(s), ""))),
        UnknownPlace => Say(T("We do not know that place"), T("Check the spelling. Or try your ZIP code, or the name of your county.")),
        NoRecord none => Say(
            T("We have no records there"), T("We do not know which CCO serves this part of {0} County.", none.County.Name),
            FactWords.Filled(T("We are not sure. Call OHP Client Services to check: {phone:client-services}."), moment)) with
        { Numbers = [Line(ClientServices, moment)] },
        _ => throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "The desk has no words for it."),
    };

    private static CallScript Say(string title, params string[] sentences) => new(title, sentences, [], [], null);

    private static CallScript Ask(string title, string why, string field, IEnumerable<(string Value, string Words, string Detail)> choices) => new(title, [why], [], [], new NextQuestion(title, field, [.. choices]));

    private static CallScript OfCco(DeskAnswer.OfCco answer, Moment moment)
    {
        if (answer.Ended is { } ended)
            return HasEnded(answer, ended, moment);
        var (cco, name) = (answer.Cco, Words.Name(answer.Cco));
        var sentences = new List<string> { SiteWords.Of(new SiteHit.Cco(cco.Slug), moment).About };
        // Of one that has not begun, this was all that is said about it.
        if (answer.Areas.Any(a => a.Holds(moment.Today)))
            sentences.AddRange(Words.Ahead(cco, moment.Edition, moment.Today));
        if (CcoFacts.BestPhone(cco) is { } phone)
            sentences.Add(Call(name, phone.Value));
        var rides = CcoFacts.Shown(cco.Rides);
        if (rides is not null)
            sentences.Add($"{T("Free rides")}: {rides.Value.Name}, {Words.InText(rides.Value.Phones[0])}.");
        return new(
            name, sentences, Number(cco, answer.Areas.Any(a => CcoFacts.InMountainTime(a.County)), moment) is { } number ? [number] : [],
            [
                .. answer.Areas.Count == 0 ? [] : Read(Care.ServiceAreas, answer.Areas.Min(a => a.CheckedOn), moment),
                .. OfPhone(cco, moment),
                .. rides is not null && Words.Caution(rides, Care.Calls, moment.Today) is { Length: > 0 } caution ? [$"{T("Free rides")}: {caution}"] : Array.Empty<string>(),
            ],
            null);
    }

    /// <summary>Who took over, by county, and the numbers of those who still serve someone; never its own.</summary>
    private static CallScript HasEnded(DeskAnswer.OfCco answer, ListCcos.Ended ended, Moment moment)
    {
        var living = ended.Successors.Where(moment.Edition.CcosOn(moment.Today).Contains).ToList();
        return new(
            Words.Name(answer.Cco),
            [
                SiteWords.Of(new SiteHit.Cco(answer.Cco.Slug), moment).About,
                T("It stopped serving members on {0}.", Words.Day(ended.Day)),
                .. answer.Cco.Successors.Where(s => s.Value.Count > 0).Select(s => $"{Words.County(s.Key)}: {Words.Moved([.. ended.Successors.Where(c => s.Value.Contains(c.Slug))])}"),
                .. living.Where(c => CcoFacts.BestPhone(c) is not null).Select(c => Call(Words.Name(c), CcoFacts.BestPhone(c)!.Value)),
                FactWords.Filled(T("Not sure which CCO you are in? Call OHP Client Services: {phone:client-services}."), moment),
            ],
            [.. living.Select(c => Number(c, moment.Edition.AreasOf(c).Any(a => a.Holds(moment.Today) && CcoFacts.InMountainTime(a.County)), moment)).OfType<GivenNumber>(), Line(ClientServices, moment)],
            [T("We read our sources on {0}.", Words.Day(answer.Areas.Min(a => a.CheckedOn))), .. living.SelectMany(c => OfPhone(c, moment))], null);
    }

    private static CallScript OfService(DeskAnswer.OfBenefit answer, Moment moment)
    {
        var (benefit, text) = (answer.Benefit, answer.Benefit.In(Tag));
        var sentences = new List<string> { $"{text.Name}: {BenefitWords.Answer(benefit, answer.Age)}", FactWords.Filled(text.Summary, moment) };
        if (benefit.IsCovered && !IsPlainNo(answer))
        {
            sentences.Add(BenefitWords.Approval(benefit.Approval));
            sentences.Add(BenefitWords.Referral(benefit.Referral));
        }

        if (answer.Answer is { IsCovered: true } pays)
            sentences.Add($"{T("Who pays")}: {BenefitWords.Payer(pays.Payer)}.");
        sentences.Add(FactWords.Filled(text.HowToGet, moment));
        var line = answer.Answer is null ? ClientServices : BenefitWords.Line(answer.Answer.Payer);
        return new(
            text.Name, sentences, line is null ? [] : [Line(line, moment)],
            [BenefitWords.Sure(benefit.Confidence), .. Read(Care.Benefits, benefit.CheckedOn, moment)], Depends(answer, moment));
    }

    /// <summary>Age first, then who pays, each only where the answer depends on it.</summary>
    private static NextQuestion? Depends(DeskAnswer.OfBenefit answer, Moment moment)
    {
        var benefit = answer.Benefit;
        if (!benefit.IsCovered || IsPlainNo(answer))
            return null;
        if (answer.Age is null && benefit.Under21 != benefit.Adults)
            return AskAge();
        return answer.Answer is null && benefit.WhoPays.Values.Distinct().Count() > 1 ? AskType(moment) : null;
    }

    /// <summary>From 21 nobody gets it: not in some cases, and not in pregnancy. Then nobody approves it or pays for it either. Under 21 no is never so plain: care that someone needs may be covered all the same.</summary>
    private static bool IsPlainNo(DeskAnswer.OfBenefit answer) => answer is { Age: AgeGroup.From21, Benefit: { Adults: Cover.No, Pregnant: Cover.No } } && answer.Benefit.In(Tag).AdultsNote is null;

    private static NextQuestion AskAge() => new(T("How old is the person?"), "age", [(ListBenefits.Under21, T("Under 21"), ""), (ListBenefits.From21, T("21 and over"), "")]);

    private static NextQuestion AskType(Moment moment) =>
        new(T("What is the CCO type on the coverage letter?"), "type", [.. moment.Edition.Facts.EnrollmentTypes.Select(t => (t.Code, t.HasCco ? t.Code : T("No CCO (open card)"), ""))]);

    private static CallScript OfLetter(ShowMyCoverage.Result coverage, Moment moment)
    {
        var (plan, facts) = (coverage.Plan, moment.Edition.Facts);
        var ended = coverage.Letter?.Packages.Where(p => p.Status == PackageStatus.Ended).ToList() ?? [];
        // What is on the letter, and nothing that is only assumed.
        string[] title = [Words.List((plan.Assumed.Contains(Unknown.Package) ? ended : coverage.Packages).Select(BenefitWords.Package)), plan.Assumed.Contains(Unknown.Type) ? "" : plan.Type.HasCco ? plan.Type.Code : T("No CCO (open card)")];
        return new(
            string.Join(", ", title.Where(t => t.Length > 0)),
            [
                .. ended.Select(p => $"{BenefitWords.Package(p)}: {FactWords.Filled(BenefitWords.Ended(p), moment)}"),
                .. plan.Mismatches.Select(m => FactWords.Filled(BenefitWords.Mismatched(m), moment)),
                .. plan.Assumed.Count > 0 ? [BenefitWords.Assumed(plan)] : Array.Empty<string>(),
                BenefitWords.Plain(plan), .. Pays(coverage.Areas),
            ],
            [Line(ClientServices, moment)], Checked(Care.Benefits, new[] { plan.Package.CheckedOn, plan.Type.CheckedOn }.Min(), moment),
            plan.Assumed.Contains(Unknown.Age) && !At(AgeGroup.Under21).SequenceEqual(At(AgeGroup.From21)) ? AskAge()
            : plan.Assumed.Contains(Unknown.Type) && plan.Package.CommonType is not null ? AskType(moment) : null);

        IEnumerable<string> At(AgeGroup age) => Pays(MyCoverage.Areas(facts.Benefits, MyCoverage.Plan(coverage.Member with { Age = age }, facts.Packages, facts.EnrollmentTypes)));

        static IEnumerable<string> Pays(IEnumerable<AreaAnswer> areas) => areas.Select(a => $"{BenefitWords.Area(a.Area)}: {BenefitWords.Headline(a)}. {BenefitWords.HowMuch(a)}".Trim());
    }

    private static CallScript OfText(DeskAnswer.Text answer, Moment moment)
    {
        var found = SiteWords.Of(answer.Hit, moment);
        var page = answer.Hit is SiteHit.Page hit ? moment.Edition.Page(hit.Path.TrimStart('/')) : null;
        return new(
            found.Title, [found.About, .. page is null ? [] : PageBody.Lead(page.In(Tag).Body, moment)], [Line(ClientServices, moment)],
            page is null ? [] : Read(Care.Pages, page.CheckedOn, moment), null);
    }

    private static string Call(string whose, string phone) => $"{T("Call {0} at {1}", whose, Words.InText(phone))}.";

    private static string[] Checked(Care care, DateOnly? on, Moment moment) => Words.LastChecked(care, on, moment.Today) is { Length: > 0 } told ? [told] : [];

    /// <summary>When sources were read, and that this is long ago.</summary>
    private static string[] Read(Care care, DateOnly on, Moment moment) => [T("We read our sources on {0}.", Words.Day(on)), .. Checked(care, on, moment)];

    /// <summary>How old a CCO's number is, where that must be said.</summary>
    private static string[] OfPhone(Cco cco, Moment moment) => CcoFacts.BestPhone(cco) is { } phone && Words.Caution(phone, Care.Calls, moment.Today) is { Length: > 0 } caution
        ? [$"{Words.Name(cco)}, {Words.InText(phone.Value)}: {caution}"] : [];

    private static GivenNumber? Number(Cco cco, bool inMountainTime, Moment moment) =>
        CcoFacts.BestPhone(cco) is { } phone ? Number(Words.Name(cco), phone.Value, CcoFacts.Shown(cco.Tty)?.Value ?? [], cco.Hours, inMountainTime, moment) : null;

    private static GivenNumber Line(string key, Moment moment) => Number(moment.Edition.Contact(key), moment);

    private static GivenNumber Number(ContactLine line, Moment moment) => Number(line.In(Tag).Label, line.Phone, line.Tty, line.Hours, false, moment);

    /// <summary>With all that the public pages say of hours.</summary>
    private static GivenNumber Number(string whose, string phone, IReadOnlyList<string> tty, Fact<OpeningHours>? hours, bool inMountainTime, Moment moment) => CcoFacts.Shown(hours) is not { } shown ? new(whose, phone, tty, [], "", null)
        : new(
            whose, phone, tty,
            [
                .. Words.Hours(shown.Value),
                .. inMountainTime ? [$"{T("Pacific time. In Mountain time:")} {Words.Semicolons(Words.Hours(shown.Value, hoursLater: 1))}"] : Array.Empty<string>(),
                .. shown.Value.Note is { } note ? [Copy.Say.Data(note)] : Array.Empty<string>(),
            ],
            $"{(inMountainTime ? "" : T("Pacific time."))} {Words.Caution(shown, Care.Calls, moment.Today)}".Trim(), CcoFacts.Opening(hours, moment));
}
