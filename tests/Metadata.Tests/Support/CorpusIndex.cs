using System.Collections.Concurrent;
using System.Globalization;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Metadata.Tests.Support;

/// <summary>One real document and what was counted in it by other means than this reader.</summary>
internal sealed record CorpusDocument(string Name, string Version, int EntityTypes, int EntitySets, int Operations, int Properties, int Navigations, string Notes)
{
    private static readonly ConcurrentDictionary<string, MetadataResult> Results = new(StringComparer.Ordinal);

    /// <summary>What reading it gives; read once for all tests.</summary>
    public MetadataResult Result => Results.GetOrAdd(Name, _ => MetadataReader.Read(Text));

    public string Text => File.ReadAllText(SharedData.Path("data", "edmx", Name));

    public static IReadOnlyList<CorpusDocument> All() => [.. File.ReadAllLines(SharedData.Path("data", "edmx", "index.tsv")).Skip(1).Select(Parse)];

    private static CorpusDocument Parse(string line)
    {
        var cells = line.Split('\t');
        return new(cells[0], cells[1], Number(3), Number(4), Number(5), Number(6), Number(7), cells[8]);

        int Number(int column) => int.Parse(cells[column], CultureInfo.InvariantCulture);
    }
}
