using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CcoPortal.Benchmarks;

// ./dev bench            everything
// ./dev bench coverage   CoverageMap only
// ./dev bench web        requests a second, sizes, time from publish to visible
if (args is ["bare", var file, var type, var encoding, var port])
{
    await BareKestrel.RunAsync(file, type, encoding, port);
    return;
}

if (args is [] or ["coverage"])
{
    var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile);
    BenchmarkRunner.Run<CoverageBenchmarks>(config);
}

if (args is [] or ["web"])
    await WebBenchmarks.RunAsync();
