using System.Collections.Frozen;

namespace CcoPortal.Application.Staff.Editing;

/// <summary>What a form says about a field, and what it may hold beyond its type.</summary>
/// <param name="Label">Empty: the value itself of the group that it stands in, which has the label.</param>
/// <param name="Hint">The shape that is wanted, in a sentence; null where the label says it.</param>
public sealed record FieldWords(string Label, string? Hint = null)
{
    /// <summary>A part of the record’s key: it cannot change in a record that is there.</summary>
    public bool IsKey { get; init; }

    /// <summary>Told by the portal, never typed: who translated a text, when, and from which English.</summary>
    public bool IsPortals { get; init; }

    /// <summary>By language tag.</summary>
    public bool IsByLanguage { get; init; }

    /// <summary>By language, and never without English.</summary>
    public bool NeedsEnglish { get; init; }

    /// <summary>May be empty, though its type has no null: an empty text.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>More than a line.</summary>
    public bool IsLong { get; init; }

    /// <summary>Ends in one line end, as the pages of <c>data/content</c> do.</summary>
    public bool IsMarkdown { get; init; }

    public bool IsPhone { get; init; }

    /// <summary>An address that begins with https://.</summary>
    public bool IsWeb { get; init; }

    /// <summary>The list is kept in the order of the alphabet.</summary>
    public bool IsSorted { get; init; }

    /// <summary>Seldom edited: folded away until someone opens it.</summary>
    public bool IsRare { get; init; }

    /// <summary>Tells the items of a list apart, so that one that moved is known again.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>It names a record of this kind (a county by its name, any other by its key).</summary>
    public string? Names { get; init; }
}

/// <summary>The words of every field, by type and property, in the order in which a form shows them: what is edited most comes first.</summary>
public static class FieldTable
{
    private const string PhoneShape = "Like 800-273-0557, or a short number like 711.";
    private const string DayShape = "Like 2026-11-22: year, month, day.";
    private const string LineEach = "One in a line.";
    private const string SlugShape = "Small letters, digits and hyphens. It stands in addresses and cannot be changed later.";
    private const string OrderHint = "A number from 0. The smaller, the further up. No two may have the same.";

