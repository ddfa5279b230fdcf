using System.Collections.Immutable;
using System.Reflection;
using Btp.Connectivity.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Bench.Analyzers;

/// <summary>The compiler's own count of each analyzer's time, as <c>-p:ReportAnalyzer=true</c> prints it.</summary>
internal static class Measurement
{
    /// <summary>All analyzers of the product.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Own { get; } = From(typeof(RuleIds).Assembly, static _ => true);

    /// <summary>The rules S2068 and S6418 of SonarAnalyzer; empty where its package is not there.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Peer { get; } = LoadPeer();

    /// <summary>S2068 alone.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Passwords { get; } = [.. Peer.Where(static analyzer => analyzer.SupportedDiagnostics.Any(static rule => rule.Id == "S2068"))];

    /// <summary>Runs the product's analyzers and the peers over the project, one after the other.</summary>
    public static async Task<IReadOnlyDictionary<DiagnosticAnalyzer, double>> SecondsAsync(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> peers)
    {
        var ids = peers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => KeyValuePair.Create(rule.Id, Microsoft.CodeAnalysis.ReportDiagnostic.Warn));
        var enabled = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ids.DistinctBy(static pair => pair.Key)));
        var all = Own.AddRange(peers);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = await new CompilationWithAnalyzers(enabled, all, options).GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        return all.ToDictionary(static analyzer => analyzer, analyzer => result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalSeconds);
    }

    /// <summary>What the product's analyzers allocate for a document of a project, without what the compiler allocates to serve them.</summary>
    public static async Task<double> BytesPerDocumentAsync(CSharpCompilation compilation)
    {
        // What is made once stays: symbols of the references, code of the compiler.
        ImmutableArray<DiagnosticAnalyzer> nothing = [new Idle()];
        await BytesAsync(compilation.Clone(), nothing).ConfigureAwait(false);
        await BytesAsync(compilation.Clone(), Own).ConfigureAwait(false);
        var more = new List<long>();
        for (var run = 0; run < 13; run++)
        {
            var idle = await BytesAsync(compilation.Clone(), nothing).ConfigureAwait(false);
            more.Add(await BytesAsync(compilation.Clone(), Own).ConfigureAwait(false) - idle);
        }

        // The compiler's caches, which the collector empties when it likes, make one run differ from the next by more than the analyzers need.
        return (double)more.Order().ElementAt(more.Count / 2) / compilation.SyntaxTrees.Length;
    }

    private static async Task<long> BytesAsync(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // The trees keep their text and the compiler its lists of members: both are there before it counts.
        compilation.GetDiagnostics();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static ImmutableArray<DiagnosticAnalyzer> LoadPeer()
    {
        var folder = typeof(Measurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static attribute => attribute.Key == "SonarAnalyzer")?.Value;
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(Path.Combine(folder, "analyzers")))
            return [];

        var assemblies = Directory.GetFiles(Path.Combine(folder, "analyzers"), "SonarAnalyzer*.dll").Select(Assembly.LoadFrom).ToList();
        return [.. assemblies.SelectMany(static assembly => From(assembly, static analyzer => analyzer.SupportedDiagnostics.Any(static rule => rule.Id is "S2068" or "S6418")))];
    }

    private static ImmutableArray<DiagnosticAnalyzer> From(Assembly assembly, Func<DiagnosticAnalyzer, bool> isWanted) =>
        [.. assembly.GetTypes()
            .Where(static type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(isWanted)];
}
