using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>How tests compile, and what of the compiler's own findings fails them.</summary>
internal static class CompilerFindings
{
    // CS1591 (a public member without documentation) is a matter of the test's own sources only; csc never shows CS1701 and CS1702 (version unification).
    private static readonly HashSet<string> UnificationOnly = ["CS1701", "CS1702"];

    public static CSharpCompilationOptions Options(OutputKind output) =>
        new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false).WithWarningLevel(9999);

    public static CSharpParseOptions ParseOptions(LanguageVersion version) => new(version, DocumentationMode.Diagnose);

    /// <summary>Fails when the compiler complains; <paramref name="written"/> are the trees that the test wrote itself.</summary>
    public static void Verify(Compilation compilation, CompilerDiagnostics level, IReadOnlySet<string> written, string what)
    {
        if (level == CompilerDiagnostics.None)
        {
            return;
        }

        var lowest = level == CompilerDiagnostics.Errors ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        var findings = compilation.GetDiagnostics()
            .Where(finding => finding.Severity >= lowest && !finding.IsSuppressed && !UnificationOnly.Contains(finding.Id))
            .Where(finding => finding.Id != "CS1591" || !written.Contains(finding.Location.SourceTree?.FilePath ?? ""))
            .ToList();
        if (findings.Count == 0)
        {
            return;
        }

        var files = findings.Where(finding => finding.Location.SourceTree is not null).GroupBy(finding => finding.Location.SourceTree!);
        var shown = files.Select(file => AnnotatedText.Of(file.Key.FilePath, file.Key.ToString(), [.. file.Select(Note)]));
        Assert.Fail($"{what} does not compile cleanly:\n{string.Join('\n', findings)}\n{string.Concat(shown)}");
    }

    private static (LinePositionSpan Place, string Note) Note(Diagnostic finding) =>
        (finding.Location.GetLineSpan().Span, $"{finding.Id}: {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
}
