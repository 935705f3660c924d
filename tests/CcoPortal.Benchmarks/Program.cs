using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CcoPortal.Benchmarks;

// ./dev bench            everything
// ./dev bench coverage   CoverageMap only
// ./dev bench search     the search, danger words and “my coverage”
// ./dev bench gates      what a change is held to before it can be approved; fails above 2 seconds
// ./dev bench web [PART] requests a second (of addresses that hold PART), searches at once, sizes, time from publish to visible
// ./dev bench desk       answers of the desk with 100 agents at once; fails above 50 ms (p99)
var slow = args is [] or ["gates"] ? GatesBenchmarks.Run() : 0;
if (args is ["bare", var file, var type, var encoding, var port])
{
    await BareKestrel.RunAsync(file, type, encoding, port);
    return 0;
}

var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile);
if (args is [] or ["coverage"])
    BenchmarkRunner.Run<CoverageBenchmarks>(config);

if (args is [] or ["search"])
{
    BenchmarkRunner.Run<SearchBenchmarks>(config);
    SearchBenchmarks.Spread();
}

if (args is [] or ["web", ..])
    await WebBenchmarks.RunAsync(args.ElementAtOrDefault(1) ?? "");

if (args is [] or ["desk"])
    slow |= await DeskBenchmarks.RunAsync();

return slow;
