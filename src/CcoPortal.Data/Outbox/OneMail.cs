using System.Net.Mail;

namespace CcoPortal.Data.Outbox;

/// <summary>What became of a mail that was sent at once.</summary>
public enum MailEnd
{
    Sent,

    /// <summary>The server took neither the mail nor a promise to try again.</summary>
    Refused,

    /// <summary>The server could not be reached, or did not say in time that it has the mail.</summary>
    Away,

    /// <summary>This portal has no mail server.</summary>
    NotSetUp,
}

/// <summary>Sends one mail now, while someone waits for it. Neither its address nor its words are kept or logged: what the server does not take is gone.</summary>
/// <param name="options">Null: there is no server. A folder in place of one would keep the mail.</param>
public sealed class OneMail(MailOptions? options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public bool IsSetUp => options is { Host: not null };

    public async Task<MailEnd> SendAsync(string address, WrittenMail mail, CancellationToken cancellationToken)
    {
        if (options is not { Host: not null })
            return MailEnd.NotSetUp;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var server = new SmtpServer(options);
            await server.SendAsync(address, mail, Guid.NewGuid(), limit.Token);
            return MailEnd.Sent;
        }
        catch (SmtpException e)
        {
            // Its message repeats the address, so it goes no further.
            return e.StatusCode is SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable ? MailEnd.Away : MailEnd.Refused;
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return MailEnd.Away;
        }
    }
}
