using System.Text;
using CcoPortal.Application.Ccos;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Setup;
using MediatR;

namespace CcoPortal.Web.Api;

/// <summary>A CCO as a vCard 3.0 (RFC 2426), which every phone reads: one tap and the number is kept.</summary>
internal static class ContactCards
{
    public static void MapContactCards(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ccos/{slug}/contact.vcf", CardAsync).WithMetadata(new StoredPageAttribute()).ExcludeFromDescription();

    private static async Task<IResult> CardAsync(string slug, HttpContext context, IMediator mediator)
    {
        if (await mediator.Send(new ShowCco.Query(slug), context.RequestAborted) is not { Ended: null, Areas.Count: > 0 } shown)
            return Results.NotFound();
        var cco = shown.Cco;
        var card = new StringBuilder();
        Line("BEGIN", "VCARD");
        Line("VERSION", "3.0");
        Line("FN", Escaped(Words.Name(cco)));
        Line("ORG", Escaped(cco.Name));
        if (CcoFacts.BestPhone(cco) is { } phone)
            Line("TEL;TYPE=WORK,VOICE,PREF", Words.Tel(phone.Value)[4..]);
        if (CcoFacts.SecondPhone(cco) is { } second)
            Line("TEL;TYPE=WORK,VOICE", Words.Tel(second.Value)[4..]);
        if (CcoFacts.Shown(cco.Rides) is { } rides)
        {
            Line("item1.TEL", Words.Tel(rides.Value.Phones[0])[4..]);
            Line("item1.X-ABLabel", Escaped($"Rides: {rides.Value.Name}"));
        }

        if (CcoFacts.Shown(cco.Website) is { } website)
            Line("URL", website.Value);
        Line("NOTE", Escaped($"Sources read on {Words.Day(shown.Areas[0].CheckedOn)}. OHP Client Services can tell you which CCO you are in: {PlainProblem.ClientServices}."));
        Line("END", "VCARD");
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{cco.Slug}.vcf\"";
        return Results.Text(card.ToString(), "text/vcard", Encoding.UTF8);

        void Line(string name, string value) => card.Append(name).Append(':').Append(value).Append("\r\n");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
