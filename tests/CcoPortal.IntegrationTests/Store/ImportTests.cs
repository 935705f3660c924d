using CcoPortal.Data.Editions;
using CcoPortal.Data.Reference;
using Xunit;
using static CcoPortal.IntegrationTests.Store.DataFolder;

namespace CcoPortal.IntegrationTests.Store;

/// <summary>Begins with the real data as edition 1; what an import publishes after that, it takes back.</summary>
public sealed class ImportTests(ImportTests.Imported imported) : IClassFixture<ImportTests.Imported>
{
    private const string Reason = "A test needs no approval";
    private readonly StoreDatabase _database = imported.Database;

    [Fact]
    public async Task The_first_import_publishes_all_of_the_data_as_edition_1_in_revisions_and_tables()
    {
        var facts = ReferenceData.Read(Original);

        Assert.Equal(1, imported.First.Edition);
        Assert.Equal(RecordJson.Records(facts).Select(r => $"{r.Kind}:{r.Key}"), imported.First.Added);
        Assert.Empty(imported.First.Changed.Concat(imported.First.Vanished));
        var first = await _database.EditionAsync(1);
        Assert.Equal(RecordJson.Records(facts), RecordJson.Records(first.Open().Facts));
        await ImportAsync(Original, Reason);
        Assert.Equal(StoreDatabase.InOrder(Rows.Of(facts)), await _database.RowsAsync());
    }

    [Fact]
    public async Task Importing_the_same_data_again_finds_nothing_to_do_and_writes_nothing()
    {
        await ImportAsync(Original, Reason);
        var contents = await _database.ContentsAsync();
        var newest = (await _database.NewestAsync()).Number;

        foreach (var reason in new[] { null, Reason })
        {
            var report = await ImportAsync(Original, reason);
            Assert.True(report.NothingToDo);
            Assert.Equal(newest, report.Edition);
        }

        Assert.Equal(contents, await _database.ContentsAsync());
    }

    [Fact]
    public async Task Later_differences_are_reported_one_by_one_and_published_only_with_a_recorded_reason()
    {
        await ImportAsync(Original, Reason);
        var before = await _database.NewestAsync();
        var contents = await _database.ContentsAsync();
        using var data = new DataFolder();
        data.Replace(Areas, "ihn-cco,Benton,whole,,2012-08-01,,confirmed", "ihn-cco,Benton,whole,,2012-08-01,,likely")
            .Append(Holidays, "2031-01-01,New Year’s Day,ORS 187.010")
            .RemoveLine(Places, "Adams,");

        var reported = await ImportAsync(data.Path, null);

        AssertDifferences(reported);
        Assert.Null(reported.Edition);
        Assert.Equal(contents, await _database.ContentsAsync());

        var published = await ImportAsync(data.Path, Reason);

        AssertDifferences(published);
        Assert.Equal(before.Number + 1, published.Edition);
        var after = await _database.NewestAsync();
        var facts = ReferenceData.Read(data.Path);
        Assert.Equal(RecordJson.Records(facts), RecordJson.Records(after.Open().Facts));
        Assert.Equal(StoreDatabase.InOrder(Rows.Of(facts)), await _database.RowsAsync());
        Assert.Equal("3", Assert.Single(await _database.ColumnAsync($"select count(*)::text from revision where published_in = {after.Number}")));
        Assert.Equal(
            $"{Import.Actor}: {Reason}",
            (await _database.ColumnAsync($"select b.actor || ': ' || b.reason from edition e join break_glass b on b.id = e.break_glass_id where number = {after.Number}")).Single());
        Assert.True((await ImportAsync(data.Path, null)).NothingToDo);

        // And back: what vanished is there again, and edition 1 is what it was.
        var back = await ImportAsync(Original, Reason);
        Assert.Equal(["place:adams-umatilla"], back.Added);
        Assert.Equal(["holiday:2031-01-01"], back.Vanished);
        Assert.Equal(before.Records, (await _database.NewestAsync()).Records);
        Assert.Equal(before.Records, (await _database.EditionAsync(1)).Records);

        static void AssertDifferences(ImportReport report)
        {
            Assert.Equal(["holiday:2031-01-01"], report.Added);
            Assert.Equal(["service-area:ihn-cco/benton/whole/2012-08-01"], report.Changed);
            Assert.Equal(["place:adams-umatilla"], report.Vanished);
            Assert.False(report.NothingToDo);
        }
    }

