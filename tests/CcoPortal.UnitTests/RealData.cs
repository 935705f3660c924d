using CcoPortal.Data.Reference;
using CcoPortal.Domain.Content;
using CcoPortal.Domain.Editions;

namespace CcoPortal.UnitTests;

/// <summary>The facts in <c>data/</c>, read once, as edition 1.</summary>
internal static class RealData
{
    public static string Repository { get; } = Root();

    public static string Folder { get; } = Path.Combine(Repository, "data");

    private static readonly Lazy<Edition> Loaded = new(() => new Edition(1, DateTimeOffset.UnixEpoch, ReferenceData.Read(Folder)));

    public static Edition Edition => Loaded.Value;

    /// <summary>With at least one record of every kind: <c>data/</c> has no notice, since each is of its days.</summary>
    public static Facts EveryKind => Edition.Facts with { Notices = [A.Notice("wildfires-2026", NoticeLevel.Warning, "2026-11-20T08:00", "2026-11-25T17:30")] };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcoPortal.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
