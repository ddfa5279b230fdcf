using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Reduces a document to the elements and attributes of <see cref="ElementShapes"/>, in the namespace of CSDL 4.</summary>
internal static class ShapeFilter
{
    // Elements that mean nothing without a name.
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "EntityType", "ComplexType", "EnumType", "TypeDefinition", "Action", "Function", "EntityContainer", "Property", "NavigationProperty", "Member",
        "Parameter", "EntitySet", "Singleton", "ActionImport", "FunctionImport", "PropertyRef",
    };

    /// <summary>Filters a schema and all that is in it.</summary>
    /// <param name="element">The schema.</param>
    /// <param name="reading">Where to note what has no name.</param>
    public static void Apply(XElement element, Reading reading)
    {
        var shape = ElementShapes.Of(element.Name.LocalName)!;
        element.Name = CsdlNames.Edm + element.Name.LocalName;
        element.ReplaceAttributes(element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && shape.Attributes.Contains(a.Name.LocalName))
            .Select(a => AttributeValues.Normalise(a.Name.LocalName, a.Value) is { } value ? new XAttribute(a.Name, value) : null).ToArray());

        // A new list of children in one go: removing one by one takes time in the square of their number.
        element.ReplaceNodes(element.Elements().Where(e => Belongs(e, shape, reading)).ToArray());
        foreach (var child in element.Elements())
            Apply(child, reading);
    }

    private static bool Belongs(XElement child, ElementShapes.Shape shape, Reading reading)
    {
        var kind = child.Name.LocalName;
        if (!shape.Children.Contains(kind) || !CsdlNames.IsCsdl(child.Name.NamespaceName))
            return false;

        if (!Named.Contains(kind) || child.Name().Length > 0)
            return true;

        reading.Skip(child, Constructs.Kind(kind), $"it has no Name attribute");
        return false;
    }
}
