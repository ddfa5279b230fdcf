using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>The entity and complex types of a document by full name, and their inheritance.</summary>
internal sealed class StructuredTypes
{
    private readonly Dictionary<string, XElement> _types = new(StringComparer.Ordinal);

    /// <summary>Indexes the types.</summary>
    /// <param name="schemas">The schemas.</param>
    public StructuredTypes(List<XElement> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var type in schema.All("EntityType").Concat(schema.All("ComplexType")))
            {
                var name = schema.Get("Namespace") + "." + type.Name();
                if (!_types.ContainsKey(name))
                    _types.Add(name, type);
            }
        }
    }

    /// <summary>All types.</summary>
    public IEnumerable<XElement> All => _types.Values;

    /// <summary>A type; null if it is not in the document.</summary>
    /// <param name="fullName">Its full name.</param>
    public XElement? Find(string? fullName) => fullName is not null && _types.TryGetValue(fullName, out var type) ? type : null;

    /// <summary>A type and its base types, from the type upward; a circle ends where it closes.</summary>
    /// <param name="fullName">Full name of the type.</param>
    public IEnumerable<XElement> Chain(string? fullName)
    {
        var seen = new HashSet<XElement>();
        for (var type = Find(fullName); type is not null && seen.Add(type); type = Find(type.Get("BaseType")))
            yield return type;
    }
}
