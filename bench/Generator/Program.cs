using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Btp.Connectivity.Bench.Generator;

if (args.Contains("--short"))
{
    Figures.Print();
}
else
{
    // In this process: the default toolchain looks for a project that is called like the assembly.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(Project).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
}
