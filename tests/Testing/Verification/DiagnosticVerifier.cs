using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Compares diagnostics with what markup and expectations say; what is missing and what is extra is shown in the text.</summary>
public static class DiagnosticVerifier
{
    /// <summary>Fails unless <paramref name="actual"/> is exactly what the markup in <paramref name="files"/> and <paramref name="expected"/> announce.</summary>
    /// <param name="files">C# and additional files.</param>
    /// <param name="expected">What markup cannot say: messages, severities, positions in lines.</param>
    /// <param name="actual">What was reported.</param>
    /// <param name="defaultId">The id that <c>[|...|]</c> stands for.</param>
    public static void Verify(IReadOnlyList<ParsedFile> files, IEnumerable<DiagnosticResult> expected, IEnumerable<Diagnostic> actual, string? defaultId)
    {
        var awaited = Awaited(files, [.. expected], defaultId);
        var reported = actual.Select(diagnostic => Found.Of(diagnostic)).ToList();
        var missing = new List<Expectation>();

        // The most precise expectations choose first, so that a vague one does not take their diagnostic.
        foreach (var expectation in awaited.OrderByDescending(expectation => (expectation.Message is null ? 0 : 2) + (expectation.Severity is null ? 0 : 1)))
        {
            var match = reported.FindIndex(expectation.Accepts);
            if (match < 0)
            {
                missing.Add(expectation);
            }
            else
            {
                reported.RemoveAt(match);
            }
        }

        if (missing.Count + reported.Count > 0)
        {
            Assert.Fail(Report(files, missing, reported));
        }
    }

    private static List<Expectation> Awaited(IReadOnlyList<ParsedFile> files, List<DiagnosticResult> expected, string? defaultId)
    {
        var awaited = new List<Expectation>();
        var keys = new Dictionary<int, (ParsedFile File, TextSpan Span)>();
        foreach (var file in files)
        {
            foreach (var span in file.Markup.Spans)
            {
                if (span.Key is { } key)
                {
                    keys.Add(key, (file, span.Span));
                }
                else
                {
                    var id = span.Id ?? defaultId ?? throw new InvalidOperationException("[|...|] needs an analyzer with exactly one rule; write {|ID:...|}.");
                    awaited.Add(new Expectation(id, file.Path, span.Span, Lines(file, span.Span), null, null));
                }
            }
        }

        foreach (var result in expected)
        {
            if (result.MarkupKey is { } key)
            {
                var (file, span) = keys.TryGetValue(key, out var place) ? place : throw new InvalidOperationException($"No {{|#{key}:...|}} in the test's files.");
                awaited.Add(new Expectation(result.Id, file.Path, span, Lines(file, span), result.Message, result.Severity));
            }
            else
            {
                awaited.Add(new Expectation(result.Id, result.Path, null, result.Position, result.Message, result.Severity));
            }
        }

        return awaited;
    }

    private static LinePositionSpan Lines(ParsedFile file, TextSpan span) => SourceText.From(file.Markup.Text).Lines.GetLinePositionSpan(span);

    private static string Report(IReadOnlyList<ParsedFile> files, List<Expectation> missing, List<Found> extra)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{missing.Count} expected and not reported, {extra.Count} reported and not expected.\n");
        missing.ForEach(expectation => text.Append(CultureInfo.InvariantCulture, $"  missing: {expectation}\n"));
        extra.ForEach(found => text.Append(CultureInfo.InvariantCulture, $"  extra:   {found}\n"));
        foreach (var file in files)
        {
            var notes = missing.Where(expectation => expectation.Path == file.Path && expectation.Lines is not null).Select(expectation => (expectation.Lines!.Value, $"missing {expectation.Id}"))
                .Concat(extra.Where(found => found.Path == file.Path).Select(found => (found.Lines, $"extra {found.Id}: {found.Message}")));
            text.Append(AnnotatedText.Of(file.Path, file.Markup.Text, [.. notes]));
        }

        return text.ToString();
    }

    private sealed record Expectation(string Id, string? Path, TextSpan? Span, LinePositionSpan? Lines, string? Message, DiagnosticSeverity? Severity)
    {
        public bool Accepts(Found found) => Id == found.Id && (Path ?? "") == found.Path && (Lines is null || Lines == found.Lines) && (Span is null || Span == found.Span)
            && (Message is null || Message == found.Message) && (Severity is null || Severity == found.Severity);

        public override string ToString() => $"{Severity?.ToString() ?? "diagnostic"} {Id} at {Path ?? "no location"}{(Lines is { } lines ? AnnotatedText.Position(lines) : "")}{(Message is null ? "" : $": {Message}")}";
    }

    private sealed record Found(string Id, string Path, TextSpan Span, LinePositionSpan Lines, string Message, DiagnosticSeverity Severity)
    {
        public static Found Of(Diagnostic diagnostic)
        {
            var place = diagnostic.Location.GetLineSpan();
            return new Found(diagnostic.Id, place.Path ?? "", diagnostic.Location.SourceSpan, place.Span, diagnostic.GetMessage(CultureInfo.InvariantCulture), diagnostic.Severity);
        }

        public override string ToString() => $"{Severity} {Id} at {(Path.Length == 0 ? "no location" : Path + AnnotatedText.Position(Lines))} {Span}: {Message}";
    }
}
