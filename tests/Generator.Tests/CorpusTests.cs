using System.Collections.Concurrent;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Every real service document, with all its entity sets: the code compiles without an error and without a warning, or the document is refused with a reason.</summary>
public class CorpusTests
{
    private const int Mutants = 150;

    private static readonly DocumentTrial<ConnectivityGenerator> _trial = new(concurrentBuild: false);

    [SharedDataFact]
    public void Every_document_compiles_or_is_refused_and_two_runs_give_the_same_bytes()
    {
        var failures = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<string>();
        var files = SharedData.Files("data/edmx", "*.edmx");
        ForEach(files, file =>
        {
            var outcome = _trial.Run(File.ReadAllText(file), isRepeated: true);
            foreach (var failure in outcome.Failures)
                failures.Add(Path.GetFileName(file) + ": " + failure);
            if (outcome.IsDeclined)
                failures.Add(Path.GetFileName(file) + ": no code");
            if (outcome.Refusal is not null)
                refused.Add(Path.GetFileName(file));
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} of {files.Count}\n" + string.Join('\n', failures.Order(StringComparer.Ordinal).Take(60)));

        // Three files of the EF designer, which are no service documents.
        Assert.Equal(["AdventureWorksModel-v3.edmx", "Northwind-v3-b1ff.edmx", "NorthwindModel-v3.edmx"], refused.Order(StringComparer.Ordinal));
    }

    [SharedDataFact]
    public void Malformed_documents_are_refused_at_a_line() => Assert.All(SharedData.Files("data/edmx-malformed", "*"), file =>
    {
        var outcome = _trial.Run(File.ReadAllText(file));
        Assert.NotNull(outcome.Refusal);
        Assert.Empty(outcome.Failures);
    });

    [SharedDataFact]
    public void Damaged_documents_compile_or_have_a_reason_at_a_line()
    {
        var failures = new ConcurrentBag<string>();
        string[] files = [.. SharedData.Files("data/edmx", "*.edmx").Where(file => new FileInfo(file).Length < 20_000)];
        ForEach(Enumerable.Range(1, Mutants), seed =>
        {
            var file = files[seed * 7 % files.Length];
            foreach (var failure in _trial.Run(new MetadataMutator(seed).Mutate(File.ReadAllText(file))).Failures)
                failures.Add($"{Path.GetFileName(file)} with seed {seed}: {failure}");
        });

        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_document_of_many_schemas_below_one_root_type_compiles()
    {
        var outcome = _trial.Run(LargeDocument.Write(sets: 40, schemas: 8, properties: 9), isRepeated: true);

        Assert.Empty(outcome.Failures);
        Assert.True(outcome is { IsCompiled: true, Skipped: 0, Renamed: > 0 }, outcome.ToString());
    }

    // No more at a time than there are processors: each compilation takes its hundred megabytes.
    private static void ForEach<T>(IEnumerable<T> items, Action<T> action) =>
        Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
}
