using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>A document in work: its schemas, its version, its aliases. Each step changes it until Edm can read it.</summary>
/// <param name="Root">The root element.</param>
/// <param name="Version">The protocol that its service speaks.</param>
/// <param name="Schemas">Its schemas, and later those of the documents that it includes.</param>
/// <param name="Aliases">Short names that the document declares, to the namespaces that they stand for.</param>
internal sealed record CsdlDocument(XElement Root, ODataVersion Version, List<XElement> Schemas, Dictionary<string, string> Aliases)
{
    /// <summary>Groups of annotations whose target is in another document, taken out of their schemas.</summary>
    public List<XElement> ForeignAnnotations { get; } = [];

    /// <summary>The references to other documents.</summary>
    public IEnumerable<XElement> References => Root.Elements().Where(e => e.Is("Reference") && CsdlNames.IsWrapper(e.Name.NamespaceName));

    /// <summary>Where the service says that it lives, as written.</summary>
    public string? SelfLink => Schemas.SelectMany(s => s.Elements(CsdlNames.Atom + "link")).Concat(Root.Descendants(CsdlNames.Atom + "link"))
            .FirstOrDefault(l => l.Get("rel") == "self")?.Get("href")
        ?? Root.Attribute(XNamespace.Xml + "base")?.Value;

    /// <summary>Finds the schemas of a document.</summary>
    /// <param name="root">The root element.</param>
    /// <exception cref="MetadataRefusedException">It is no <c>$metadata</c> document.</exception>
    public static CsdlDocument Open(XElement root)
    {
        var schemas = FindSchemas(root);
        var version = VersionDetection.Of(root, schemas);
        return new(root, version, schemas, AliasesOf(root, schemas));
    }

    private static List<XElement> FindSchemas(XElement root)
    {
        // A bare schema is what the wrapper would hold; services do not send it, people do keep it in files.
        if (root.Is("Schema") && CsdlNames.IsCsdl(root.Name.NamespaceName))
            return [root];

        if (!root.Is("Edmx") || !(CsdlNames.IsWrapper(root.Name.NamespaceName) || root.Name.NamespaceName.EndsWith("/edmx", StringComparison.Ordinal)))
            throw ForeignContent.Refusal(root);

        if (root.Elements().FirstOrDefault(e => e.Name.LocalName is "Runtime" or "Designer") is { } designer)
        {
            throw new MetadataRefusedException(
                "this is a model of the Entity Framework designer, not a service's $metadata; save the XML of SERVICE/$metadata instead", designer.Line(), designer.Column());
        }

        var services = root.Elements().FirstOrDefault(e => e.Is("DataServices"))
            ?? throw new MetadataRefusedException("the document has no edmx:DataServices element, which holds the schemas of a service", root.Line(), root.Column());

        var schemas = root.Elements().Where(e => e.Is("DataServices")).Elements().Where(e => e.Is("Schema") && CsdlNames.IsCsdl(e.Name.NamespaceName)).ToList();
        if (schemas.Count > 0)
            return schemas;

        var unknown = services.Elements().FirstOrDefault(e => e.Is("Schema"));
        throw unknown is null
            ? new MetadataRefusedException("edmx:DataServices holds no Schema; at least one was expected", services.Line(), services.Column())
            : new MetadataRefusedException($"the namespace '{unknown.Name.NamespaceName}' of the Schema element is none that CSDL has had; '{CsdlNames.Edm}' is that of OData 4", unknown.Line(), unknown.Column());
    }

    private static Dictionary<string, string> AliasesOf(XElement root, List<XElement> schemas)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        var declarations = schemas
            .Concat(schemas.SelectMany(s => s.All("Using")))
            .Concat(root.Elements().Where(e => e.Is("Reference")).SelectMany(r => r.Elements().Where(e => e.Is("Include"))));
        foreach (var declaration in declarations)
        {
            if (declaration.Get("Alias") is { Length: > 0 } alias && declaration.Get("Namespace") is { Length: > 0 } name && !aliases.ContainsKey(alias))
                aliases.Add(alias, name);
        }

        return aliases;
    }
}
