using System.Globalization;
using CsvHelper;

namespace CcoPortal.UnitTests.Search;

/// <summary>The banks of what people type, in <c>Search/Banks</c>.</summary>
internal static class Bank
{
    /// <param name="Expected">Any of these is right.</param>
    public sealed record Phrase(string Text, string Language, IReadOnlyList<string> Expected);

    public static IReadOnlyList<Phrase> Read(string name, string? column)
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "Search", "Banks", name)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var all = new List<Phrase>();
        while (csv.Read())
            all.Add(new Phrase(csv.GetField("phrase")!, csv.GetField("language")!, column is null ? [] : csv.GetField(column)!.Split('|')));
        return all;
    }
}