    public static TheoryData<string> WrongFiles() => [.. Wrong.Keys];

    /// <summary>What is done to the files, and the beginnings of the lines that must come of it, in their order.</summary>
    private static readonly Dictionary<string, Func<DataFolder, string[]>> Wrong = new()
    {
        ["A service area in an unknown county"] = data => [At(data.Replace(Areas, "ihn-cco,Benton,", "ihn-cco,Bentn,"), Areas, "ihn-cco,Bentn", "unknown county “Bentn”")],
        ["A ZIP in an unknown county"] = data =>
            [At(data.Replace(ZipCounties, "97001,1,41065,Wasco,", "97001,1,41065,Wascoo,"), ZipCounties, "97001,1,", "unknown county “Wascoo”")],
        ["A place in an unknown county"] = data =>
            [At(data.Replace(Places, "Adair Village,incorporated city,Benton,41003,Benton,", "Adair Village,incorporated city,Benton,41003,Bentn,"), Places, "Adair Village,", "Adair Village names the unknown county “Bentn”"),
             At(data, Places, "Adair Village,", "Adair Village has no ZIP")],
        ["An unknown CCO"] = data => [At(data.Replace(Areas, "ihn-cco,Benton,", "inh-cco,Benton,"), Areas, "inh-cco,", "unknown CCO “inh-cco”")],
        ["A ZIP that is not five digits"] = data => [At(data.Replace(Areas, "only,97410 97442,", "only,9741 97442,"), Areas, "allcare-cco,Douglas", "ZIP “9741” is not in Douglas County")],
        ["A ZIP of another county"] = data => [At(data.Replace(Areas, "only,97410 97442,", "only,97401 97442,"), Areas, "allcare-cco,Douglas", "ZIP “97401” is not in Douglas County")],
        ["A row for a ZIP that is not five digits"] = data =>
            [At(data.Append(Zips, "9700I,active,PO BOX,Antelope,,,Wasco,41065,Wasco,41065,1,N,Y,Y,97001,1,44,-120,x,1,x,"), Zips, "9700I,", "ZIP “9700I” is not five digits"),
             At(data, Zips, "9700I,", "ZIP 9700I has no county")],
        ["Overlapping periods"] = data =>
            [At(data.Append(Areas, "ihn-cco,Benton,whole,,2020-01-01,,confirmed,,https://example.org,2026-11-22"), Areas, "ihn-cco,Benton,whole,,2020", "overlapping periods: “ihn-cco/benton/whole/2012-08-01”")],
        ["A wrong phone number"] = data =>
            After(data.Replace(Ccos, "\"541-269-7400\"", "\"541-269-74OO\""), $"{Ccos} advanced-health: Advanced Health has the phone “541-269-74OO”"),
        ["An unknown coverage"] = data => [At(data.Replace(Areas, "ihn-cco,Benton,whole,", "ihn-cco,Benton,all,"), Areas, "ihn-cco,Benton", "“all” is not a coverage")],
        ["An unknown certainty"] = data =>
            [At(data.Replace(Areas, "ihn-cco,Benton,whole,,2012-08-01,,confirmed", "ihn-cco,Benton,whole,,2012-08-01,,sure"), Areas, "ihn-cco,Benton", "“sure” is not a certainty")],
        ["An unknown ZIP status"] = data => [At(data.Replace(Zips, "97001,active,", "97001,alive,"), Zips, "97001,", "“alive” is not a status")],
        ["An impossible day"] = data =>
            [At(data.Replace(Areas, "ihn-cco,Benton,whole,,2012-08-01", "ihn-cco,Benton,whole,,2012-02-30"), Areas, "ihn-cco,Benton", "“2012-02-30” is not a day")],
        ["A day in another order"] = data => [At(data.Append(Holidays, "01/02/2031,x,x"), Holidays, "01/02/2031", "“01/02/2031” is not a day")],
        ["No day"] = data => [At(data.Append(Holidays, ",Some day,x"), Holidays, ",Some day", "the day is missing")],
        ["A period that ends before it begins"] = data =>
            [At(data.Replace(Areas, "ihn-cco,Benton,whole,,2012-08-01,,", "ihn-cco,Benton,whole,,2012-08-01,2012-08-01,"), Areas, "ihn-cco,Benton", "it ends (2012-08-01) before it begins")],
        ["A number that is none"] = data => [At(data.Replace(Counties, ",16668,", ",16 668,"), Counties, "41001,", "“16 668” is not a whole number")],
        ["A share above one"] = data =>
            [At(data.Replace(ZipCounties, "89421,1,41045,Malheur,OR,0.1467,", "89421,1,41045,Malheur,OR,1.467,"), ZipCounties, "89421,1,", "the share 1.467 is above 1")],
        ["The same service area twice"] = data =>
            [At(data.Append(Areas, "ihn-cco,Benton,whole,,2012-08-01,2013-01-01,confirmed,,https://example.org,2026-11-22"), Areas, "ihn-cco,Benton,whole,,2012-08-01,2013",
                $"service-area “ihn-cco/benton/whole/2012-08-01” is there already, at {Areas}:{data.LineOf(Areas, "ihn-cco,Benton,whole,,2012-08-01,,")}")],
        ["The same holiday twice"] = data => [$"{Holidays}:{data.Append(Holidays, "2026-01-01,Again,x").LastLineOf(Holidays)}: holiday “2026-01-01” is there already, at {Holidays}:2"],
        ["The same ZIP twice in a county"] = data =>
            [$"{ZipCounties}:{data.Append(ZipCounties, "97001,2,41065,Wasco,OR,0.5,x,,,,,Y,Y,addresses").LastLineOf(ZipCounties)}: ZIP in county “97001 in Wasco” is there already, at {ZipCounties}:{data.LineOf(ZipCounties, "97001,1,")}"],
        ["A place with two shares of one county"] = data =>
            [At(data.Append(Places, "Doubleton,incorporated city,Benton,41003,Benton,41003,Benton 50%; Benton 49%,44,-123,x,1,x,97330,,97330,1,x,"), Places, "Doubleton,", "“Benton” is there twice")],
        ["A place with one ZIP twice"] = data => [At(data.Append(Places, "Doubleton,incorporated city,Benton,41003,Benton,41003,,44,-123,x,1,x,97330; 97330,,97330,1,x,"), Places, "Doubleton,", "“97330” is there twice")],
        ["A row with too few columns"] = data => [At(data.Append(Holidays, "2031-01-01"), Holidays, "2031-01-01", "")],
        ["A quote that never ends"] = data => After(data.Append(Holidays, "2031-01-01,\"New Year,x"), $"{Holidays}:"),
        ["A missing column"] = data => After(data.Replace(Holidays, "day,name,source", "date,name,source"), [.. Enumerable.Range(2, data.LastLineOf(Holidays) - 1).Select(line => $"{Holidays}:{line}: ")]),
        ["A file that is not there"] = data => After(data.Delete(Areas), $"{Areas}: "),
        ["A folder that is not there"] = data =>
        {
            Directory.Delete(Path.Combine(data.Path, "ccos"), recursive: true);
            return [$"{Ccos}: ", $"{Areas}: ", "ccos/extras.json: ", "ccos/search_words.csv: "];
        },
        ["A page with an unknown placeholder"] = data =>
            After(data.Replace(RidesPage, "{phone:client-services}", "{phone:client-service}"), "content/help/rides: unknown placeholder “{phone:client-service}”, in line 40 of its text in “en”"),
        ["A page with a link that leads nowhere"] = data => After(data.Append(RidesPage, "[x](/help/no-such-page)"), "content/help/rides: the link “/help/no-such-page” leads nowhere"),
        ["A page without a head"] = data => After(data.Write(RidesPage, "Hello"), "content/help/rides: it does not begin with a head between two lines of ---"),
        ["An empty file"] = data => After(data.Write(Holidays, ""), $"{Holidays}: "),
        ["Search words of an unknown page"] = data =>
            After(data.Append("content/search_words.csv", "help/no-such-page,en,word"), $"content/search_words.csv:{data.LastLineOf("content/search_words.csv")}: unknown page “help/no-such-page”"),
        ["Search words of an unknown benefit"] = data =>
            [$"{SearchWords}:{data.Append(SearchWords, "no-such-benefit,en,word").LastLineOf(SearchWords)}: unknown benefit “no-such-benefit”"],
        ["A danger with a line that is not there"] = data =>
            After(data.Replace("dangers.json", "\"domestic-violence\"", "\"domestic-violense\""), "dangers.json violence: unknown contact “domestic-violense”"),
        ["JSON that breaks off"] = data => After(data.Write(Ccos, "[{"), $"{Ccos}: "),
        ["JSON without a field"] = data => After(data.Write("contacts.json", """[{ "key": "crisis" }]"""), "contacts.json: "),
        ["JSON with nothing for a record"] = data => After(data.Write("contacts.json", "[null]"), "contacts.json: "),
        ["Several errors at once"] = data =>
        {
            data.Replace(Counties, ",16668,", ",many,").Replace(Zips, "97001,active,", "97001,alive,").Replace(Areas, "ihn-cco,Benton,whole,,2012-08-01", "ihn-cco,Benton,all,,2012-08-01")
                .Replace(Areas, "ihn-cco,Lincoln,whole,,2012-08-01", "ihn-cco,Lincoln,whole,,2012-13-01").Append(Holidays, "soon,x,x").Delete("contacts.json");
            return
            [
                At(data, Counties, "41001,", "“many”"), At(data, Zips, "97001,", "“alive”"), At(data, Areas, "ihn-cco,Benton", "“all”"),
                At(data, Areas, "ihn-cco,Lincoln", "“2012-13-01”"), "contacts.json: ", At(data, Holidays, "soon", "“soon”"),
            ];
        },
        ["Several broken rules at once"] = data =>
        {
            data.Replace(Areas, "ihn-cco,Benton,", "ihn-cco,Bentn,").Replace(Areas, "ihn-cco,Lincoln,", "inh-cco,Lincoln,").Replace(Ccos, "\"541-269-7400\"", "\"none\"");
            return [At(data, Areas, "ihn-cco,Bentn", "unknown county"), At(data, Areas, "inh-cco,Lincoln", "unknown CCO"), $"{Ccos} advanced-health: "];
        },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task Data_with_an_error_is_refused_whole_with_a_line_that_says_where(string what)
    {
        var contents = await _database.ContentsAsync();
        using var data = new DataFolder();
        var expected = Wrong[what](data);

        var refused = await Assert.ThrowsAsync<ReferenceDataException>(() => ImportAsync(data.Path, Reason));

        Assert.True(
            expected.Length == refused.Errors.Count && expected.Zip(refused.Errors).All(e => e.Second.StartsWith(e.First, StringComparison.Ordinal)),
            $"Expected:\n{string.Join('\n', expected)}\nGot:\n{string.Join('\n', refused.Errors)}");
        Assert.Equal(refused.Message, string.Join(Environment.NewLine, refused.Errors));
        Assert.DoesNotContain(refused.Errors, e => e.Contains('\n'));
        Assert.Equal(contents, await _database.ContentsAsync());
    }

    [Fact]
    public async Task An_empty_database_stays_empty_when_the_first_data_are_wrong()
    {
        var database = await StoreDatabase.NewAsync();
        var contents = await database.ContentsAsync();
        using var data = new DataFolder();
        data.Replace(Areas, "ihn-cco,Benton,whole,", "ihn-cco,Benton,all,");

        await Assert.ThrowsAsync<ReferenceDataException>(() => new Import(database.Open, database.Publisher).RunAsync(data.Path, null, CancellationToken.None));

        Assert.Equal(contents, await database.ContentsAsync());
        Assert.Contains("edition 0 empty", contents);
    }

    private Task<ImportReport> ImportAsync(string folder, string? reason) =>
        new Import(_database.Open, _database.Publisher).RunAsync(folder, reason, CancellationToken.None);

    private static string[] After(DataFolder _, params string[] expected) => expected;

    private static string At(DataFolder data, string file, string start, string sentence) => $"{file}:{data.LineOf(file, start)}: {sentence}";

    public sealed class Imported : IAsyncLifetime
    {
        public StoreDatabase Database { get; } = new();

        public ImportReport First { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Database.InitializeAsync();
            First = await new Import(Database.Open, Database.Publisher).RunAsync(Original, null, CancellationToken.None);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
