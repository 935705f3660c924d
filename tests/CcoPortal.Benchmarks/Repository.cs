using System.Globalization;
using CcoPortal.Application.Benefits;
using CsvHelper;

namespace CcoPortal.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What members type, with its slips: each phrase of the bank, and every tenth as long as may be typed, of several.</summary>
    public static IReadOnlyList<string> Phrases()
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(Root, "tests", "CcoPortal.UnitTests", "Search", "Banks", "phrases.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var all = new List<string>();
        while (csv.Read())
            all.Add(csv.GetField("phrase")!);
        return [.. all.Chunk(9).SelectMany(c => c.Append(Long(c)))];
    }

    private static string Long(string[] phrases) => string.Join(' ', phrases.Concat(phrases).Concat(phrases))[..ListBenefits.Validator.LongestWords];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CcoPortal.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
