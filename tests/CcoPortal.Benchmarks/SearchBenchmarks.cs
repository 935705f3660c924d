using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using CcoPortal.Data.Reference;
using CcoPortal.Domain.Benefits;
using CcoPortal.Domain.Editions;
using CcoPortal.Domain.Places;
using CcoPortal.Domain.Search;

namespace CcoPortal.Benchmarks;

/// <summary>What a search and an answer to “what does my plan cover?” cost, over the bank of what members type; and what each edition costs once.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private readonly Facts _facts = ReferenceData.Read(Path.Combine(Repository.Root, "data"));
    private readonly IReadOnlyList<string> _phrases = Repository.Phrases();
    private readonly SearchIndex _index;
    private readonly SiteSearch _site;
    private readonly DangerWords _dangers;
    private readonly MemberPlan _plan;
    private int _next;

    public SearchBenchmarks()
    {
        _index = BuildIndex();
        _site = BuildSite();
        _dangers = BuildDangers();
        _plan = MyCoverage.Plan(new Member(null, null, null, null), _facts.Packages, _facts.EnrollmentTypes);
    }

    [Benchmark]
    public IReadOnlyList<SearchHit> Find() => _index.Find(Next());

    [Benchmark]
    public SiteReading Read() => _site.Read(Next(), "en");

    [Benchmark]
    public IReadOnlyList<DangerTopic> In() => _dangers.In(Next());

    [Benchmark]
    public IReadOnlyList<AreaAnswer> Areas() => MyCoverage.Areas(_facts.Benefits.OrderBy(b => b.Order), _plan);

    [Benchmark]
    public SearchIndex BuildIndex() => new(SearchDocuments.Of(_facts));

    [Benchmark]
    public SiteSearch BuildSite() => new(_facts, new PlaceNames(_facts.Counties, _facts.Places));

    [Benchmark]
    public DangerWords BuildDangers() => new(_facts.Dangers, SearchText.IsOrdinary);

    /// <summary>The mean says nothing of the slowest phrases. Each counts with its best of some tries, so that what else runs here does not.</summary>
    public static void Spread()
    {
        const int tries = 20;
        var all = new SearchBenchmarks();
        foreach (var (name, ask) in new (string, Func<string, object>)[] { ("Find", all._index.Find), ("Read", p => all._site.Read(p, "en")), ("In", all._dangers.In) })
        {
            var times = all._phrases.Select(p => Enumerable.Range(0, tries).Min(_ => Time(ask, p))).Order().ToList();
            Console.WriteLine($"{name}, {times.Count} phrases: mean {times.Average():0.0} µs, p50 {times[times.Count / 2]:0.0} µs, p99 {times[times.Count * 99 / 100]:0.0} µs, longest {times[^1]:0.0} µs");
        }

        static double Time(Func<string, object> ask, string phrase)
        {
            var started = Stopwatch.GetTimestamp();
            ask(phrase);
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }
    }

    private string Next() => _phrases[_next = (_next + 1) % _phrases.Count];
}
