using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>The figures of the README, quickly: medians of a few runs instead of a benchmark's statistics.</summary>
internal static class Figures
{
    /// <summary>Prints one line per figure.</summary>
    public static void Print()
    {
        Print("cold-sales-order-ms", Cold("API-SALES-ORDER-SRV-v2", out _));
        Print("cold-business-partner-ms", Cold("API-BUSINESS-PARTNER-v2", out var perProperty));
        Print("unrelated-edit-ms", UnrelatedEdit());
        Print("lines-per-property", perProperty);
    }

    private static double Cold(string document, out double linesPerProperty)
    {
        var project = new Project([document], 0);
        GeneratorDriver driver = null!;
        var median = Median(11, _ => project.Compilation, _ => driver = project.NewDriver().RunGenerators(project.Compilation));

        var sources = driver.GetRunResult().Results[0].GeneratedSources;
        var lines = sources.Sum(source => source.SourceText.Lines.Count - 1);
        linesPerProperty = (double)lines / project.CountProperties();
        return median;
    }

    private static double UnrelatedEdit()
    {
        var project = new Project(["API-SALES-ORDER-SRV-v2", "API-BUSINESS-PARTNER-v2"], 300);
        var driver = project.NewDriver().RunGenerators(project.Compilation);
        return Median(201, edit => project.EditSource("Other7.cs", edit), compilation => driver = driver.RunGenerators(compilation));
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
