using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Says why a type cannot stand where it is written.</summary>
internal static class TypeRules
{
    private static readonly Dictionary<string, string> OldTypes = new(StringComparer.Ordinal)
    {
        ["Edm.DateTime"] = "Edm.DateTimeOffset or Edm.Date",
        ["Edm.Time"] = "Edm.TimeOfDay",
        ["Edm.Float"] = "Edm.Single",
    };

    /// <summary>The fault of the type of a property, parameter or result; null if it can be expressed.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="type">The type as written; null if there is none.</param>
    /// <param name="mayBeEntity">Whether entities may be passed here.</param>
    public static string? ValueFault(SchemaSet set, string? type, bool mayBeEntity)
    {
        if (type is null)
            return "it has no Type attribute";

        var item = TypeNames.ItemOf(type);
        if (SchemaSet.IsPrimitive(item))
            return null;
        if (OldTypes.TryGetValue(item, out var replacement))
            return $"'{item}' is no type of OData 4; {replacement} takes its place";
        if (set.Find(item) is not { } found)
            return Unknown(item);

        return found.Is("EntityType") && !mayBeEntity ? $"'{item}' is an entity type, which only navigation properties lead to" : null;
    }

    /// <summary>The fault of a type that has to be an entity type.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="type">The type as written; null if there is none.</param>
    /// <param name="attribute">The attribute that names it.</param>
    public static string? EntityFault(SchemaSet set, string? type, string attribute)
    {
        if (type is null)
            return $"it has no {attribute} attribute";

        var item = TypeNames.ItemOf(type);
        return set.Find(item) is not { } found ? Unknown(item) : found.Is("EntityType") ? null : $"'{item}' is no entity type";
    }

    /// <summary>Removes an element whose type is at fault.</summary>
    /// <param name="element">The element.</param>
    /// <param name="fault">The fault; null leaves everything as it is.</param>
    /// <param name="reading">Where to note it.</param>
    /// <returns>Whether the element is gone.</returns>
    public static bool Remove(XElement element, string? fault, Reading reading)
    {
        if (fault is null)
            return false;

        reading.Skip(element, Constructs.Of(element), fault);
        element.Remove();
        return true;
    }

    private static string Unknown(string type) =>
        type is "Edm.EntityType" or "Edm.ComplexType" or "Edm.AnyPropertyPath" || type.EndsWith("Path", StringComparison.Ordinal) && type.StartsWith("Edm.", StringComparison.Ordinal)
            ? $"'{type}' is an abstract type, which says nothing of what is sent"
            : $"the type '{type}' is declared neither in this document nor in one that it refers to";
}
