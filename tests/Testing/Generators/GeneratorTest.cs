using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Runs one generator and holds it to what every generator of this repository owes.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
/// <remarks>
/// Every run asserts: the generator did not throw (CS8785, CS8784), what it reported was expected, the output compiles without errors and warnings, a second run with
/// a cloned compilation redoes nothing, a fresh run gives the same text, lines end with <c>\n</c>, and no step holds a Roslyn, XML or EDM object.
/// </remarks>
public sealed class GeneratorTest<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Sources, additional files, options and references.</summary>
    public TestState TestState { get; } = new();

    /// <summary>The first C# file.</summary>
    public string TestCode { init => TestState.Sources.Add(value); }

    /// <summary>What the generator is expected to report, beyond markup.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>What of the compiler's findings on the output fails the test.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Warnings;

    /// <summary>The C# version of the consumer.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp12;

    /// <summary>Library or program.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether diagnostics of the generator are the caller's business, who looks at them in the run.</summary>
    public bool IgnoresDiagnostics { get; set; }

    /// <summary>The id that <c>[|...|]</c> stands for in sources and additional files.</summary>
    public string? DefaultDiagnosticId { get; set; }

    /// <summary>Runs the generator and asserts everything above.</summary>
    public GeneratorRun Run()
    {
        var sources = ParsedFile.Of(TestState.Sources);
        var texts = ParsedFile.Of(TestState.AdditionalFiles);
        var parse = CompilerFindings.ParseOptions(LanguageVersion);
        var compilation = CSharpCompilation.Create(
            "Consumer",
            sources.Select(file => CSharpSyntaxTree.ParseText(file.Markup.Text, parse, file.Path, System.Text.Encoding.UTF8)),
            [.. References.Net100, .. TestState.AdditionalReferences],
            CompilerFindings.Options(OutputKind));
        var additional = texts.Select(file => new TestAdditionalText(file.Path, file.Markup.Text)).ToList();

        var run = GeneratorRun.Start(NewDriver(additional, parse), compilation, additional);
        run.AssertDidNotThrow();
        if (!IgnoresDiagnostics)
            DiagnosticVerifier.Verify([.. sources, .. texts], ExpectedDiagnostics, run.Diagnostics, DefaultDiagnosticId);
        CompilerFindings.Verify(run.Output, CompilerDiagnostics, sources.Select(file => file.Path).ToHashSet(), "The output");
        run.AssertTextIsPortable();
        run.AssertModelsAreClean();
        run.Again().AssertNothingWasRedone();
        run.AssertSameText(GeneratorRun.Start(NewDriver(additional, parse), compilation.Clone(), additional));
        return run;
    }

    private CSharpGeneratorDriver NewDriver(List<TestAdditionalText> additional, CSharpParseOptions parse) => CSharpGeneratorDriver.Create(
        [new TGenerator().AsSourceGenerator()],
        additional,
        parse,
        TestConfigOptions.Of(TestState),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
