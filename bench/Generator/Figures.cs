using System.Diagnostics;
using System.Globalization;
using Btp.Connectivity.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>The figures of the README, quickly: medians of a few runs instead of a benchmark's statistics.</summary>
internal static class Figures
{
    private const int WarmUpEdits = 2500;

    /// <summary>Prints one line per figure. A cold run is one of a driver that has seen nothing, in a process whose code is warm.</summary>
    public static void Print()
    {
        Print("cold-sales-order-ms", Cold("API-SALES-ORDER-SRV-v2", out _));
        Print("cold-business-partner-ms", Cold("API-BUSINESS-PARTNER-v2", out var lines));
        var ours = UnrelatedEdit(new ConnectivityGenerator(), isBound: true);
        Print("unrelated-edit-ms", ours.Median);
        Print("unrelated-edit-least-ms", ours.Least);
        Print("unrelated-edit-search-alone-ms", UnrelatedEdit(new AttributeSearch(), isBound: true).Median);
        Print("unrelated-edit-unbound-ms", UnrelatedEdit(new ConnectivityGenerator(), isBound: false).Median);
        Print("unrelated-edit-unbound-search-alone-ms", UnrelatedEdit(new AttributeSearch(), isBound: false).Median);
        Print("lines-per-property", lines.PerStructural);
        Print("lines-per-property-and-navigation", lines.PerAny);
    }

    private static double Cold(string document, out (double PerStructural, double PerAny) linesPer)
    {
        var project = new Project([document], 0);
        GeneratorDriver driver = null!;
        var median = Median(11, _ => project.Compilation, _ => driver = project.NewDriver().RunGenerators(project.Compilation));

        var sources = driver.GetRunResult().Results[0].GeneratedSources;
        var lines = sources.Sum(source => source.SourceText.Lines.Count - 1);
        var (structural, all) = project.CountProperties();
        linesPer = ((double)lines / structural, (double)lines / all);
        return median;
    }

    /// <summary>A keystroke in a C# file that declares nothing, beside two services and 300 files: the whole run of a driver that has this generator alone.</summary>
    /// <param name="generator">The generator, or one that does nothing but look for the attribute: what Roslyn takes for itself.</param>
    /// <param name="isBound">
    /// Whether the declarations of the new compilation are bound before; else the first generator that has an attribute found pays for that, and every other one finds it done.
    /// </param>
    private static (double Median, double Least) UnrelatedEdit(IIncrementalGenerator generator, bool isBound)
    {
        var project = new Project(["API-SALES-ORDER-SRV-v2", "API-BUSINESS-PARTNER-v2"], 300);
        var driver = project.NewDriver(generator).RunGenerators(project.Compilation);
        var edits = 0;

        // An editor runs for hours: edits in code that is not optimised yet do not count. The pauses let the compiler's thread run where processors are few.
        for (; edits < WarmUpEdits; Thread.Sleep(5))
            Times(50, Prepare, Run);
        var times = Times(501, Prepare, Run);
        return (times[times.Count / 2], times[0]);

        void Run(CSharpCompilation compilation) => driver = driver.RunGenerators(compilation);

        CSharpCompilation Prepare(int edit)
        {
            var compilation = project.EditSource("Other7.cs", edits++);
            if (isBound)
                compilation.GetDeclarationDiagnostics();
            return compilation;
        }
    }

    private static double Median(int runs, Func<int, CSharpCompilation> prepare, Action<CSharpCompilation> run) => Times(runs, prepare, run)[runs / 2];

    private static List<double> Times(int runs, Func<int, CSharpCompilation> prepare, Action<CSharpCompilation> run)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var compilation = prepare(i);
            var start = Stopwatch.GetTimestamp();
            run(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static void Print(string name, double value) => Console.WriteLine($"figure {name} {value.ToString("0.####", CultureInfo.InvariantCulture)}");
}
