using BenchmarkDotNet.Running;
using Btp.Connectivity.Bench.Client;

// "-- --short": a quick measurement of ratios, for every build. Otherwise BenchmarkDotNet with its own arguments.
if (args.Contains("--short"))
    ShortRun.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(UrlBenchmarks).Assembly).Run(args);
