using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>All schemas under their full names, for the checks.</summary>
internal sealed class SchemaSet
{
    private static readonly HashSet<string> PrimitiveNames = new(StringComparer.Ordinal)
    {
        "Edm.Binary", "Edm.Boolean", "Edm.Byte", "Edm.Date", "Edm.DateTimeOffset", "Edm.Decimal", "Edm.Double", "Edm.Duration", "Edm.Guid", "Edm.Int16", "Edm.Int32", "Edm.Int64",
        "Edm.SByte", "Edm.Single", "Edm.Stream", "Edm.String", "Edm.TimeOfDay", "Edm.Untyped", "Edm.PrimitiveType",
        "Edm.Geography", "Edm.GeographyPoint", "Edm.GeographyLineString", "Edm.GeographyPolygon", "Edm.GeographyMultiPoint", "Edm.GeographyMultiLineString", "Edm.GeographyMultiPolygon", "Edm.GeographyCollection",
        "Edm.Geometry", "Edm.GeometryPoint", "Edm.GeometryLineString", "Edm.GeometryPolygon", "Edm.GeometryMultiPoint", "Edm.GeometryMultiLineString", "Edm.GeometryMultiPolygon", "Edm.GeometryCollection",
    };

    private readonly Dictionary<string, XElement> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<XElement, Dictionary<string, XElement>> _members = [];
    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);

    /// <summary>Indexes the schemas.</summary>
    /// <param name="schemas">The schemas.</param>
    public SchemaSet(IReadOnlyList<XElement> schemas)
    {
        Schemas = schemas;
        foreach (var schema in schemas)
        {
            foreach (var child in schema.Elements())
            {
                var name = FullName(child);
                if (child.Name.LocalName is "Action" or "Function")
                    _operations.Add(child.Name.LocalName + " " + name);
                else if (!child.Is("EntityContainer"))
                    _types[name] = child;
            }
        }
    }

    /// <summary>The schemas.</summary>
    public IReadOnlyList<XElement> Schemas { get; }

    /// <summary>All types.</summary>
    public IEnumerable<KeyValuePair<string, XElement>> Types => _types;

    /// <summary>Namespace-qualified name of a child of a schema.</summary>
    /// <param name="schemaChild">The child.</param>
    public static string FullName(XElement schemaChild) => schemaChild.Parent!.Get("Namespace") + "." + schemaChild.Name();

    /// <summary>A declared type; null if there is none of that name.</summary>
    /// <param name="fullName">Its full name.</param>
    public XElement? Find(string? fullName) => fullName is not null && _types.TryGetValue(fullName, out var type) ? type : null;

    /// <summary>Whether an operation is declared.</summary>
    /// <param name="kind"><c>Action</c> or <c>Function</c>.</param>
    /// <param name="fullName">Its full name.</param>
    public bool HasOperation(string kind, string fullName) => _operations.Contains(kind + " " + fullName);

    /// <summary>Whether a name is that of a primitive type of V4.</summary>
    /// <param name="fullName">A full name.</param>
    public static bool IsPrimitive(string fullName) => PrimitiveNames.Contains(fullName);

    /// <summary>A type and its base types, from the type upward.</summary>
    /// <param name="type">The type.</param>
    public IEnumerable<XElement> Chain(XElement? type)
    {
        var seen = new HashSet<XElement>();
        for (; type is not null && seen.Add(type); type = Find(type.Get("BaseType")))
            yield return type;
    }

    /// <summary>A member of a structured type, inherited ones included. To be asked only when members are what they will be: the answers are kept.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The member.</param>
    public XElement? Member(XElement? type, string name)
    {
        foreach (var level in Chain(type))
        {
            if (!_members.TryGetValue(level, out var members))
                _members.Add(level, members = IndexMembers(level));
            if (members.TryGetValue(name, out var member))
                return member;
        }

        return null;
    }

    private static Dictionary<string, XElement> IndexMembers(XElement type)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var member in type.Elements().Where(m => m.Name.LocalName is "Property" or "NavigationProperty"))
            members[member.Name()] = member;

        return members;
    }
}
