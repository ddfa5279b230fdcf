using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Gives properties, parameters and results the types of V4, and remembers what they are on the wire.</summary>
internal static class PropertyTypes
{
    private static readonly string[] OldCollections = ["Bag(", "List(", "MultiValue("];

    private static readonly HashSet<string> Primitives = new(StringComparer.Ordinal)
    {
        "Binary", "Boolean", "Byte", "DateTime", "DateTimeOffset", "Decimal", "Double", "Float", "Guid", "Int16", "Int32", "Int64", "SByte", "Single", "Stream", "String", "Time",
    };

    /// <summary>Upgrades every element that has a type.</summary>
    /// <param name="schemas">The schemas.</param>
    public static void Upgrade(List<XElement> schemas)
    {
        foreach (var element in schemas.SelectMany(s => s.Descendants()).Where(e => e.Name.LocalName is "Property" or "Parameter" or "ReturnType"))
        {
            if (TypeOf(element) is not { Length: > 0 } type)
                continue;

            Set(element, "Type", type);
            if (element.Is("Property"))
                RememberFacts(element);
        }

        foreach (var import in schemas.SelectMany(s => s.All("EntityContainer")).SelectMany(c => c.All("FunctionImport")))
        {
            if (import.Get("ReturnType") is { Length: > 0 } type)
                Set(import, "ReturnType", Modern(type));
        }
    }

    private static string? TypeOf(XElement element)
    {
        // The long notation of V3: a child element names the type.
        var type = element.Get("Type") ?? element.One("TypeRef")?.Get("Type")
            ?? (element.One("CollectionType") is { } collection ? TypeNames.CollectionOf(collection.Get("ElementType") ?? collection.One("TypeRef")?.Get("Type") ?? "") : null);
        if (type is null)
            return null;

        type = Modern(type);
        return element.Get("CollectionKind") is "List" or "Bag" && !TypeNames.IsCollection(type) ? TypeNames.CollectionOf(type) : type;
    }

    private static string Modern(string type)
    {
        foreach (var prefix in OldCollections)
        {
            if (type.StartsWith(prefix, StringComparison.Ordinal) && type.EndsWith(")", StringComparison.Ordinal))
                type = TypeNames.CollectionOf(type.Substring(prefix.Length, type.Length - prefix.Length - 1));
        }

        // Older CSDL lets the prefix of its own types go unsaid.
        var item = TypeNames.ItemOf(type);
        if (!Primitives.Contains(item))
            return type;

        return TypeNames.IsCollection(type) ? TypeNames.CollectionOf("Edm." + item) : "Edm." + item;
    }

    private static void Set(XElement element, string attribute, string type)
    {
        var item = TypeNames.ItemOf(type);
        (string Name, PrimitiveKind? Wire) modern = item switch
        {
            "Edm.DateTime" when element.Sap("display-format") == "Date" => ("Edm.Date", PrimitiveKind.DateTime),
            "Edm.DateTime" => ("Edm.DateTimeOffset", PrimitiveKind.DateTime),
            "Edm.Time" => ("Edm.TimeOfDay", PrimitiveKind.Time),
            "Edm.Float" => ("Edm.Single", null),
            _ => (item, null),
        };
        if (modern.Wire is { } wire)
            element.AddAnnotation(new WireType(wire));

        element.SetAttributeValue(attribute, TypeNames.IsCollection(type) ? TypeNames.CollectionOf(modern.Name) : modern.Name);
    }

    private static void RememberFacts(XElement property)
    {
        var facts = new PropertyFacts(
            !Elements.IsFalse(property.Sap("filterable")),
            !Elements.IsFalse(property.Sap("sortable")),
            property.Get("ConcurrencyMode") == "Fixed");
        if (facts is not { Filterable: true, Sortable: true, ConcurrencyToken: false })
            property.AddAnnotation(facts);
    }
}
