using System.Linq;

namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What of a service can be called, by what its document says on a glance: found by looking for a few tags, since parsing megabytes for a list of names would cost a build too much.</summary>
/// <param name="SelfLink">Where the service says that it lives, as written; null if it does not.</param>
/// <param name="Namespace">The namespace of the schema that has the entity container, else the first.</param>
/// <param name="IsV2">Whether it speaks OData 2.0.</param>
/// <param name="Resources">Entity sets, singletons and imports, in the order of the document.</param>
public sealed record ServiceOutline(string? SelfLink, string Namespace, bool IsV2, EquatableArray<OutlinedResource> Resources)
{
    private const int HeadLength = 8_192;

    /// <summary>Looks a document over. Never throws; what is no service has an empty outline.</summary>
    /// <param name="text">The document.</param>
    public static ServiceOutline Of(string text)
    {
        var head = text.Substring(0, Math.Min(HeadLength, text.Length));
        var wrapper = TagScanner.Find(head, "Edmx").FirstOrDefault();
        var isV4 = wrapper?.Get("Version")?.StartsWith("4", StringComparison.Ordinal) == true || head.IndexOf("http://docs.oasis-open.org/odata/ns/edm\"", StringComparison.Ordinal) >= 0;
        var isV3 = head.IndexOf("http://schemas.microsoft.com/ado/2009/11/edm\"", StringComparison.Ordinal) >= 0
            || TagScanner.Find(head, "DataServices").FirstOrDefault() is { } services && services.Attributes.Any(attribute => attribute.Name.EndsWith("DataServiceVersion", StringComparison.Ordinal) && attribute.Value.StartsWith("3", StringComparison.Ordinal));
        var link = TagScanner.Find(text, "link").FirstOrDefault(each => each.Get("rel") == "self")?.Get("href") ?? wrapper?.Get("xml:base");
        return new(link, NamespaceOf(text), !isV4 && !isV3, Called(text).ToEquatableArray());
    }

    // Names may stand within comments; then a resource is listed that does not exist, which harms nobody.
    private static IEnumerable<OutlinedResource> Called(string text)
    {
        var restrictions = OutlinedRestrictions.Of(text);
        foreach (var (tag, kind) in new[] { ("EntitySet", OutlinedKind.EntitySet), ("Singleton", OutlinedKind.Singleton), ("FunctionImport", OutlinedKind.Function), ("ActionImport", OutlinedKind.Action) })
        {
            foreach (var element in TagScanner.Find(text, tag))
            {
                if (element.Get("Name") is not { Length: > 0 } name)
                    continue;

                var method = element.Get("m:HttpMethod");
                yield return new OutlinedResource(name, kind == OutlinedKind.Function && method is not null and not "GET" ? OutlinedKind.Action : kind, element.Get("EntitySet"))
                {
                    IsCreatable = element.Get("sap:creatable") != "false" && restrictions.AllowsInsert(name),
                    IsUpdatable = element.Get("sap:updatable") != "false" && restrictions.AllowsUpdate(name),
                    IsDeletable = element.Get("sap:deletable") != "false" && restrictions.AllowsDelete(name),
                };
            }
        }
    }

    private static string NamespaceOf(string text)
    {
        var container = TagScanner.Find(text, "EntityContainer").FirstOrDefault()?.At ?? int.MaxValue;
        var schemas = TagScanner.Find(text, "Schema").ToList();
        return (schemas.LastOrDefault(schema => schema.At < container && container != int.MaxValue) ?? schemas.FirstOrDefault())?.Get("Namespace") ?? "";
    }
}

/// <summary>Something that can be called below the root of a service.</summary>
/// <param name="Name">Its name in a URL.</param>
/// <param name="Kind">What it is.</param>
/// <param name="EntitySet">The entity set of what an import returns; null if it is not said.</param>
public sealed record OutlinedResource(string Name, OutlinedKind Kind, string? EntitySet)
{
    /// <summary>Whether entities can be created.</summary>
    public bool IsCreatable { get; init; }

    /// <summary>Whether entities can be changed.</summary>
    public bool IsUpdatable { get; init; }

    /// <summary>Whether entities can be deleted.</summary>
    public bool IsDeletable { get; init; }
}

/// <summary>What can be called below the root of a service.</summary>
public enum OutlinedKind
{
    /// <summary>An entity set.</summary>
    EntitySet,

    /// <summary>A singleton.</summary>
    Singleton,

    /// <summary>An operation without effect, called with GET.</summary>
    Function,

    /// <summary>An operation with effect, called with POST.</summary>
    Action,
}
