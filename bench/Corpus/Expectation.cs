using System.Xml;
using System.Xml.Linq;

namespace Btp.Connectivity.Bench.Corpus;

/// <summary>Which documents of a folder are service documents, told without the reader that is on trial.</summary>
internal sealed class Expectation
{
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);

    /// <summary>Reads <c>index.tsv</c> if the folder has one: columns <c>file</c> and <c>notes</c>, in any place.</summary>
    /// <param name="folder">The folder.</param>
    public Expectation(string folder)
    {
        var path = Path.Combine(folder, "index.tsv");
        if (!File.Exists(path))
            return;

        var lines = File.ReadAllLines(path);
        var head = lines.Length == 0 ? [] : lines[0].Split('\t');
        var (file, notes) = (Array.IndexOf(head, "file"), Array.IndexOf(head, "notes"));
        foreach (var cells in lines.Skip(1).Select(line => line.Split('\t')))
        {
            if (file >= 0 && notes >= 0 && cells.Length > Math.Max(file, notes))
                _notes[cells[file]] = cells[notes];
        }
    }

    /// <summary>Whether refusing a file is right: the index says that it is no service document, or it is no well-formed XML, or has no schema where OData has it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">What it holds.</param>
    public bool IsRefusalRight(string name, string text)
    {
        if (_notes.TryGetValue(name, out var notes) && (notes.Contains("designer", StringComparison.OrdinalIgnoreCase) || notes.Contains("metadata", StringComparison.OrdinalIgnoreCase)))
            return true;

        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            var schemas = root.Name.LocalName == "Schema" ? [root] : root.Elements().Where(element => element.Name.LocalName == "DataServices").Elements();
            return root.Name.LocalName is not ("Edmx" or "Schema") || !schemas.Any(element => element.Name.LocalName == "Schema");
        }
        catch (XmlException)
        {
            return true;
        }
    }
}
