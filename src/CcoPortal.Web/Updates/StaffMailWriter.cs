using CcoPortal.Data.Outbox;
using CcoPortal.Domain.Changes;

namespace CcoPortal.Web.Updates;

/// <summary>Writes mails to staff: plain English text, with the title of a change request and the way to it. What is proposed stands on the page alone, behind the sign-in.</summary>
internal static class StaffMailWriter
{
    /// <param name="publicUrl">Where the portal is reached.</param>
    public static WrittenMail Write(StaffMail mail, Uri publicUrl)
    {
        // A line end in a subject would begin another header, and no mail is made of it.
        var name = string.Concat(mail.Title.Select(c => char.IsControl(c) ? ' ' : c));
        var (by, title) = (mail.By ?? "The portal", $"“{name}”");
        var (subject, said) = mail.Kind switch
        {
            "change-submitted" => ($"To review: {name}", $"{by} submitted the change request {title}. It waits for a second person: look at it, and approve it or send it back."),
            "change-sent-back" when mail.State == ChangeState.Rejected => ($"Refused: {name}", $"{by} refused the change request {title}. The page says why."),
            "change-sent-back" => ($"Sent back: {name}", $"{by} sent back the change request {title}. The page says why. Change it, and submit it again."),
            "change-approved" => ($"Approved: {name}", $"{by} approved the change request {title}. It can be published now, or at a time that you set."),
            "change-published" => ($"Published: {name}", $"{by} published the change request {title}. Members see it."),
            "change-not-published" => ($"Not published: {name}", $"The change request {title} was not published, since something changed after it was approved. The page says what. It is in review again."),
            "break-glass" => ($"Published without approval: {name}", $"{by} published the change request {title} without a second person. Someone else must look at it within 24 hours, and write down what they found."),
            _ => throw new InvalidOperationException($"No mail is called {mail.Kind}."),
        };
        var body = $"{said}\n\n{publicUrl.GetLeftPart(UriPartial.Authority)}/staff/changes/{mail.Change:D}\n\nYou get this because you work on CCO Portal. Ask an admin of the portal if you should not.";
        return new WrittenMail("CCO Portal", subject, body.ReplaceLineEndings("\r\n"), null, "en-US");
    }
}
