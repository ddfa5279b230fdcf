using System.Collections.Concurrent;
using System.Globalization;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>Damaged documents: whatever comes, no exception, no hang, and code that compiles or a reason at a line.</summary>
internal static class Mutations
{
    private const int Small = 60_000;

    /// <summary>What the generator may take for a document; the damage must not make it slow.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs damaged documents of a folder and prints what failed and how many came out in which way.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed of the first.</param>
    /// <returns>The exit code: 1 if one failed.</returns>
    public static int Run(string folder, int count, int seed)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Where(file => Path.GetExtension(file).ToUpperInvariant() is ".EDMX" or ".XML").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"There is no document in {folder}.");
            return 2;
        }

        var result = Try(files, count, seed);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"mutants {result.Tried}, compiled {result.Compiled}, refused {result.Refused}, failed {result.Failed}, slowest {result.Slowest.TotalMilliseconds:0} ms (seed {result.SlowestSeed})"));
        return result.Failed > 0 ? 1 : 0;
    }

    /// <summary>Tries damaged documents on all processors.</summary>
    /// <param name="files">The documents; mostly the small ones are taken, of which there are many.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed of the first.</param>
    public static MutationResult Try(IReadOnlyList<string> files, int count, int seed)
    {
        var trial = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: false);
        var texts = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var result = new MutationResult();
        Parallel.For(seed, seed + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var file = Choose(files, number);
            try
            {
                var outcome = trial.Run(new MetadataMutator(number).Mutate(texts.GetOrAdd(file, File.ReadAllText)));
                result.Add(file, number, outcome.Generation > _patience ? outcome with { Failures = [.. outcome.Failures, $"took {outcome.Generation.TotalMilliseconds:0} ms"] } : outcome);
            }
            catch (Exception failure)
            {
                result.Add(file, number, new() { Failures = [failure.ToString()] });
            }
        });
        return result;
    }

    private static string Choose(IReadOnlyList<string> files, int seed)
    {
        var random = new Random(seed);
        var file = files[random.Next(files.Count)];
        for (var i = 0; i < 3 && new FileInfo(file).Length > Small; i++)
            file = files[random.Next(files.Count)];

        return file;
    }
}

/// <summary>What came of damaged documents.</summary>
internal sealed class MutationResult
{
    private readonly Lock _lock = new();

    /// <summary>How many there were.</summary>
    public int Tried { get; private set; }

    /// <summary>How many gave code that compiles.</summary>
    public int Compiled { get; private set; }

    /// <summary>How many were refused with a reason at a line.</summary>
    public int Refused { get; private set; }

    /// <summary>How many failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The longest that the generator took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The seed of that one.</summary>
    public int SlowestSeed { get; private set; }

    /// <summary>Counts one, and prints what is wrong with it.</summary>
    /// <param name="file">The document that was damaged.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="outcome">What came of it.</param>
    public void Add(string file, int seed, DocumentOutcome outcome)
    {
        lock (_lock)
        {
            Tried++;
            Compiled += outcome.IsCompiled ? 1 : 0;
            Refused += outcome.Failures.Count == 0 && !outcome.IsCompiled ? 1 : 0;
            Failed += outcome.Failures.Count > 0 ? 1 : 0;
            if (outcome.Generation > Slowest)
                (Slowest, SlowestSeed) = (outcome.Generation, seed);
            foreach (var failure in outcome.Failures)
                Console.WriteLine($"seed {seed}, {Path.GetFileName(file)}: {failure}");
            if (Tried % 500 == 0)
                Console.Error.WriteLine($"{Tried} tried, {Failed} failed");
        }
    }
}
