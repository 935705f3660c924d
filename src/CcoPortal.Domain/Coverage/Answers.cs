using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Places;

namespace CcoPortal.Domain.Coverage;

/// <summary>One thing that can be said to “who serves this place on this day?”. The set is closed: a page must be ready for each.</summary>
public abstract record CoverageAnswer
{
    private protected CoverageAnswer()
    {
    }
}

/// <summary>One set of CCOs serves the place.</summary>
/// <param name="County">The county of the area; for a ZIP in several counties with one set, the likeliest.</param>
/// <param name="Ccos">Those that are not <see cref="Certainty.Ask"/> first, then those that are, each A to Z. Never empty.</param>
/// <param name="Recent">Changes whose first day lies in the last 90 days, that day included.</param>
/// <param name="Upcoming">Changes whose first day lies in the next 180 days.</param>
public sealed record Served(County County, IReadOnlyList<Serving> Ccos, IReadOnlyList<CoverageChange> Recent, IReadOnlyList<CoverageChange> Upcoming)
    : CoverageAnswer
{
    /// <summary>The CCO slugs in ordinal order, joined by commas: together with the county it names the area.</summary>
    public string Set { get; } = string.Join(',', Ccos.Select(c => c.Cco.Slug).Order(StringComparer.Ordinal));

    /// <summary>The area's own page; there is no ZIP in it.</summary>
    public string Href => field ??= $"/areas/{County.Slug}/{Set}";

    /// <summary>The certainty of the least sure CCO that is not merely a possibility; <see cref="Certainty.Ask"/> when all are.</summary>
    public Certainty Certainty => Ccos.Where(c => c.Certainty != Certainty.Ask).Select(c => c.Certainty).DefaultIfEmpty(Certainty.Ask).Min();
}

/// <summary>The place lies in several counties whose sets of CCOs differ.</summary>
/// <param name="Choices">Likeliest first.</param>
public sealed record ChooseCounty(IReadOnlyList<CountyChoice> Choices) : CoverageAnswer;

/// <param name="Share">Share of the homes (of a ZIP) or people (of a place) in this county, 0 to 1.</param>
/// <param name="Places">Names people know in this part, largest first.</param>
/// <param name="Ccos">Every CCO that serves some of it.</param>
public sealed record CountyChoice(County County, double Share, IReadOnlyList<string> Places, IReadOnlyList<ListedCco> Ccos);

/// <summary>A county, or a place in one county, whose parts have different CCOs.</summary>
/// <param name="Name">The place's or county's name.</param>
/// <param name="Zips">Ascending.</param>
public sealed record ChooseZip(string Name, County County, IReadOnlyList<ZipChoice> Zips) : CoverageAnswer;

public sealed record ZipChoice(Zip Zip, IReadOnlyList<ListedCco> Ccos);

/// <summary>A name with several meanings whose areas differ.</summary>
public sealed record ChoosePlace(string Name, IReadOnlyList<Meaning> Meanings) : CoverageAnswer;

/// <param name="Kind">“county”, or the place's kind.</param>
public sealed record Meaning(string Name, string Kind, County County, IReadOnlyList<ListedCco> Ccos)
{
    public bool IsCounty => Kind == "county";
}

/// <summary>A CCO that serves some of what can be chosen, A to Z.</summary>
/// <param name="Maybe">It is only a possibility wherever it is named there.</param>
public sealed record ListedCco(Cco Cco, bool Maybe);

/// <summary>Another state's ZIP or city: the Oregon Health Plan is for people who live in Oregon.</summary>
public sealed record NotOregon : CoverageAnswer;

/// <summary>An Oregon ZIP that is no longer used.</summary>
/// <param name="County">The county it was in: a way to go on.</param>
public sealed record RetiredZip(Zip Zip, County County) : CoverageAnswer;

/// <summary>No such ZIP in Oregon's range, no such name, or a ZIP that does not touch the county.</summary>
/// <param name="Suggestions">Names one or two letters away, nearest first.</param>
public sealed record UnknownPlace(IReadOnlyList<string> Suggestions) : CoverageAnswer;

/// <summary>The place is known, but no CCO is on record there on that day.</summary>
public sealed record NoRecord(County County) : CoverageAnswer;

/// <summary>A CCO in an answer, and why it is there.</summary>
/// <param name="Certainty">The weakest over the parts that the answer speaks for.</param>
/// <param name="Because">The service areas that say so; never empty.</param>
public sealed record Serving(Cco Cco, Certainty Certainty, IReadOnlyList<ServiceArea> Because)
{
    public IReadOnlyList<string> Sources { get; } = [.. Because.SelectMany(a => a.Sources).Distinct(StringComparer.Ordinal)];

    /// <summary>The earliest day on which one of the sources was read.</summary>
    public DateOnly CheckedOn { get; } = Because.Min(a => a.CheckedOn);
}

/// <summary>A CCO starts or ends serving (part of) a county.</summary>
/// <param name="Starts">True: starts. False: ends.</param>
/// <param name="Day">First day of the new state.</param>
/// <param name="Successors">For an end: slugs of the CCOs that took over there, where known.</param>
public sealed record CoverageChange(Cco Cco, string County, bool Starts, DateOnly Day, IReadOnlyList<string> Successors);
