using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Btp.Connectivity.Bench.Runtime;

if (args.Contains("--short"))
{
    await ShortRun.RunAsync(Console.Out);
}
else
{
    // In this process: the tool looks for a project file named like the assembly, and ours is named like its folder.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(WarmCallBenchmarks).Assembly).Run(args, config);
}
