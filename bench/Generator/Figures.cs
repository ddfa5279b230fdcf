using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>The figures of the README, quickly: medians of a few runs instead of a benchmark's statistics.</summary>
internal static class Figures
{
    /// <summary>Prints one line per figure. A cold run is one of a driver that has seen nothing, in a process whose code is warm.</summary>
    public static void Print()
    {
        Print("cold-sales-order-ms", Cold("API-SALES-ORDER-SRV-v2", out _));
        Print("cold-business-partner-ms", Cold("API-BUSINESS-PARTNER-v2", out var lines));
        var (steps, driver) = UnrelatedEdit(isBound: true);
        Print("unrelated-edit-ms", steps);
        Print("unrelated-edit-driver-ms", driver);
        Print("unrelated-edit-driver-and-binding-ms", UnrelatedEdit(isBound: false).Driver);
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

    /// <summary>A keystroke in a C# file that declares nothing, beside two services and 300 files.</summary>
    /// <param name="isBound">Whether the declarations of the new compilation are bound before, as an editor does in any case; else Roslyn binds them for the search for our attribute.</param>
    /// <returns>The time of the generator's own steps, as Roslyn counts it, and that of the whole driver, which makes a new tree for every generated file.</returns>
    private static (double Steps, double Driver) UnrelatedEdit(bool isBound)
    {
        var project = new Project(["API-SALES-ORDER-SRV-v2", "API-BUSINESS-PARTNER-v2"], 300);
        var driver = project.NewDriver().RunGenerators(project.Compilation);
        var steps = new List<double>();

        // An editor runs for hours: the first edits, in code that is not optimised yet, do not count.
        Median(401, Prepare, Run);
        steps.Clear();
        var whole = Median(201, Prepare, Run);
        steps.Sort();
        return (steps[steps.Count / 2], whole);

        void Run(CSharpCompilation compilation)
        {
            driver = driver.RunGenerators(compilation);
            steps.Add(driver.GetTimingInfo().GeneratorTimes[0].ElapsedTime.TotalMilliseconds);
        }

        CSharpCompilation Prepare(int edit)
        {
            var compilation = project.EditSource("Other7.cs", edit);
            if (isBound)
                compilation.GetDeclarationDiagnostics();
            return compilation;
        }
    }

    private static double Median(int runs, Func<int, CSharpCompilation> prepare, Action<CSharpCompilation> run)
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
        return times[runs / 2];
    }

    private static void Print(string name, double value) => Console.WriteLine($"figure {name} {value.ToString("0.####", CultureInfo.InvariantCulture)}");
}
