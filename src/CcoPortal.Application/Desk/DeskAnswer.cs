using CcoPortal.Application.Benefits;
using CcoPortal.Application.Ccos;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Search;

namespace CcoPortal.Application.Desk;

/// <summary>One thing that answers what a caller said: the record that the public site shows, to be read out. The set is closed: the desk must have words for each.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>By which it is picked among others, and kept in a call record: its public address, where it has one.</summary>
    public abstract string Id { get; }

    /// <summary>Address on the public site; null for a question that must be asked first.</summary>
    public virtual string? Path => Id;

    /// <summary>The records that are read out, as kind and key.</summary>
    public abstract IReadOnlyList<(string Kind, string Key)> Records { get; }

    /// <summary>As it is kept when it goes along; null while a question must be asked first.</summary>
    public abstract HandedAnswer? Handed { get; }

    /// <summary>Who serves a place, or what must be asked first.</summary>
    /// <param name="Asked">Where the place is served, in the edition's own names; else as typed.</param>
    /// <param name="IsPart">Other parts of the county have other CCOs.</param>
    /// <param name="Changing">The service areas that begin or end there shortly before or after the day.</param>
    public sealed record Place(FindCco.FindCco.Query Asked, CoverageAnswer Coverage, bool IsPart, IReadOnlyList<ServiceArea> Changing) : DeskAnswer
    {
        public override string Id => Path ?? Question;

        /// <summary>By which it was picked while the county had to be asked first.</summary>
        public string Question => $"?{Asked.Zip ?? Asked.Name}";

        public override string? Path => (Coverage as Served)?.Href;

        public override IReadOnlyList<(string Kind, string Key)> Records => Coverage is not Served served ? []
            : [.. served.Ccos.SelectMany(c => c.Because.Select(a => ("service-area", a.Key)).Append(("cco", c.Cco.Slug))).Concat(Changing.Select(a => ("service-area", a.Key))).Distinct()];

        public override HandedAnswer? Handed => Coverage is Served ? new HandedAnswer.Place(Asked.Zip, Asked.Name, Asked.County, Asked.On) : null;
    }

    /// <param name="Areas">Of today and those to come; of its last day when it has ended.</param>
    /// <param name="Ended">Null while it serves someone.</param>
    public sealed record OfCco(Cco Cco, IReadOnlyList<ServiceArea> Areas, ListCcos.Ended? Ended) : DeskAnswer
    {
        public override string Id => $"/ccos/{Cco.Slug}";

        public override IReadOnlyList<(string Kind, string Key)> Records =>
            [("cco", Cco.Slug), .. Areas.Select(a => ("service-area", a.Key)), .. (Ended?.Successors ?? []).Select(s => ("cco", s.Slug))];

        public override HandedAnswer Handed => new HandedAnswer.Cco(Cco.Slug);
    }

    /// <summary>A service, for a member of whom the rest of the question may be known.</summary>
    /// <param name="Type">Code of the enrollment type that the caller told of; null: not known.</param>
    /// <param name="Answer">What the plan that the caller told of has of it; null before anything is known of the plan.</param>
    public sealed record OfBenefit(Benefit Benefit, AgeGroup? Age, string? Type, ServiceAnswer? Answer) : DeskAnswer
    {
        public override string Id => $"/benefits/{Benefit.Slug}";

        public override IReadOnlyList<(string Kind, string Key)> Records => Type is null ? [("benefit", Benefit.Slug)] : [("benefit", Benefit.Slug), ("enrollment-type", Type)];

        public override HandedAnswer Handed => new HandedAnswer.Benefit(Benefit.Slug, Age, Type);
    }

    /// <summary>A statewide line.</summary>
    public sealed record Line(ContactLine Contact) : DeskAnswer
    {
        public override string Id => $"/contact#{Contact.Key}";

        public override IReadOnlyList<(string Kind, string Key)> Records => [("contact", Contact.Key)];

        public override HandedAnswer Handed => new HandedAnswer.Line(Contact.Key);
    }

    /// <summary>The codes of a coverage letter. What is only assumed of the plan is not read out as a fact.</summary>
    public sealed record Letter(ShowMyCoverage.Result Coverage) : DeskAnswer
    {
        /// <summary>Not that of the page, which may stand beside it.</summary>
        public override string Id => $"{Path}#letter";

        public override string Path => "/coverage";

        /// <summary>How many codes were typed.</summary>
        public int Codes => Coverage.Letter is { } letter ? letter.Types.Count + letter.Packages.Select(p => p.Codes.Count > 0 ? p.Codes[0] : p.Slug).Distinct().Count() : 0;

        public override IReadOnlyList<(string Kind, string Key)> Records =>
            [.. (Coverage.Letter?.Packages ?? []).Select(p => ("package", p.Slug)), .. Coverage.Member.Type is { } type ? [("enrollment-type", type)] : Array.Empty<(string, string)>()];

        public override HandedAnswer? Handed => Coverage.Letter is { } letter ? new HandedAnswer.Letter(Coverage.Member.Age, [.. letter.Packages.Select(p => p.Slug)], Coverage.Member.Type) : null;
    }

    /// <summary>A page, or a word of the glossary.</summary>
    public sealed record Text(SiteHit Hit) : DeskAnswer
    {
        public override string Id => Hit switch
        {
            SiteHit.Page page => page.Path,
            SiteHit.Word word => $"/{Domain.Content.Glossary.PageKey}#{word.Anchor}",
            _ => throw new InvalidOperationException($"{Hit} is no text."),
        };

        public override IReadOnlyList<(string Kind, string Key)> Records => [("page", Id.TrimStart('/').Split('#')[0])];

        public override HandedAnswer Handed => Hit switch
        {
            SiteHit.Page page => new HandedAnswer.Page(page.Path),
            SiteHit.Word word => new HandedAnswer.Word(word.Anchor),
            _ => throw new InvalidOperationException($"{Hit} is no text."),
        };
    }
}
