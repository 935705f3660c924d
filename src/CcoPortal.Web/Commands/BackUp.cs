using System.Globalization;
using CcoPortal.Data.Backups;
using CcoPortal.Data.Editions;

namespace CcoPortal.Web.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>.</summary>
internal static class BackUp
{
    public static async Task<int> SaveAsync(StoreOptions options, string file, CancellationToken cancellationToken)
    {
        await using var store = await PortalCommands.OpenAsync(options, cancellationToken);
        var head = await Backup.SaveAsync(store, options, file, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The database is in {Path.GetFullPath(file)} ({new FileInfo(file).Length / 1024} KB)."));
        Console.WriteLine($"Head of its audit chain: {head?.ToString() ?? "none"}");
        return 0;
    }

    public static async Task<int> RestoreAsync(StoreOptions options, string file, CancellationToken cancellationToken)
    {
        await using var store = await PortalCommands.OpenAsync(options, cancellationToken);
        var restored = await Backup.RestoreAsync(store, options, file, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored. The newest edition is {restored.Edition}."));
        return VerifyAudit.Say(restored.Audit);
    }
}
