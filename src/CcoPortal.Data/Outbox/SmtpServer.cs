using System.Net;
using System.Net.Mail;
using System.Text;

namespace CcoPortal.Data.Outbox;

/// <summary>How mail leaves.</summary>
/// <param name="Host">The server; null: mails are put as files into <paramref name="Folder"/>, for trying things out.</param>
/// <param name="From">The sender's address.</param>
/// <param name="Tls">Whether the connection must be encrypted (STARTTLS) before anything is said.</param>
public sealed record MailOptions(string? Host, int Port, string From, string? User, string? Password, bool Tls, string? Folder);

/// <summary>A mail's words.</summary>
/// <param name="From">The sender's name.</param>
/// <param name="Leave">Where a POST unsubscribes (RFC 8058); null where nobody subscribed.</param>
/// <param name="Culture">For <c>Content-Language</c>.</param>
public sealed record WrittenMail(string From, string Subject, string Body, Uri? Leave, string Culture);

/// <summary>A connection to the mail server, kept open from one mail to the next.</summary>
internal sealed class SmtpServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly MailOptions _options;
    private readonly SmtpClient _client;

    public SmtpServer(MailOptions options)
    {
        _options = options;
        if (options.Host is null)
        {
            Directory.CreateDirectory(options.Folder!);
            _client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = options.Folder };
        }
        else
        {
            _client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
            if (options.User is not null)
                _client.Credentials = new NetworkCredential(options.User, options.Password);
        }
    }

    /// <summary>Returns when the server has taken the mail.</summary>
    /// <param name="id">The same for every try, so that a mailbox can tell a mail that was taken twice.</param>
    public async Task SendAsync(string address, WrittenMail written, Guid id, CancellationToken cancellationToken)
    {
        var from = new MailAddress(_options.From, written.From, Encoding.UTF8);
        using var mail = new MailMessage(from, new MailAddress(address))
        {
            Subject = written.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = written.Body,
            BodyEncoding = Encoding.UTF8,
            // Its quoted-printable would encode line ends, which RFC 2045 forbids in text.
            BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.Headers.Add("Message-ID", $"<{id:N}@{from.Host}>");
        if (written.Leave is { } leave)
        {
            mail.Headers.Add("List-Unsubscribe", $"<{leave.AbsoluteUri}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        mail.Headers.Add("Content-Language", written.Culture);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await _client.SendMailAsync(mail, limit.Token);
    }

    public void Dispose() => _client.Dispose();
}
