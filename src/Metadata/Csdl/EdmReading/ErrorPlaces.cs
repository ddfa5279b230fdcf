using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Btp.Connectivity.Metadata.Csdl.EdmReading;

/// <summary>Finds the construct behind an error of Edm, which counts columns in its own one-line copy of the schema.</summary>
internal static class ErrorPlaces
{
    private static readonly HashSet<string> Removable = new(StringComparer.Ordinal)
    {
        "Property", "NavigationProperty", "Member", "Action", "Function", "EntitySet", "Singleton", "ActionImport", "FunctionImport",
        "NavigationPropertyBinding", "ReferentialConstraint", "Key", "EntityType", "ComplexType", "EnumType", "TypeDefinition",
    };

    /// <summary>The smallest construct at a place that the rest can do without; null if there is none.</summary>
    /// <param name="schemas">The schemas that Edm was given.</param>
    /// <param name="location">The place that it reports.</param>
    public static XElement? Find(IReadOnlyList<XElement> schemas, EdmLocation? location)
    {
        if (location is not CsdlLocation place)
            return null;

        var schema = schemas.LastOrDefault(s => Position(s).Line == place.LineNumber && Position(s).Column <= place.LinePosition)
            ?? schemas.FirstOrDefault(s => Position(s).Line == place.LineNumber);
        if (schema is null)
            return null;

        var index = LastStartAt(schema.ToString(SaveOptions.DisableFormatting), place.LinePosition - Position(schema).Column);
        return schema.DescendantsAndSelf().ElementAtOrDefault(index)?.AncestorsAndSelf().FirstOrDefault(e => Removable.Contains(e.Name.LocalName));
    }

    // How many elements start up to a column, from zero.
    private static int LastStartAt(string text, int column)
    {
        var index = -1;
        using var reader = XmlReader.Create(new StringReader(text));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (((IXmlLineInfo)reader).LinePosition > column + 2)
                break;

            index++;
        }

        return Math.Max(index, 0);
    }

    private static (int Line, int Column) Position(IXmlLineInfo element) => (element.LineNumber, element.LinePosition);
}
