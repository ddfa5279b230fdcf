using BenchmarkDotNet.Running;
using Btp.Connectivity.Bench.Runtime;

if (args.Contains("--short"))
{
    await ShortRun.RunAsync(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(WarmCallBenchmarks).Assembly).Run(args);
}
