using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Btp.Connectivity.Bench.Client;

// "-- --short": a quick measurement of ratios, for every build. Otherwise BenchmarkDotNet with its own arguments.
if (args.Contains("--short"))
{
    ShortRun.Print();
}
else
{
    // In this process: the tool looks for a project file named like the assembly, and ours is named like its folder.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(UrlBenchmarks).Assembly).Run(args, config);
}
