using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Btp.Connectivity.Bench.Runtime;
using Btp.Connectivity.Bench.Runtime.Landscape;

if (args.Contains("--short"))
{
    await ShortRun.RunAsync(Console.Out);
}
else if (args.Contains("--soak"))
{
    var count = args.Select(static argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number : 0).Max();
    return await LandscapeRuns.SoakAsync(count == 0 ? 100_000 : count, Console.Out) == 0 ? 0 : 1;
}
else if (args.Contains("--throughput"))
{
    await LandscapeRuns.ThroughputAsync(Console.Out);
}
else
{
    // In this process: the tool looks for a project file named like the assembly, and ours is named like its folder.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(WarmCallBenchmarks).Assembly).Run(args, config);
}

return 0;