    private static readonly (string Field, FieldWords Words)[] All =
    [
        ("Fact.Value", new("")),
        ("Fact.Source", new("Source", "The address of the page that says so, or who said it, in a sentence.")),
        ("Fact.Confidence", new("How sure")),
        ("Fact.AsOf", new("Time the source speaks of", "A year or a year and month, like 2026-10. Empty if the source has no date.")),
        ("Fact.CheckedOn", new("Checked on", "The day on which someone last read the source, like 2026-11-22.")),
        ("NamedPhone.Label", new("For what", "Like Pharmacy.") { IsIdentity = true }),
        ("NamedPhone.Phone", new("Number", PhoneShape) { IsPhone = true }),
        ("RideLine.Name", new("Who gives the rides")),
        ("RideLine.Phones", new("Numbers", "One in a line, toll-free first. " + PhoneShape) { IsPhone = true }),
        ("RideLine.Tty", new("TTY numbers", "One in a line. " + PhoneShape) { IsPhone = true }),
        ("RideLine.Hours", new("Hours, in words", "Like Monday to Friday, 8 a.m. to 5 p.m.")),
        ("RideLine.LocalNumbers", new("Local numbers, by town")),
        ("RideLine.LocalNumbers.key", new("Town")),
        ("RideLine.LocalNumbers.value", new("Number", PhoneShape) { IsPhone = true }),
        ("OpeningHours.Spans", new("Times", "Where two hold on one day, the one with a season wins.")),
        ("OpeningHours.Note", new("Note on hours", "What else members should know, in plain words.")),
        ("OpeningSpan.Days", new("Days")),
        ("OpeningSpan.Opens", new("Opens", "Like 08:00.")),
        ("OpeningSpan.Closes", new("Closes", "Like 17:30.")),
        ("OpeningSpan.Season", new("Season", "Leave it empty for the whole year.") { IsRare = true }),
        ("Season.FromMonth", new("First month", "1 to 12.")),
        ("Season.FromDay", new("First day", "1 to 31.")),
        ("Season.ToMonth", new("Last month", "1 to 12.")),
        ("Season.ToDay", new("Last day", "1 to 31.")),

        ("Cco.Slug", new("Short name in addresses", SlugShape) { IsKey = true }),
        ("Cco.Phone", new("Phone", PhoneShape) { IsPhone = true }),
        ("Cco.TollFree", new("Toll-free phone", PhoneShape) { IsPhone = true }),
        ("Cco.Tty", new("TTY", "One number in a line. " + PhoneShape) { IsPhone = true }),
        ("Cco.Hours", new("Hours")),
        ("Cco.Website", new("Website", "It begins with https://.") { IsWeb = true }),
        ("Cco.Email", new("E-mail", "Like members@example.org.")),
        ("Cco.Address", new("Mail address", "Street, city, state and ZIP in one line.")),
        ("Cco.Rides", new("Rides")),
        ("Cco.OtherPhones", new("Other phones")),
        ("Cco.DentalPlans", new("Dental plans", "As a sentence or a list of names.") { IsLong = true, IsRare = true }),
        ("Cco.Fax", new("Fax", PhoneShape) { IsPhone = true, IsRare = true }),
        ("Cco.Name", new("Full name")),
        ("Cco.ShortName", new("Name that people say")),
        ("Cco.Organization", new("Organization that runs it")),
        ("Cco.FormerNames", new("Former names") { IsRare = true }),
        ("Cco.Successors", new("Who took over, by county", "Only when this CCO ended there.") { IsRare = true }),
        ("Cco.Successors.key", new("County") { Names = "county" }),
        ("Cco.Successors.value", new("CCOs that took over", "Short names, one in a line.")),
        ("Cco.SearchWords", new("Words it is found by", "What else people call it. One in a line. None is shown.") { IsByLanguage = true, IsRare = true }),

        ("ServiceArea.Cco", new("CCO") { IsKey = true, Names = "cco" }),
        ("ServiceArea.County", new("County") { IsKey = true, Names = "county" }),
        ("ServiceArea.Extent", new("Which part of the county") { IsKey = true }),
        ("ServiceArea.From", new("First day", DayShape + " Empty if it began before our records.") { IsKey = true }),
        ("ServiceArea.To", new("First day on which it no longer holds", DayShape + " Empty while it is open.")),
        ("ServiceArea.Zips", new("ZIPs", "One in a line. Only for “only these ZIPs” and “all but these ZIPs”.") { IsSorted = true }),
        ("ServiceArea.Certainty", new("How sure")),
        ("ServiceArea.Sources", new("Sources", "Addresses of pages, one in a line. Without one, it can only be “ask”.")),
        ("ServiceArea.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("ServiceArea.Note", new("Note for staff") { MayBeEmpty = true, IsLong = true }),

        ("ContactLine.Key", new("Short name", "Small letters, digits and hyphens. Pages name the line by it; it cannot be changed later.") { IsKey = true }),
        ("ContactLine.Phone", new("Phone", PhoneShape) { IsPhone = true }),
        ("ContactLine.Tty", new("TTY", "One number in a line. " + PhoneShape) { IsPhone = true }),
        ("ContactLine.LocalPhone", new("Local phone", PhoneShape) { IsPhone = true }),
        ("ContactLine.Label", new("What the line is called")),
        ("ContactLine.Purpose", new("When to call it") { IsLong = true }),
        ("ContactLine.Hours", new("Hours")),
        ("ContactLine.Mail", new("Mail address", "Street, city, state and ZIP in one line.")),
        ("ContactLine.Email", new("E-mail", "Like ask@example.org.")),
        ("ContactLine.Source", new("Source", "The address of the page that says so, or who said it, in a sentence.")),
        ("ContactLine.Confidence", new("How sure")),
        ("ContactLine.AsOf", new("Time the source speaks of", "A year or a year and month, like 2026-10. Empty if the source has no date.")),
        ("ContactLine.CheckedOn", new("Checked on", "The day on which someone last read the source, like 2026-11-22.")),
        ("ContactLine.Group", new("Where the contact page shows it", "emergency, members, rights or office.")),
        ("ContactLine.Texts", new("In other languages") { IsByLanguage = true }),
        ("ContactText.Label", new("What the line is called")),
        ("ContactText.Purpose", new("When to call it") { IsLong = true }),

        ("ContentPage.Section", new("Section", "help or learn: the first part of its address.") { IsKey = true }),
        ("ContentPage.Slug", new("Second part of its address", SlugShape) { IsKey = true }),
        ("ContentPage.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("ContentPage.Sources", new("Sources", "Addresses of pages, one in a line.")),
        ("ContentPage.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("ContentPage.Owner", new("Who keeps it true", "A role, like member-services.")),
        ("ContentPage.Order", new("Place in its section", "A number. The smaller, the further up.")),
        ("ContentPage.SearchWords", new("Words it is found by", "One in a line. None is shown.") { IsByLanguage = true, IsRare = true }),
        ("PageText.Title", new("Title")),
        ("PageText.Summary", new("Summary", "What the page helps to do, in a sentence or two.") { IsLong = true }),
        ("PageText.Body", new("Body", "Markdown. Facts stand as placeholders, like {phone:client-services}.") { IsLong = true, IsMarkdown = true }),

        ("Benefit.Slug", new("Short name in addresses", SlugShape) { IsKey = true }),
        ("Benefit.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("Benefit.IsCovered", new("OHP covers it")),
        ("Benefit.Adults", new("Members 21 and over")),
        ("Benefit.Under21", new("Members under 21")),
        ("Benefit.Pregnant", new("Pregnant members", "And for 12 months after.")),
        ("Benefit.Confidence", new("How sure is who gets it")),
        ("Benefit.Approval", new("Approval first")),
        ("Benefit.Referral", new("Referral first")),
        ("Benefit.Cost", new("What a member pays")),
        ("Benefit.Limits", new("Limits", "Their words stand in the text, one for each, in the same order.")),
        ("Benefit.PaidAs", new("Part of the plan that pays")),
        ("Benefit.WhoPays", new("Who pays, by enrollment type")),
        ("Benefit.WhoPays.key", new("Enrollment type") { Names = "enrollment-type" }),
        ("Benefit.WhoPays.value", new("Who pays")),
        ("Benefit.Packages", new("Packages that include it")),
        ("Benefit.Sources", new("Sources")),
        ("Benefit.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("Benefit.Area", new("Where the catalogue lists it")),
        ("Benefit.Order", new("Place in the catalogue", OrderHint)),
        ("Benefit.SearchWords", new("Words it is found by", "One in a line. None is shown.") { IsByLanguage = true, IsRare = true }),
        ("BenefitText.Name", new("Name")),
        ("BenefitText.Summary", new("Summary") { IsLong = true }),
        ("BenefitText.HowToGet", new("How to get it", "A phone stands as a placeholder, like {phone:client-services}.") { IsLong = true }),
        ("BenefitText.AdultsNote", new("Note on members 21 and over", "It stands behind “Yes: ” or “No: ”, without a full stop.")),
        ("BenefitText.Under21Note", new("Note on members under 21", "It stands behind “Yes: ” or “No: ”, without a full stop.")),
        ("BenefitText.PregnantNote", new("Note on pregnant members", "It stands behind “Yes: ” or “No: ”, without a full stop.")),
        ("BenefitText.Limits", new("Limits", "One in a line, one for each limit of the service.") { IsLong = true }),
        ("BenefitText.ApprovalNote", new("Note on approval", "Without a full stop.")),
        ("BenefitText.ReferralNote", new("Note on referral", "Without a full stop.")),
        ("BenefitText.Category", new("Category")),
        ("BenefitText.PackageNotes", new("What is different, by package") { IsRare = true }),
        ("BenefitText.PackageNotes.key", new("Package") { Names = "package" }),
        ("BenefitText.PackageNotes.value", new("What is different") { IsLong = true }),
        ("BenefitLimit.Sources", new("Sources", "Names among the sources of the service, one in a line.")),
        ("BenefitLimit.Confidence", new("How sure")),
        ("PriorApproval.Need", new("Must someone say yes first?")),
        ("PriorApproval.Confidence", new("How sure")),
        ("Cost.Usd", new("Dollars", "A number, like 0 or 3.50. Empty when OHP does not cover it.")),
        ("Cost.Sources", new("Sources", "Names among the sources of the service, one in a line.")),
        ("Cost.Confidence", new("How sure")),
        ("PackageTerms.Package", new("Package") { IsIdentity = true, Names = "package" }),
        ("PackageTerms.AtMost", new("At most", "Empty when the package has no limit of its own.")),
        ("PackageTerms.ChildRules", new("Members 21 and over get what members under 21 get")),
        ("PackageTerms.Payer", new("Who pays in this package", "Empty for what the enrollment type says.")),
        ("Source.Id", new("Name", "Like OAR-410-123-1260.") { IsIdentity = true }),
        ("Source.Title", new("Title")),
        ("Source.Url", new("Address", "It begins with https:// or http://.")),
        ("Source.ReadVia", new("How it was read", "When not on the page itself.")),

        ("BenefitPackage.Slug", new("Short name", SlugShape) { IsKey = true }),
        ("BenefitPackage.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("BenefitPackage.Codes", new("Codes on letters", "Capital letters, one in a line.")),
        ("BenefitPackage.Status", new("Status")),
        ("BenefitPackage.EndedOn", new("Last day", DayShape)),
        ("BenefitPackage.CommonType", new("Enrollment type of most of its members", "Empty when they are in no CCO.") { Names = "enrollment-type" }),
        ("BenefitPackage.MeansPregnant", new("It is given for pregnancy and the 12 months after")),
        ("BenefitPackage.Confidence", new("How sure")),
        ("BenefitPackage.Sources", new("Sources")),
        ("BenefitPackage.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("BenefitPackage.Order", new("Place in lists", OrderHint)),
        ("EnrollmentType.Code", new("Code on letters", "Capital letters. It cannot be changed later.") { IsKey = true }),
        ("EnrollmentType.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("EnrollmentType.Physical", new("Who pays for physical care")),
        ("EnrollmentType.Behavioral", new("Who pays for mental health care and addiction treatment")),
        ("EnrollmentType.Dental", new("Who pays for dental care")),
        ("EnrollmentType.Rides", new("Who pays for rides")),
        ("EnrollmentType.Confidence", new("How sure")),
        ("EnrollmentType.Sources", new("Sources")),
        ("EnrollmentType.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("PlanText.Name", new("Name")),
        ("PlanText.Plain", new("What it is", "A sentence or two.") { IsLong = true }),
        ("PlanText.Who", new("Whom it is for", "Empty when the name says it.") { IsLong = true }),

        ("CcoExtra.Key", new("Short name", SlugShape) { IsKey = true }),
        ("CcoExtra.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true, IsLong = true }),
        ("CcoExtra.Ccos", new("CCOs", "Short names, one in a line.")),
        ("CcoExtra.Benefit", new("Service it is about", "Empty when it is something of its own.") { Names = "benefit" }),
        ("CcoExtra.BeyondOhp", new("Beyond the OHP benefits", "No: a rule of the CCO’s own about an OHP benefit.")),
        ("CcoExtra.Phone", new("Phone", PhoneShape) { IsPhone = true }),
        ("CcoExtra.Source", new("Source", "The address of the page that says so.")),
        ("CcoExtra.Confidence", new("How sure")),
        ("CcoExtra.AsOf", new("Time the source speaks of", "A year or a year and month, like 2026-10. Empty if the source has no date.")),
        ("CcoExtra.CheckedOn", new("Checked on", "The day on which someone last read the source, like 2026-11-22.")),

        ("DangerTopic.Key", new("Short name", SlugShape) { IsKey = true }),
        ("DangerTopic.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("DangerTopic.Lines", new("Lines to call", "Short names of contacts, the first to call first, one in a line.")),
        ("DangerTopic.Withheld", new("Services not to be shown with it", "Short names, one in a line.")),
        ("DangerTopic.Order", new("Place", OrderHint)),
        ("DangerTopic.Patterns", new("Words that tell of it", "One pattern in a line, like kill* me|myself. Small letters without accents.") { IsByLanguage = true, IsRare = true }),
        ("DangerText.Title", new("Title", "It names the danger.")),
        ("DangerText.Advice", new("Advice", "What to do, and whom to call.") { IsLong = true }),

        ("Holiday.Day", new("Day", DayShape) { IsKey = true }),
        ("Holiday.Name", new("Name")),
        ("Holiday.Source", new("Source")),
        ("Holiday.CheckedOn", new("Checked on", "The day on which someone last read the source, like 2026-11-22.")),
        ("Measure.Key", new("Short name", SlugShape) { IsKey = true }),
        ("Measure.Texts", new("Name") { IsByLanguage = true, NeedsEnglish = true }),
        ("Measure.Values", new("Results")),
        ("Measure.Goals", new("Goals", "In percent, one in a line, the newest last.")),
        ("Measure.CountsAnewFrom", new("Counts in another way from", "A year. Empty when there is none.")),
        ("Measure.Sources", new("Sources", "Addresses of pages, one in a line.")),
        ("Measure.CheckedOn", new("Checked on", "The day on which someone last read the sources, like 2026-11-22.")),
        ("Measure.Confidence", new("How sure")),
        ("Measure.Order", new("Place in lists", "A number. The smaller, the further up.")),
        ("MeasureValue.Year", new("Year of the report") { IsIdentity = true }),
        ("MeasureValue.Value", new("Percent", "0 to 100.")),

        ("BannerNotice.Key", new("Short name", SlugShape) { IsKey = true }),
        ("BannerNotice.Level", new("How grave it is", "The gravest stands first.")),
        ("BannerNotice.Start", new("Shown from")),
        ("BannerNotice.End", new("Shown until", "A year later at most.")),
        ("BannerNotice.Texts", new("Text") { IsByLanguage = true, NeedsEnglish = true }),
        ("WallClock.Day", new("Day", DayShape)),
        ("WallClock.Time", new("Time in Oregon", "Like 08:00 or 17:30.")),
        ("NoticeText.Title", new("Title", "A line.")),
        ("NoticeText.Body", new("Body", "A few lines of Markdown, without headings. A phone stands as a placeholder, like {phone:client-services}.") { IsLong = true, IsMarkdown = true }),

        ("County.Slug", new("Short name in addresses", SlugShape) { IsKey = true }),
        ("County.Name", new("Name", "Without the word County.")),
        ("County.Seat", new("County seat")),
        ("County.Population", new("People at the 2020 Census")),
        ("County.Fips", new("Census code", "Five digits, like 41027.")),
        ("Zip.Code", new("ZIP", "Five digits.") { IsKey = true }),
        ("Zip.Status", new("Status")),
        ("Zip.City", new("City of the Postal Service")),
        ("Zip.Type", new("Type", "STANDARD, PO BOX or UNIQUE.")),
        ("Zip.Zcta", new("Census area on the map", "Five digits.")),
        ("Zip.Counties", new("Counties", "The likeliest first.")),
        ("ZipCounty.County", new("County") { IsIdentity = true, Names = "county" }),
        ("ZipCounty.Share", new("Share of its homes", "0 to 1.")),
        ("ZipCounty.HasHomes", new("It has homes there")),
        ("ZipCounty.People2010", new("People there at the 2010 Census", "Empty where it counted none apart.")),
        ("Place.Key", new("Short name", "Name and first county, like riverside-malheur. It cannot be changed later.") { IsKey = true }),
        ("Place.Name", new("Name")),
        ("Place.Kind", new("Kind", "Like incorporated city.")),
        ("Place.Counties", new("Counties", "The largest share first.")),
        ("Place.Zips", new("ZIPs", LineEach)),
        ("Place.Population", new("People")),
        ("PlaceCounty.County", new("County") { IsIdentity = true, Names = "county" }),
        ("PlaceCounty.Share", new("Share of its people", "0 to 1.")),

        ("TranslatedRecord.Translations", new("How it was translated") { IsByLanguage = true }),
        ("Translation.Status", new("Status")),
        ("Translation.By", new("By") { IsPortals = true }),
        ("Translation.On", new("On") { IsPortals = true }),
        ("Translation.From", new("Made from the English with the mark") { IsPortals = true }),
    ];

    private static readonly FrozenDictionary<string, (int Place, FieldWords Words)> ByField =
        All.Index().ToFrozenDictionary(f => f.Item.Field, f => (f.Index, f.Item.Words), StringComparer.Ordinal);

    /// <summary>Choices whose name in the program is not what a person would say.</summary>
    private static readonly FrozenDictionary<string, string> Choices = new Dictionary<string, string>
    {
        ["Confidence.Low"] = "Low: not shown to members",
        ["Confidence.Medium"] = "Medium: shown with its date",
        ["Confidence.High"] = "High: shown plainly",
        ["Certainty.Ask"] = "Ask: members call to be sure",
        ["Extent.Whole"] = "The whole county",
        ["Extent.Only"] = "Only these ZIPs",
        ["Extent.Except"] = "All but these ZIPs",
        ["Extent.PartUnlisted"] = "Some ZIPs, not known which",
        ["BenefitArea.Hrsn"] = "Health-related social needs",
        ["PaidAs.AlwaysOha"] = "Always OHA",
        ["PaidAs.AnyCco"] = "Any CCO",
        ["Payer.Ask"] = "Not known: ask",
        ["Payer.Cco"] = "CCO",
        ["Payer.Oha"] = "OHA (open card)",
        ["Payer.OhaRides"] = "OHA’s ride service",
        ["Payer.CcoAndOha"] = "CCO and OHA",
        ["Payer.Odhs"] = "ODHS",
        ["Payer.OtherPlan"] = "The other plan",
        ["PackageStatus.OtherPlan"] = "A separate plan pays",
        ["ZipStatus.Border"] = "Border: another state’s ZIP with homes in Oregon",
        ["ZipStatus.Disputed"] = "Disputed: on the Census map only",
        ["ZipStatus.Retired"] = "Retired: no longer used",
        ["TranslationStatus.Drafted"] = "Drafted: not yet checked by a translator",
        ["TranslationStatus.Reviewed"] = "Reviewed by a translator",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string One, string Many)> Kinds = new Dictionary<string, (string, string)>
    {
        ["cco"] = ("CCO", "CCOs"),
        ["service-area"] = ("Service area", "Service areas"),
        ["contact"] = ("Contact", "Contacts"),
        ["benefit"] = ("Service", "Services (benefits)"),
        ["page"] = ("Page", "Pages"),
        ["package"] = ("Benefit package", "Benefit packages"),
        ["enrollment-type"] = ("Enrollment type", "Enrollment types"),
        ["cco-extra"] = ("Extra of a CCO", "Extras of CCOs"),
        ["danger"] = ("Danger", "Dangers and whom to call"),
        ["measure"] = ("Result", "Results of the whole state"),
        ["notice"] = ("Banner notice", "Banner notices"),
        ["holiday"] = ("Holiday", "Holidays"),
        ["county"] = ("County", "Counties"),
        ["zip"] = ("ZIP", "ZIPs"),
        ["place"] = ("Place", "Places"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every field that has words, as <c>Type.Property</c>; the key and the value of a list by key add <c>.key</c> and <c>.value</c>.</summary>
    public static IEnumerable<string> Fields => All.Select(f => f.Field);

    /// <summary>The words of a field. One that has none here (a test finds it) is called as the program calls it, so that no form is lost for it.</summary>
    public static FieldWords Words(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return ByField.TryGetValue(field, out var found) ? found.Words : new FieldWords(Spaced(field[(field.LastIndexOf('.') + 1)..]));
    }

    /// <summary>Where a form shows the field among those of its type.</summary>
    public static int Place(string field) => ByField.TryGetValue(field, out var found) ? found.Place : int.MaxValue;

    /// <summary>What a person would say for a choice, for example “Only these ZIPs” for <c>Extent.Only</c>.</summary>
    public static string Choice(Type type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Choices.TryGetValue($"{type.Name}.{name}", out var said) ? said : Spaced(name);
    }

    /// <summary>“Long term care” for <c>LongTermCare</c>.</summary>
    private static string Spaced(string name) => string.Concat(name.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>What a kind of record is called: “CCO”.</summary>
    public static string Kind(string kind) => Kinds.TryGetValue(kind, out var said) ? said.One : kind;

    /// <summary>What records of a kind are called: “CCOs”.</summary>
    public static string KindOfMany(string kind) => Kinds.TryGetValue(kind, out var said) ? said.Many : kind;

    /// <summary>Kinds in the order in which staff edit them; those without words come last.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> kinds)
    {
        string[] order = ["cco", "service-area", "contact", "notice", "page", "benefit", "package", "enrollment-type", "cco-extra", "danger", "measure", "holiday", "place", "zip", "county"];
        return [.. kinds.OrderBy(k => Array.IndexOf(order, k) is var at and >= 0 ? at : order.Length)];
    }
}
