using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace CcoPortal.IntegrationTests;

/// <summary>A mail as it came over the wire.</summary>
internal sealed partial record ReceivedMail(string To, string Raw)
{
    /// <summary>A header's value, unfolded and its words decoded; empty when it is missing.</summary>
    public string Header(string name)
    {
        var head = Folding().Replace(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");
        var line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? "" : EncodedWord().Replace(line[(name.Length + 1)..], m => m.Groups["how"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value)) : QuotedPrintable(m.Groups["text"].Value.Replace('_', ' '))).Trim();
    }

    /// <summary>The text, decoded.</summary>
    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    /// <summary>The link to a page of the portal, as path and query.</summary>
    public string LinkTo(string page) => Link().Matches(Body).Select(m => new Uri(m.Value).PathAndQuery).Single(l => l.Contains($"/updates/{page}?", StringComparison.Ordinal));

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BQ])\?(?<text>[^?]*)\?=( (?==\?))?", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

/// <summary>A mail server that speaks enough SMTP (RFC 5321) to take mail, keeps what it takes, and can be unwell in the ways that servers are.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly CancellationTokenSource _stop = new();
    private TcpListener? _listener;

    public Mailbox()
    {
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ListenAsync(_listener);
    }

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>How often someone began to hand over a mail.</summary>
    public int Tries { get; private set; }

    /// <summary>Answers every RCPT with this; null takes it.</summary>
    public string? Refuses { get; set; }

    /// <summary>Hangs up in the middle of a mail's text.</summary>
    public bool DropsInData { get; set; }

    /// <summary>The portal's settings to send here.</summary>
    public void SetUp(PortalFactory portal) => portal.Settings["Portal:Smtp:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>No longer answers at all.</summary>
    public void Close()
    {
        _listener?.Stop();
        _listener = null;
    }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = ListenAsync(_listener);
    }

    /// <summary>Waits until so many mails are there.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(int count)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (_received.Count < count)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{_received.Count} of {count} mails came");
            await Task.Delay(20);
        }

        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Close();
        _stop.Dispose();
    }

    private async Task ListenAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mailbox ready");
            var to = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO":
                        await writer.WriteLineAsync("250 mailbox");
                        break;
                    case "RCPT":
                        Tries++;
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        // As servers do, it says the address again.
                        await writer.WriteLineAsync(Refuses is { } refusal ? $"{refusal} <{to}>" : "250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(_stop.Token) is { } data && data != ".")
                        {
                            text.Append(data.StartsWith('.') ? data[1..] : data).Append("\r\n");
                            if (DropsInData)
                                return;
                        }

                        _received.Enqueue(new ReceivedMail(to, text.ToString()));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side went.
        }
    }
}
