using System.Globalization;
using System.Text;
using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Data.Outbox;
using CcoPortal.Web.Copy;
using CcoPortal.Web.Languages;
using CcoPortal.Web.Setup;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.Updates;

/// <summary>
/// Writes mails: plain text, in the subscriber's language. The subject, which stands on a locked phone, tells nothing of a health plan. A link opens a page with a button, since
/// mail scanners follow links.
/// </summary>
public sealed class MailWriter(CurrentEdition current, TimeProvider clock, UpdatesSettings settings)
{
    public WrittenMail Write(SubscriberMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var moment = new Moment(current, clock);
        var edition = moment.Edition;
        var language = Language.Of(mail.Subscriber.Language) ?? Language.English;
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        language.Speak();
        try
        {
            var body = new StringBuilder();
            if (mail.News is { } news)
            {
                Paragraph(T("This is new in CCO Portal, as of {0}:", Words.Day(Data.OregonDay.Of(news.PublishedAt))));
                foreach (var change in news.Changes)
                {
                    body.Append("- ").AppendLine(NewsWords.Of(change, edition));
                    if (edition.Cco(change.Cco) is not null)
                        body.Append("  ").AppendLine(To($"/ccos/{change.Cco}"));
                }

                body.AppendLine();
                Paragraph(T("Are you a member? You do not have to do anything now. Your CCO or OHA writes to you if you have to."));
                Link(T("To stop these e-mails, open this page and press the button:"), "stop");
            }
            else
            {
                Paragraph(T("Someone typed this e-mail address at CCO Portal, to hear about changes. If it was you, you will hear about:"));
                foreach (var watch in mail.Watches.Select(w => NewsWords.Watch(w, edition)).OfType<string>())
                    body.Append("- ").AppendLine(watch);
                body.AppendLine();
                Link(T("To say yes, open this page and press the button:"), "confirm");
                Paragraph(T("Was it not you? Do nothing. We delete your address after {0} days.", Subscribers.ConfirmWithin.Days));
                Link(T("To delete it now, open this page and press the button:"), "stop");
            }

            Paragraph(FactWords.Filled(T("Questions? Call OHP Client Services: {phone:client-services}. An interpreter is free."), moment));
            return new WrittenMail(
                T("CCO Portal"), mail.News is null ? T("Confirm your e-mail address for CCO Portal") : T("Something changed in CCO Portal"),
                body.ToString().TrimEnd().ReplaceLineEndings("\r\n"), new Uri(To($"/updates/stop?token={mail.Token}")), language.Culture.Name);

            void Paragraph(string text) => body.AppendLine(text).AppendLine();

            void Link(string text, string page) => Paragraph($"{text}\n{To($"/updates/{page}?token={mail.Token}")}");

            string To(string path) => $"{settings.PublicUrl!.GetLeftPart(UriPartial.Authority)}{language.Prefix}{path}";
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
