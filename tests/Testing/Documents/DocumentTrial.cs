using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Testing;

/// <summary>Runs a generator over one service document with all its entity sets, in a project that has nothing else, and the compiler over what comes of it.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
/// <param name="concurrentBuild">Whether the compiler may use all processors; false when the caller already does.</param>
public sealed class DocumentTrial<TGenerator>(bool concurrentBuild)
    where TGenerator : IIncrementalGenerator, new()
{
    private const string DocumentPath = "/0/Own.edmx";

    private static readonly CSharpParseOptions _parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    // One for all documents: compilations that come of one another share what they know of the references.
    private readonly CSharpCompilation _project = CSharpCompilation.Create(
        "Own",
        [CSharpSyntaxTree.ParseText("/** <summary>Own.</summary> */ [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;", _parse, "/0/Own.cs", Encoding.UTF8)],
        [.. References.Net100, .. References.Runtime],
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, concurrentBuild: concurrentBuild));

    /// <summary>Tries a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="isRepeated">Whether a second run has to give the same bytes.</param>
    /// <param name="cancellation">Ends the trial.</param>
    public DocumentOutcome Run(string text, bool isRepeated = false, CancellationToken cancellation = default)
    {
        var begin = ThreadTime.Now;
        var driver = Driver(text).RunGeneratorsAndUpdateCompilation(_project, out var output, out _, cancellation);
        var generation = ThreadTime.Now - begin;

        var result = driver.GetRunResult().Results.Single();
        var failures = new List<string>();
        if (result.Exception is { } exception)
            failures.Add("the generator threw: " + exception);
        failures.AddRange(result.Diagnostics.Where(IsWrong).Select(Describe));
        if (isRepeated && !Same(result, Driver(text).RunGenerators(_project, cancellation).GetRunResult().Results.Single()))
            failures.Add("a second run gives something else");

        // Without code there is only our own declaration, which compiles, and the diagnostic that says why.
        var refusal = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "BTP5001" && !IsWrong(diagnostic));
        var isGenerated = result.GeneratedSources.Length > 0;
        if (!isGenerated && failures.Count == 0 && !result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            failures.Add("no code, and no reason");
        var started = Stopwatch.GetTimestamp();
        if (isGenerated)
            failures.AddRange(output.GetDiagnostics(cancellation).Where(IsFinding).Take(5).Select(Describe));

        return new()
        {
            Refusal = refusal?.GetMessage(null),
            IsDeclined = !isGenerated && refusal is null && failures.Count == 0,
            IsGenerated = isGenerated,
            Skipped = result.Diagnostics.Count(diagnostic => diagnostic.Id == "BTP5009"),
            Renamed = result.Diagnostics.Count(diagnostic => diagnostic.Id == "BTP5010"),
            Types = result.GeneratedSources.Sum(source => CountTypes(source.SyntaxTree, cancellation)),
            Lines = result.GeneratedSources.Sum(source => source.SourceText.Lines.Count - 1),
            Characters = text.Length,
            Generation = generation,
            Compilation = isGenerated ? Stopwatch.GetElapsedTime(started) : TimeSpan.Zero,
            Failures = failures,
        };
    }

    private static GeneratorDriver Driver(string text) =>
        CSharpGeneratorDriver.Create([new TGenerator().AsSourceGenerator()], [new TestAdditionalText(DocumentPath, text)], _parse, new OneDocument());

    /// <summary>Runs the generator alone and tells how long that takes by the wall's clock.</summary>
    /// <param name="text">The document.</param>
    /// <exception cref="InvalidOperationException">No code came of it.</exception>
    public (TimeSpan Elapsed, int Lines) Generate(string text)
    {
        var driver = Driver(text);
        var started = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(_project);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sources = driver.GetRunResult().Results.Single().GeneratedSources;
        return sources.IsEmpty
            ? throw new InvalidOperationException("No code was generated.")
            : (elapsed, sources.Sum(source => source.SourceText.Lines.Count - 1));
    }

    // Reasons are ours, and stand at a line; a failure that was caught is no reason.
    private static bool IsWrong(Diagnostic diagnostic) =>
        !diagnostic.Id.StartsWith("BTP5", StringComparison.Ordinal) || diagnostic.Location.GetLineSpan() is not { IsValid: true, StartLinePosition.Line: >= 0 }
        || diagnostic.GetMessage(null) is var message && (message.Contains("generator failed", StringComparison.Ordinal) || message.Contains("reader failed", StringComparison.Ordinal) || message.Contains("defeated", StringComparison.Ordinal));

    // CS1701 and CS1702 are about the versions of references, which the SDK silences too.
    private static bool IsFinding(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702");

    private static string Describe(Diagnostic diagnostic) => diagnostic + (diagnostic.Location.SourceTree is { } tree
        ? " in: " + tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "");

    private static bool Same(GeneratorRunResult left, GeneratorRunResult right) =>
        left.GeneratedSources.Select(source => (source.HintName, Text: source.SourceText.ToString())).SequenceEqual(right.GeneratedSources.Select(source => (source.HintName, Text: source.SourceText.ToString())))
        && left.Diagnostics.Select(diagnostic => diagnostic.ToString()).SequenceEqual(right.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    private static int CountTypes(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().Count();

    private sealed class OneDocument : AnalyzerConfigOptionsProvider
    {
        private static readonly Values _metadata = new(new() { ["build_metadata.AdditionalFiles.BtpKind"] = "ODataMetadata" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _metadata;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
