using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Updates;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Copy;

/// <summary>What changed for members, in a sentence or two that stay true after the day: “River Health stops serving Lane County on January 1, 2027.”</summary>
public static class NewsWords
{
    /// <param name="edition">For names: the CCO's own as it is now, and its successors'.</param>
    public static string Of(MemberChange change, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(edition);
        var cco = Name(change, edition);
        return change.Kind switch
        {
            ChangeKind.CcoStarts when change.Day is { } day => T("{0} is a new CCO. It starts on {1}.", cco, Words.Day(day)),
            ChangeKind.CcoStarts => T("{0} is a new CCO.", cco),
            ChangeKind.CcoEnds when change.Day is { } day => T("{0} stops being a CCO on {1}.", cco, Words.Day(day)),
            ChangeKind.CcoEnds => T("{0} is no longer a CCO.", cco),
            ChangeKind.AreaStarts when change.Day is { } day => T("{0} starts to serve {1} on {2}.", cco, Where(change), Words.Day(day)),
            ChangeKind.AreaStarts => T("We now list {0} for {1}.", cco, Where(change)),
            ChangeKind.AreaEnds => Ends(change, cco, edition),
            ChangeKind.AreaStartOff => T("We said that {0} starts to serve {1} on {2}. That is not so any more.", cco, Where(change), Words.Day(change.Day!.Value)),
            ChangeKind.AreaEndOff => T("We said that {0} stops serving {1} on {2}. That is not so any more.", cco, Where(change), Words.Day(change.Day!.Value)),
            ChangeKind.Name => T("{0} has a new name. It was {1} before.", cco, change.Value),
            ChangeKind.Phone when change.Value is not null => T("{0} has a new phone number: {1}.", cco, change.Value),
            ChangeKind.Phone => T("We have no sure phone number for {0} any more.", cco),
            ChangeKind.Tty when change.Value is not null => T("{0} has a new TTY number: {1}.", cco, change.Value),
            ChangeKind.Tty => T("We have no sure TTY number for {0} any more.", cco),
            ChangeKind.Website when change.Value is not null => T("{0} has a new website: {1}", cco, change.Value),
            ChangeKind.Website => T("We have no sure website for {0} any more.", cco),
            ChangeKind.Hours => T("The phone hours of {0} have changed.", cco),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No such change."),
        };
    }

    /// <summary>The CCO's name as people know it now; as it was then when its record is gone.</summary>
    public static string Name(MemberChange change, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Cco(change.Cco) is { } cco ? Words.Name(cco) : change.Name;
    }

    /// <summary>What someone hears about; null when the CCO or county is not there any more.</summary>
    /// <param name="watch">A key of <see cref="Domain.Updates.Watch"/>.</param>
    public static string? Watch(string watch, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Domain.Updates.Watch.CcoOf(watch) is { } cco ? edition.Cco(cco) is { } found ? Words.Name(found) : null
            : Domain.Updates.Watch.CountyOf(watch) is { } county ? edition.County(county) is { } there ? Words.County(there.Name) : null
            : T("All CCOs and counties");
    }

    private static string Ends(MemberChange change, string cco, Edition edition)
    {
        var sentence = change.Day is { } day ? T("{0} stops serving {1} on {2}.", cco, Where(change), Words.Day(day)) : T("We no longer list {0} for {1}.", cco, Where(change));
        var successors = change.Successors.Select(edition.Cco).OfType<Domain.Ccos.Cco>().Select(Words.Name).ToList();
        return successors.Count switch
        {
            0 => sentence,
            1 => sentence + " " + T("Members there move to {0}.", successors[0]),
            _ => sentence + " " + T("Members there move to one of these: {0}.", Words.List(successors)),
        };
    }

    private static string Where(MemberChange change) => (change.Counties.Count, change.InPart) switch
    {
        (1, false) => Words.County(change.Counties[0]),
        (1, true) => T("parts of {0} County", change.Counties[0]),
        (_, false) => T("{0} counties", Words.List(change.Counties)),
        _ => T("parts of {0} counties", Words.List(change.Counties)),
    };
}
