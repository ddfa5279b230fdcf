using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Runs an analyzer and its fix, one diagnostic after the other and all at once, and compares C# and additional files with what they have to become.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The fix.</typeparam>
/// <remarks>
/// It also asserts: the fix is for an id that the analyzer reports; the fixed code compiles; what the fixed state's markup announces is still reported and nothing else;
/// a fix changes something; applying it until nothing is left comes to an end.
/// </remarks>
public sealed class CodeFixTest<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const int MostIterations = 100;

    /// <summary>The files before the fix, with markup of what is reported.</summary>
    public TestState TestState { get; } = new();

    /// <summary>The files after the fix. Files that it leaves out stay as they were; options are those of <see cref="TestState"/>.</summary>
    public TestState FixedState { get; } = new();

    /// <summary>The files after fixing everything at once, when that differs from <see cref="FixedState"/>.</summary>
    public TestState BatchFixedState { get; } = new();

    /// <summary>The first C# file before the fix.</summary>
    public string TestCode { init => TestState.Sources.Add(value); }

    /// <summary>The first C# file after the fix.</summary>
    public string FixedCode { init => FixedState.Sources.Add(value); }

    /// <summary>What is expected before the fix beyond markup.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Which of several offered fixes is taken, counted from zero.</summary>
    public int CodeActionIndex { get; set; }

    /// <summary>Which of several offered fixes is taken, by its equivalence key; wins over <see cref="CodeActionIndex"/>.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>How many single fixes are expected; null when it does not matter.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>Whether no fix at all must be offered.</summary>
    public bool OffersNothing { get; set; }

    /// <summary>What of the compiler's own findings fails the test, before and after.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The C# version of the test's code.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>Library or program.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The id that <c>[|...|]</c> stands for; by default the analyzer's only rule.</summary>
    public string? DefaultDiagnosticId { get; set; }

    /// <summary>Runs the fix and asserts everything above.</summary>
    public async Task RunAsync()
    {
        var analyzer = new TAnalyzer();
        var fixer = new CodeFixRunner(analyzer, new TCodeFix(), CodeActionIndex, CodeActionEquivalenceKey, CompilerDiagnostics);
        Assert.True(fixer.FixableIds.Intersect(analyzer.SupportedDiagnostics.Select(rule => rule.Id)).Any(), $"{typeof(TCodeFix).Name} is for {string.Join(", ", fixer.FixableIds)}, none of which {typeof(TAnalyzer).Name} reports.");

        var before = TestProject.Create(TestState, LanguageVersion, OutputKind);
        Verify(TestState, await fixer.AnalyzeAsync(before, "The test's code"), ExpectedDiagnostics, analyzer);

        var (after, iterations) = await fixer.FixOneByOneAsync(before, MostIterations);
        if (OffersNothing)
        {
            Assert.True(iterations == 0, $"{typeof(TCodeFix).Name} offers a fix where there is none.");
            return;
        }

        Assert.True(iterations > 0, $"{typeof(TCodeFix).Name} offers no fix.");
        await VerifyFixedAsync(after, FixedState, fixer, analyzer, "after single fixes");
        if (NumberOfIncrementalIterations is { } expected)
        {
            Assert.Equal(expected, iterations);
        }

        Assert.True(fixer.FixAllScopes.Count > 0, $"{typeof(TCodeFix).Name} cannot fix all occurrences: return a FixAllProvider.");
        var batch = BatchFixedState.Sources.Count + BatchFixedState.AdditionalFiles.Count > 0 ? BatchFixedState : FixedState;
        foreach (var scope in fixer.FixAllScopes.Where(scope => scope is FixAllScope.Document or FixAllScope.Project))
        {
            await VerifyFixedAsync(await fixer.FixAllAsync(before, scope, MostIterations), batch, fixer, analyzer, $"after Fix All ({scope})");
        }
    }

    private async Task VerifyFixedAsync(Project after, TestState expected, CodeFixRunner fixer, TAnalyzer analyzer, string when)
    {
        foreach (var file in ParsedFile.Of(expected.Sources).Concat(ParsedFile.Of(expected.AdditionalFiles)))
        {
            var document = after.Documents.Concat<TextDocument>(after.AdditionalDocuments).SingleOrDefault(document => document.FilePath == file.Path);
            Assert.True(document is not null, $"{file.Path} is not there {when}.");
            var text = (await document.GetTextAsync()).ToString();
            Assert.True(file.Markup.Text == text, $"{file.Path} is not as expected {when}.\n--- expected\n{file.Markup.Text}\n--- actual\n{text}");
        }

        var merged = new TestState();
        Merge(merged.Sources, expected.Sources, TestState.Sources);
        Merge(merged.AdditionalFiles, expected.AdditionalFiles, TestState.AdditionalFiles);
        Verify(merged, await fixer.AnalyzeAsync(after, $"The code {when}"), [], analyzer);
    }

    private static void Merge(SourceFileCollection into, SourceFileCollection expected, SourceFileCollection old)
    {
        foreach (var file in expected.Concat(old.Where(file => expected.All(changed => changed.Path != file.Path))))
        {
            into.Add(file);
        }
    }

    private void Verify(TestState state, IEnumerable<Diagnostic> found, IEnumerable<DiagnosticResult> expected, TAnalyzer analyzer) => DiagnosticVerifier.Verify(
        [.. ParsedFile.Of(state.Sources), .. ParsedFile.Of(state.AdditionalFiles)],
        expected,
        found,
        DefaultDiagnosticId ?? (analyzer.SupportedDiagnostics.Length == 1 ? analyzer.SupportedDiagnostics[0].Id : null));
}
