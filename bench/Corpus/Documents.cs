using System.Globalization;
using System.Text.Json;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>Every document of a folder: generated and compiled, or refused rightly.</summary>
internal static class Documents
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs a folder and prints a line per document and one for all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="json">Where results go as JSON; null for nowhere.</param>
    /// <returns>The exit code: 1 if a document failed.</returns>
    public static int Run(string folder, string? json)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}.");
            return 2;
        }

        string[] files = [.. Directory.GetFiles(folder).Where(file => Path.GetExtension(file).ToUpperInvariant() is ".EDMX" or ".XML").Order(StringComparer.Ordinal)];
        var expectation = new Expectation(folder);
        var trial = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: true);
        if (files.Length > 0)
            trial.Run(File.ReadAllText(files[0]));

        var rows = new List<Row>();
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var row = Row.Of(Path.GetFileName(file), trial.Run(text), text, expectation);
            rows.Add(row);
            Console.WriteLine(row);
            foreach (var failure in row.Failures)
                Console.WriteLine("    " + failure);
        }

        Console.WriteLine(Row.Sum(rows));
        if (json is not null)
            File.WriteAllText(json, JsonSerializer.Serialize(rows, _json) + "\n");
        return rows.Count == 0 || rows.Any(row => !row.IsRight) ? 1 : 0;
    }
}

/// <summary>One document's line.</summary>
/// <param name="Document">The file's name.</param>
/// <param name="IsRead">Whether it was read.</param>
/// <param name="IsGenerated">Whether code was generated.</param>
/// <param name="IsCompiled">Whether the code compiles without an error and without a warning.</param>
/// <param name="Types">How many types were generated.</param>
/// <param name="Lines">How many lines were generated.</param>
/// <param name="Skipped">How many constructs were skipped (BTP5009).</param>
/// <param name="Milliseconds">Processor time of the generator.</param>
/// <param name="CompileMilliseconds">Wall time of the compiler's check.</param>
/// <param name="Characters">The size of the document.</param>
/// <param name="Refusal">Why it was refused (BTP5001); null when it was not.</param>
/// <param name="Failures">What is wrong.</param>
internal sealed record Row(
    string Document,
    bool IsRead,
    bool IsGenerated,
    bool IsCompiled,
    int Types,
    int Lines,
    int Skipped,
    double Milliseconds,
    double CompileMilliseconds,
    int Characters,
    string? Refusal,
    IReadOnlyList<string> Failures)
{
    /// <summary>Whether it compiles, or was refused rightly.</summary>
    public bool IsRight => Failures.Count == 0 && (IsCompiled || Refusal is not null);

    /// <summary>Judges what came of a document.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="expectation">Which documents are service documents.</param>
    public static Row Of(string name, DocumentOutcome outcome, string text, Expectation expectation)
    {
        List<string> failures = [.. outcome.Failures];
        if (outcome.Refusal is { } refusal && !expectation.IsRefusalRight(name, text))
            failures.Add("refused, though it is a service document: " + refusal);
        if (outcome.IsDeclined)
            failures.Add("no code");
        return new(
            name,
            outcome.Refusal is null,
            outcome.IsGenerated,
            outcome.IsCompiled,
            outcome.Types,
            outcome.Lines,
            outcome.Skipped,
            Math.Round(outcome.Generation.TotalMilliseconds, 2),
            Math.Round(outcome.Compilation.TotalMilliseconds, 2),
            outcome.Characters,
            outcome.Refusal,
            failures);
    }

    /// <summary>The last line: how many of what, and how fast the generator is.</summary>
    /// <param name="rows">All documents.</param>
    public static string Sum(IReadOnlyList<Row> rows)
    {
        double[] times = [.. rows.Select(row => row.Milliseconds).Order()];
        var speed = rows.Sum(row => row.Characters) / 1e6 / Math.Max(1e-9, times.Sum() / 1000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"documents {rows.Count}, generated {rows.Count(row => row.IsGenerated)}, compiled {rows.Count(row => row.IsCompiled)}, failed {rows.Count(row => !row.IsRight)}, median {At(times, 0.5):0.0} ms, p95 {At(times, 0.95):0.0} ms, {speed:0.0} MB/s");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Document}: {(IsRead ? "read" : "refused")}, {(IsGenerated ? "generated" : "not generated")}, {(IsCompiled ? "compiled" : "not compiled")}, {Types} types, {Lines} lines, {Milliseconds:0.0} ms ({CompileMilliseconds:0} ms to compile){(Skipped > 0 ? $", skipped {Skipped}" : "")}{(Refusal is null ? "" : ": " + Refusal)}{(IsRight ? "" : " FAILED")}");

    private static double At(double[] ordered, double part) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * part))];
}
