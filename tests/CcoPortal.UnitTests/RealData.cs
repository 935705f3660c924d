using CcoPortal.Data.Reference;
using CcoPortal.Domain.Editions;

namespace CcoPortal.UnitTests;

/// <summary>The facts in <c>data/</c>, read once, as edition 1.</summary>
internal static class RealData
{
    public static string Repository { get; } = Root();

    public static string Folder { get; } = Path.Combine(Repository, "data");

    private static readonly Lazy<Edition> Loaded = new(() => new Edition(1, DateTimeOffset.UnixEpoch, ReferenceData.Read(Folder)));

    public static Edition Edition => Loaded.Value;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcoPortal.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
