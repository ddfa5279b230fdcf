using System.Globalization;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>What the command line says.</summary>
internal sealed record Options
{
    /// <summary>The folder of documents.</summary>
    public string? Folder { get; private set; }

    /// <summary>Where results go as JSON.</summary>
    public string? Json { get; private set; }

    /// <summary>How many damaged documents.</summary>
    public int? Mutants { get; private set; }

    /// <summary>The seed of the first of them; the next one has the next number.</summary>
    public int Seed { get; private set; } = 1;

    /// <summary>How many entity sets the large document has.</summary>
    public int? LargeSets { get; private set; }

    /// <summary>How many schemas the large document has.</summary>
    public int LargeSchemas { get; private set; } = 132;

    /// <summary>The document that is only generated.</summary>
    public string? Generated { get; private set; }

    /// <summary>Whether a few figures are enough.</summary>
    public bool IsShort { get; private set; }

    /// <summary>Reads a command line. One that makes no sense gives options without anything to do.</summary>
    /// <param name="args">The command line.</param>
    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--short":
                    options.IsShort = true;
                    break;
                case "--large":
                    options.LargeSets = Number(ref i) ?? 1600;
                    options.LargeSchemas = Number(ref i) ?? 132;
                    break;
                case "--generate" when i + 1 < args.Count:
                    options.Generated = args[++i];
                    break;
                case "--mutate" when Number(ref i) is { } mutants:
                    options.Mutants = mutants;
                    break;
                case "--seed" when Number(ref i) is { } seed:
                    options.Seed = seed;
                    break;
                case "--json" when i + 1 < args.Count:
                    options.Json = args[++i];
                    break;
                case var folder when !folder.StartsWith('-') && options.Folder is null:
                    options.Folder = folder;
                    break;
                default:
                    return new();
            }
        }

        return options;

        int? Number(ref int at) =>
            at + 1 < args.Count && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ++at > 0 ? number : null;
    }
}
