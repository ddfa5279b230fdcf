using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Testing;

/// <summary>Runs one analyzer and compares what it reports, in C# and in additional files, with markup and expectations.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <remarks>The input has to compile; an analyzer that throws fails the test. What is missing and what is extra is shown in the text.</remarks>
public sealed class AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Sources, additional files, options and references.</summary>
    public TestState TestState { get; } = new();

    /// <summary>The first C# file.</summary>
    public string TestCode { init => TestState.Sources.Add(value); }

    /// <summary>What is expected beyond markup: messages, severities.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Ids that this test is not about.</summary>
    public ISet<string> DisabledDiagnostics { get; } = new HashSet<string>();

    /// <summary>What of the compiler's own findings fails the test.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The C# version of the test's code.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>Library or program.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The id that <c>[|...|]</c> stands for; by default the analyzer's only rule.</summary>
    public string? DefaultDiagnosticId { get; set; }

    /// <summary>Runs the analyzer and asserts everything above.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync()
    {
        var analyzer = new TAnalyzer();
        var project = TestProject.Create(TestState, LanguageVersion, OutputKind);
        var found = await TestProject.AnalyzeAsync(project, [analyzer], CompilerDiagnostics, "The test's code");
        var relevant = found.Where(diagnostic => !diagnostic.IsSuppressed && !DisabledDiagnostics.Contains(diagnostic.Id)).ToImmutableArray();
        var rules = analyzer.SupportedDiagnostics;
        DiagnosticVerifier.Verify(
            [.. ParsedFile.Of(TestState.Sources), .. ParsedFile.Of(TestState.AdditionalFiles)],
            ExpectedDiagnostics,
            relevant,
            DefaultDiagnosticId ?? (rules.Length == 1 ? rules[0].Id : null));
        return relevant;
    }
}
