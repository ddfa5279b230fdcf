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
        if (element.Name.Namespace != CsdlNames.Edm)
            element.Name = CsdlNames.Edm + element.Name.LocalName;

        FilterAttributes(element, shape, reading);

        // A new list of children in one go, and only where it differs: removing one by one takes time in the square of their number.
        var kept = element.Elements().Where(e => Belongs(e, shape, reading)).ToArray();
        if (kept.Length != element.Nodes().Count())
            element.ReplaceNodes(kept);

        foreach (var child in kept)
            Apply(child, reading);
    }

    private static void FilterAttributes(XElement element, ElementShapes.Shape shape, Reading reading)
    {
        for (var attribute = element.FirstAttribute; attribute is not null;)
        {
            var next = attribute.NextAttribute;
            var isKept = attribute.Name.Namespace == XNamespace.None && shape.Attributes.Contains(attribute.Name.LocalName);
            var value = isKept ? AttributeValues.Normalise(attribute.Name.LocalName, attribute.Value) : null;
            if (isKept && value is null && attribute.Value.Trim().Length > 0)
                reading.Skip(element, $"{attribute.Name.LocalName}=\"{attribute.Value}\" of {Constructs.Of(element)}", "it is no value that the attribute can have, and counts as not written");

            if (value is null)
                attribute.Remove();
            else if (value != attribute.Value)
                attribute.Value = value;

            attribute = next;
        }
    }

    private static bool Belongs(XElement child, ElementShapes.Shape shape, Reading reading)
    {
        var kind = child.Name.LocalName;
        if (!CsdlNames.IsCsdl(child.Name.NamespaceName))
            return false;

        if (!shape.Children.Contains(kind))
        {
            // Extensions, documentation and what only other readers need go in silence; what would be a part of the model elsewhere does not.
            if (ElementShapes.Of(kind) is not null)
                reading.Skip(child, Constructs.Of(child), $"it does not belong into {Constructs.WithArticle(child.Parent!.Name.LocalName)}");
            return false;
        }

        if (!Named.Contains(kind) || child.Name().Length > 0)
            return true;

        reading.Skip(child, Constructs.Kind(kind), "it has no Name attribute");
        return false;
    }
}
