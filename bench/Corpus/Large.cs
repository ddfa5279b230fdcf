using System.Globalization;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>A document as large as the largest that are known, and one of a quarter of its size beside it: what grows faster than the document shows.</summary>
internal static class Large
{
    /// <summary>Runs both and prints a line for each.</summary>
    /// <param name="sets">How many entity sets.</param>
    /// <param name="schemas">How many schemas.</param>
    /// <returns>The exit code: 1 if one of them failed.</returns>
    public static int Run(int sets, int schemas)
    {
        var trial = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: true);
        trial.Run(LargeDocument.Write(20, 2, 10));
        var quarter = Measure(trial, sets / 4, Math.Max(1, schemas / 4));
        var whole = Measure(trial, sets, schemas);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure large-growth {whole.Generation / quarter.Generation / ((double)whole.Characters / quarter.Characters):0.00}"));
        return quarter.IsCompiled && whole.IsCompiled ? 0 : 1;
    }

    private static DocumentOutcome Measure(DocumentTrial<ConnectivityGenerator> trial, int sets, int schemas)
    {
        var outcome = trial.Run(LargeDocument.Write(sets, schemas, properties: 34));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sets} entity sets, {schemas} schemas, {outcome.Characters / 1e6:0.0} MB: {outcome.Types} types, {outcome.Lines} lines, {outcome.Generation.TotalMilliseconds:0} ms, {outcome.Compilation.TotalMilliseconds:0} ms to compile{(outcome.IsCompiled ? "" : " FAILED")}"));
        foreach (var failure in outcome.Failures)
            Console.WriteLine("    " + failure);
        return outcome;
    }
}
