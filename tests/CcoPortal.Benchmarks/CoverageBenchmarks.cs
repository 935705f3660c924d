using System.Globalization;
using BenchmarkDotNet.Attributes;
using CcoPortal.Data.Reference;
using CcoPortal.Domain.Coverage;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Benchmarks;

/// <summary>
/// One look-up by ZIP. Goals: under 1 µs, 0 bytes, and flat when there are 10 or 100 times the counties, ZIPs and service areas.
/// </summary>
[MemoryDiagnoser]
public class CoverageBenchmarks
{
    private static readonly DateOnly On = new(2026, 11, 22);
    private CoverageMap _map = null!;
    private int[] _zips = [];
    private int _next;

    /// <summary>How many times the real data.</summary>
    [Params(1, 10, 100)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var facts = Multiplied(ReferenceData.Read(Path.Combine(Repository.Root, "data")), Times);
        _map = new CoverageMap(facts.Counties, facts.Zips, facts.Places, facts.Ccos, facts.ServiceAreas);
        _zips = [.. facts.Zips.Select(z => int.Parse(z.Code, CultureInfo.InvariantCulture))];
        // A look-up order that the processor's caches cannot guess.
        new Random(1859).Shuffle(_zips);
    }

    [Benchmark]
    public CoverageAnswer Zip()
    {
        _next = _next + 1 == _zips.Length ? 0 : _next + 1;
        return _map.ForZip(_zips[_next], On);
    }

    /// <summary>The same Oregon many times over: new names for its counties, new numbers for its ZIPs.</summary>
    private static Facts Multiplied(Facts facts, int times)
    {
        if (times == 1)
            return facts;
        var copies = Enumerable.Range(0, times).ToList();
        var codes = facts.Zips.Select((z, i) => (z.Code, i)).ToDictionary(z => z.Code, z => z.i, StringComparer.Ordinal);
        return facts with
        {
            Counties = [.. from n in copies from c in facts.Counties select c with { Slug = $"{c.Slug}-{n}", Name = $"{c.Name} {n}" }],
            Zips = [.. from n in copies from z in facts.Zips select z with { Code = Code(z.Code, n), Counties = [.. z.Counties.Select(c => c with { County = $"{c.County} {n}" })] }],
            Places = [],
            ServiceAreas = [.. from n in copies from a in facts.ServiceAreas select a with { County = $"{a.County} {n}", Zips = [.. a.Zips.Select(z => Code(z, n))] }],
        };

        string Code(string code, int n) => ((n * facts.Zips.Count) + codes[code]).ToString("D5", CultureInfo.InvariantCulture);
    }
}
