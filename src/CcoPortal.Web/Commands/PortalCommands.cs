using System.Runtime.InteropServices;
using CcoPortal.Data;
using CcoPortal.Data.Editions;
using CcoPortal.Web.Setup;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CcoPortal.Web.Commands;

/// <summary>What the program does, instead of serving, when its first word is a command. Settings are those that the portal serves with.</summary>
internal static class PortalCommands
{
    /// <summary>It did not come to an answer; a command's own codes are below.</summary>
    private const int Failed = 2;

    private const string Usage = """
        Commands:
          verify-audit [--head POSITION:HASH]  looks whether the audit chain is whole; exit code 0 whole, 1 not whole, 2 cannot be read
          backup FILE                          writes the whole database to a file
          restore FILE                         puts a backup into an empty database; exit code 1 when its audit chain is not whole
        Without a command the program serves the portal.
        """;

    /// <returns>The exit code, or null when the words are no command but settings for a portal that serves.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || args[0].StartsWith('/') || args[0].Contains('=', StringComparison.Ordinal))
            return null;
        Func<StoreOptions, CancellationToken, Task<int>>? command = args switch
        {
            ["verify-audit", .. var rest] => VerifyAudit.From(rest),
            ["backup", var file] => (options, stop) => BackUp.SaveAsync(options, file, stop),
            ["restore", var file] => (options, stop) => BackUp.RestoreAsync(options, file, stop),
            _ => null,
        };
        if (command is null)
        {
            await Console.Error.WriteLineAsync(Usage);
            return Failed;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var builder = WebApplication.CreateBuilder();
            return await command(Store.Options(PortalSettings.From(builder.Configuration, builder.Environment)), stop.Token);
        }
#pragma warning disable CA1031 // Whatever it is, whoever typed the command reads a sentence and no stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(e switch
            {
                OperationCanceledException => "Stopped.",
                PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn } => "The database has not the tables of this version: no portal of this version has started on it yet.",
                PostgresException refused => refused.MessageText,
                { InnerException: { } inner } => $"{e.Message} {inner.Message}",
                _ => e.Message,
            });
            return Failed;
        }

        void Stop(PosixSignalContext context)
        {
            // An embedded server that the command started stops in order.
            context.Cancel = true;
            stop.Cancel();
        }
    }

    public static Task<StoreConnection> OpenAsync(StoreOptions options, CancellationToken cancellationToken) => StoreConnection.OpenAsync(options, NullLogger.Instance, cancellationToken);
}
