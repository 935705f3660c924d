namespace CcoPortal.IntegrationTests.Store;

/// <summary>A copy of <c>data/</c> for a test to edit.</summary>
public sealed class DataFolder : IDisposable
{
    public const string Areas = "ccos/service_areas.csv";
    public const string Ccos = "ccos/ccos.json";
    public const string Counties = "geography/oregon_counties.csv";
    public const string Zips = "geography/oregon_zips.csv";
    public const string ZipCounties = "geography/oregon_zip_counties.csv";
    public const string Places = "geography/oregon_places.csv";
    public const string Holidays = "holidays.csv";
    public const string SearchWords = "benefits/search_words.csv";

    public const string RidesPage = "content/help/rides.en.md";

    public DataFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Original, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Original, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The data that the portal starts with.</summary>
    public static string Original { get; } = System.IO.Path.Combine(Root(), "data");

    public string Path { get; } = Directory.CreateTempSubdirectory("cco-portal-data-").FullName;

    /// <summary>Replaces a text that is in a file once.</summary>
    public DataFolder Replace(string file, string was, string now)
    {
        var text = File.ReadAllText(At(file));
        if (text.Split(was).Length != 2)
            throw new ArgumentException($"“{was}” is not once in {file}", nameof(was));
        File.WriteAllText(At(file), text.Replace(was, now, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Takes the one line out that begins so.</summary>
    public DataFolder RemoveLine(string file, string start)
    {
        var lines = File.ReadAllLines(At(file)).ToList();
        lines.RemoveAt(LineOf(file, start) - 1);
        File.WriteAllLines(At(file), lines);
        return this;
    }

    public DataFolder Append(string file, string line)
    {
        var text = File.ReadAllText(At(file));
        File.WriteAllText(At(file), text + (text.EndsWith('\n') ? "" : "\n") + line + "\n");
        return this;
    }

    public DataFolder Write(string file, string text)
    {
        File.WriteAllText(At(file), text);
        return this;
    }

    public DataFolder Delete(string file)
    {
        File.Delete(At(file));
        return this;
    }

    /// <summary>The number of the one line that begins so; the first is 1.</summary>
    public int LineOf(string file, string start) =>
        File.ReadAllLines(At(file)).Select((line, i) => (line, i)).Single(l => l.line.StartsWith(start, StringComparison.Ordinal)).i + 1;

    public int LastLineOf(string file) => File.ReadAllLines(At(file)).Length;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string At(string file) => System.IO.Path.Combine(Path, file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "CcoPortal.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
