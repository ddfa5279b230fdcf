using System.Collections.Concurrent;
using System.Collections.Immutable;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Every real service document, with all its entity sets: the code compiles without an error and without a warning, or the document is refused with a reason.</summary>
public class CorpusTests
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    [SharedDataFact]
    public void Every_document_compiles_or_is_refused()
    {
        var failures = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<string>();
        var files = SharedData.Files("data/edmx", "*.edmx");

        // No more at a time than there are processors: each compilation takes its hundred megabytes.
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, file =>
        {
            foreach (var failure in Failures(file, refused))
                failures.Add(Path.GetFileName(file) + ": " + failure);
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} of {files.Count}\n" + string.Join('\n', failures.Order(StringComparer.Ordinal).Take(60)));

        // The corpus holds three files of the EF designer, which are no service documents.
        Assert.InRange(refused.Count, 0, 3);
    }

    private static IEnumerable<string> Failures(string file, ConcurrentBag<string> refused)
    {
        var text = new TestAdditionalText("/0/Own.edmx", File.ReadAllText(file));
        var declaration = CSharpSyntaxTree.ParseText("/** <summary>Own.</summary> */ [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;", Parse);
        var compilation = CSharpCompilation.Create(
            "Corpus",
            [declaration],
            [.. References.Net100, .. References.Runtime],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false, warningLevel: 9999));
        var driver = CSharpGeneratorDriver.Create([new ConnectivityGenerator().AsSourceGenerator()], [text], Parse, new OneDocument());
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        if (diagnostics.Any(diagnostic => diagnostic.Id == "BTP5001" && diagnostic.Location.GetLineSpan().Path == "/0/Own.edmx"))
        {
            refused.Add(file);
            return [];
        }

        return diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("BTP", StringComparison.Ordinal) || diagnostic.Severity == DiagnosticSeverity.Error)
            .Concat(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702")))
            .Take(3)
            .Select(diagnostic => diagnostic.ToString());
    }

    private sealed class OneDocument : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Fixed([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Fixed(new() { ["build_metadata.AdditionalFiles.BtpKind"] = "ODataMetadata" });
    }

    private sealed class Fixed(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
