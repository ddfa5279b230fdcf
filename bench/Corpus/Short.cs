using System.Globalization;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>A few figures, quickly: a fixed sample of the corpus, or a document of our own where the corpus is absent, and some damaged ones.</summary>
internal static class Short
{
    private const int Every = 12;
    private const int Largest = 120_000;
    private const int Mutants = 60;

    /// <summary>Prints one line per figure.</summary>
    /// <returns>The exit code: 1 if a document failed.</returns>
    public static int Run()
    {
        var (folder, files) = SharedData.IsPresent
            ? (SharedData.Path("data", "edmx"), Sample())
            : (RepositoryRoot.Path("tests", "Generator.Tests", "Documents"), Directory.GetFiles(RepositoryRoot.Path("tests", "Generator.Tests", "Documents"), "*.edmx"));
        var expectation = new Expectation(folder);
        var trial = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: true);
        trial.Run(LargeDocument.Write(20, 2, 10));

        List<Row> rows = [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            rows.Add(Row.Of(Path.GetFileName(file), trial.Run(text), text, expectation));
        }

        var failed = rows.Count(row => !row.IsRight);
        foreach (var row in rows.Where(row => !row.IsRight))
            Console.WriteLine(row + "\n    " + string.Join("\n    ", row.Failures));
        var mutants = Mutations.Try([.. files.Where(file => new FileInfo(file).Length < 30_000)], Mutants, seed: 1);
        Console.WriteLine(Row.Sum(rows));
        Figure("corpus-documents", rows.Count);
        Figure("corpus-failed", failed);
        Figure("corpus-ms-per-document", rows.Average(row => row.Milliseconds));
        Figure("corpus-mb-per-second", rows.Sum(row => row.Characters) / 1e3 / rows.Sum(row => row.Milliseconds));
        Figure("corpus-compile-ms-per-1000-lines", rows.Sum(row => row.CompileMilliseconds) * 1000 / Math.Max(1, rows.Sum(row => row.Lines)));
        Figure("mutants", mutants.Tried);
        Figure("mutants-failed", mutants.Failed);
        return failed + mutants.Failed > 0 ? 1 : 0;
    }

    private static string[] Sample() => [.. SharedData.Files("data/edmx", "*.edmx").Where((file, number) => number % Every == 0 && new FileInfo(file).Length < Largest)];

    private static void Figure(string name, double value) => Console.WriteLine($"figure {name} {value.ToString("0.##", CultureInfo.InvariantCulture)}");
}
