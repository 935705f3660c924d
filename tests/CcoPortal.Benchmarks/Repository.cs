using System.Globalization;
using CcoPortal.Application.Benefits;
using CsvHelper;

namespace CcoPortal.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What members type, with its slips: each phrase of the bank, and every tenth as long as may be typed, of several.</summary>
    public static IReadOnlyList<string> Phrases() => [.. Bank("phrases.csv", "phrase").Chunk(9).SelectMany(c => c.Append(Long(c)))];

    /// <summary>One of the banks of phrasings that the tests use.</summary>
    public static IReadOnlyList<string> Bank(string file, string column)
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(Root, "tests", "CcoPortal.UnitTests", "Search", "Banks", file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var all = new List<string>();
        while (csv.Read())
            all.Add(csv.GetField(column)!);
        return all;
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
