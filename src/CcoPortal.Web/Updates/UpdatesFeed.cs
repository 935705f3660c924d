using System.Text;
using System.Xml;
using CcoPortal.Application.Updates;
using CcoPortal.Data;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using MediatR;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Updates;

/// <summary>What changed for members as an Atom feed (RFC 4287), one for each language: an entry for each change, out of the edition in memory.</summary>
internal static class UpdatesFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void MapUpdatesFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/updates.atom", FeedAsync).WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();

    private static async Task<IResult> FeedAsync(HttpContext context, IMediator mediator, Application.Moment moment, UpdatesSettings settings)
    {
        var shown = await mediator.Send(new ShowUpdates.Query(), context.RequestAborted);
        var language = Language.Current;
        // The day of the tag is the day on which the portal's name was ours (RFC 4151): it never changes.
        var tag = $"tag:{settings.PublicUrl?.Host ?? "localhost"},2026:updates/{language.Tag}";
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language.Culture.Name);
            xml.WriteElementString("id", Atom, tag);
            xml.WriteElementString("title", Atom, T("CCO Portal: what changed"));
            xml.WriteElementString("updated", Atom, Instant(shown.News is [var newest, ..] ? newest.PublishedAt : moment.Edition.PublishedAt));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, T("CCO Portal"));
            xml.WriteEndElement();
            Link("self", "/updates.atom", "application/atom+xml");
            Link("alternate", "/updates", "text/html");
            foreach (var news in shown.News)
            {
                foreach (var (at, change) in news.Changes.Index())
                {
                    var sentence = NewsWords.Of(change, moment.Edition);
                    xml.WriteStartElement("entry", Atom);
                    xml.WriteElementString("id", Atom, $"{tag}/{news.Edition}/{at}");
                    xml.WriteElementString("title", Atom, T("{0}: a change on {1}", NewsWords.Name(change, moment.Edition), Words.Day(OregonDay.Of(news.PublishedAt))));
                    xml.WriteElementString("updated", Atom, Instant(news.PublishedAt));
                    Link("alternate", moment.Edition.Cco(change.Cco) is null ? "/updates" : $"/ccos/{change.Cco}", "text/html");
                    xml.WriteElementString("summary", Atom, sentence);
                    xml.WriteEndElement();
                }
            }

            xml.WriteEndElement();

            void Link(string rel, string path, string type)
            {
                xml.WriteStartElement("link", Atom);
                xml.WriteAttributeString("rel", rel);
                xml.WriteAttributeString("type", type);
                xml.WriteAttributeString("href", $"{settings.PublicUrl?.GetLeftPart(UriPartial.Authority)}{Here.BaseOf(context.Request)}{language.Prefix}{path}");
                xml.WriteEndElement();
            }
        }

        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");

        static string Instant(DateTimeOffset moment) => XmlConvert.ToString(moment.ToUniversalTime());
    }
}
