using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>A block of Terraform's, and the file in which it stands.</summary>
/// <param name="Document">The file.</param>
/// <param name="Type">The type of a resource; <c>module</c> for a module.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">What it says.</param>
internal sealed record TerraformBlock(PositionedDocument Document, string Type, string Name, PositionedMapping Body);

/// <summary>The files of a folder, which Terraform reads as one.</summary>
internal sealed class TerraformFolder
{
    private readonly Dictionary<string, (PositionedDocument Document, PositionedNode? Value)> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PositionedDocument Document, PositionedNode Value)> _locals = new(StringComparer.Ordinal);

    public TerraformFolder(string path, IEnumerable<PositionedDocument> documents)
    {
        Path = path;
        Documents = [.. documents];
        foreach (var document in Documents)
        {
            if (!IsVariables(document.Path))
                Read(document, document.Root!);
        }

        // The values of variables go before their defaults, whichever file comes first.
        foreach (var document in Documents.Where(static document => IsVariables(document.Path)))
        {
            foreach (var entry in document.Root!.Entries)
                _variables[entry.Name] = (document, entry.Value);
        }
    }

    public string Path { get; }

    public List<PositionedDocument> Documents { get; }

    public List<TerraformBlock> Resources { get; } = [];

    public List<TerraformBlock> Modules { get; } = [];

    /// <summary>Whether a document is Terraform's, in its own language or in JSON.</summary>
    public static bool IsTerraform(PositionedDocument document) =>
        document.Root is not null && (document.Format == DocumentFormat.Hcl || IsJson(document.Path, ".tf.json") || IsJson(document.Path, ".tfvars.json"));

    public (PositionedDocument Document, PositionedNode? Value)? Variable(string name) => _variables.TryGetValue(name, out var found) ? found : null;

    public (PositionedDocument Document, PositionedNode Value)? Local(string name) => _locals.TryGetValue(name, out var found) ? found : null;

    private static bool IsVariables(string path) => path.EndsWith(".tfvars", StringComparison.OrdinalIgnoreCase) || IsJson(path, ".tfvars.json");

    private static bool IsJson(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private void Read(PositionedDocument document, PositionedMapping root)
    {
        foreach (var entry in root.Entries)
        {
            switch (entry.Name)
            {
                case "variable":
                    foreach (var (name, body) in Bodies(entry.Value))
                        _variables[name] = (document, body.Get("default"));
                    break;
                case "locals":
                    foreach (var local in Mappings(entry.Value).SelectMany(static locals => locals.Entries))
                        _locals[local.Name] = (document, local.Value);
                    break;
                case "resource":
                    foreach (var type in Mappings(entry.Value).SelectMany(static types => types.Entries))
                    {
                        foreach (var (name, body) in Bodies(type.Value))
                            Resources.Add(new TerraformBlock(document, type.Name, name, body));
                    }

                    break;
                case "module":
                    foreach (var (name, body) in Bodies(entry.Value))
                        Modules.Add(new TerraformBlock(document, "module", name, body));
                    break;
            }
        }
    }

    private static IEnumerable<(string Name, PositionedMapping Body)> Bodies(PositionedNode labelled) =>
        Mappings(labelled).SelectMany(static labels => labels.Entries).SelectMany(static label => Mappings(label.Value).Select(body => (label.Name, body)));

    // The JSON form may have a list where there could be several blocks.
    private static IEnumerable<PositionedMapping> Mappings(PositionedNode node) => node switch
    {
        PositionedMapping mapping => [mapping],
        PositionedSequence sequence => sequence.Items.OfType<PositionedMapping>(),
        _ => [],
    };
}
