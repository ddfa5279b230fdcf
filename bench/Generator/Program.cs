using BenchmarkDotNet.Running;
using Btp.Connectivity.Bench.Generator;

if (args.Contains("--short"))
    Figures.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
