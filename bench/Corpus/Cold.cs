using System.Globalization;
using System.Runtime;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>One document, generated and not compiled: the very first time in a process, and by a driver that has seen nothing in a process that has.</summary>
internal static class Cold
{
    private const int Runs = 31;

    /// <summary>Prints <c>first-ms</c>, <c>cold-ms</c> (median) and <c>lines</c>.</summary>
    /// <param name="file">The document.</param>
    /// <returns>The exit code: 0.</returns>
    public static int Run(string file)
    {
        var text = File.ReadAllText(file);
        var trial = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: true);
        var (methods, jit) = (JitInfo.GetCompiledMethodCount(currentThread: true), JitInfo.GetCompilationTime(currentThread: true));
        var (first, lines) = trial.Generate(text);
        (methods, jit) = (JitInfo.GetCompiledMethodCount(currentThread: true) - methods, JitInfo.GetCompilationTime(currentThread: true) - jit);
        double[] cold = [.. Enumerable.Range(0, Runs).Select(_ => trial.Generate(text).Elapsed.TotalMilliseconds).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first-ms {first.TotalMilliseconds:0.0}\nfirst-jit-ms {jit.TotalMilliseconds:0.0}\nfirst-jit-methods {methods}\ncold-ms {cold[Runs / 2]:0.0}\nlines {lines}"));
        return 0;
    }
}
