using System.Globalization;
using CcoPortal.Data;
using CcoPortal.Data.Audit;
using CcoPortal.Data.Editions;

namespace CcoPortal.Web.Commands;

/// <summary><c>verify-audit [--head POSITION:HASH]</c>: exit code 0 whole, 1 not whole.</summary>
internal static class VerifyAudit
{
    /// <summary>More is not read to the end.</summary>
    private const int Shown = 100;

    /// <returns>Null when the words cannot be read.</returns>
    public static Func<StoreOptions, CancellationToken, Task<int>>? From(string[] words) => words switch
    {
        [] => (options, stop) => RunAsync(options, null, stop),
        ["--head", var head] when ChainHead.Parse(head) is { } noted => (options, stop) => RunAsync(options, noted, stop),
        _ => null,
    };

    /// <returns>The exit code.</returns>
    public static int Say(AuditReport report)
    {
        Console.WriteLine(report.IsWhole ? "The audit chain is whole." : "The audit chain is NOT whole:");
        foreach (var finding in report.Findings.Take(Shown))
            Console.WriteLine($"  {finding}");
        if (report.Findings.Count > Shown)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {report.Findings.Count - Shown} more."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Events sealed: {report.Sealed}. Not yet sealed: {report.Unsealed}. Editions: {report.Editions}, with {report.Revisions} revisions."));
        Console.WriteLine($"Head: {report.Head?.ToString() ?? "none"}");
        return report.IsWhole ? 0 : 1;
    }

    private static async Task<int> RunAsync(StoreOptions options, ChainHead? noted, CancellationToken cancellationToken)
    {
        await using var store = await PortalCommands.OpenAsync(options, cancellationToken);
        await using var db = PortalDbContext.At(store.Portal);
        return Say(await AuditChain.VerifyAsync(db, noted, cancellationToken));
    }
}
