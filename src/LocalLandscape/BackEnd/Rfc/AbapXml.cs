using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Rfc;

/// <summary>ABAP data as XML elements: names with their special characters replaced, rows of tables as <c>item</c>.</summary>
/// <param name="function">The function module whose structures are meant.</param>
internal sealed class AbapXml(RfcFunctionModel function)
{
    private readonly Dictionary<string, RfcStructureModel> _structures = function.Structures.ToDictionary(static structure => structure.Name, StringComparer.Ordinal);

    /// <summary>An ABAP name as an element's name.</summary>
    public static string Name(string name)
    {
        var xml = new StringBuilder();
        foreach (var c in name)
            xml.Append(c == '/' ? "_-" : char.IsAsciiLetterOrDigit(c) || c == '_' ? c.ToString() : "_--" + ((int)c).ToString("X2", CultureInfo.InvariantCulture));
        return xml.ToString();
    }

    /// <summary>The value of an element.</summary>
    /// <exception cref="RfcFault">It is no value of the type.</exception>
    public object Read(XElement element, RfcTypeModel type, string place)
    {
        switch (type.Kind)
        {
            case AbapType.Table:
                return element.Elements().Select(row => row.Name.LocalName == "item" ? Read(row, type.Row!, place) : throw Unknown(row, place)).ToList();
            case AbapType.Structure:
                var fields = _structures[type.Structure!].Fields;
                var values = new Dictionary<string, object>(StringComparer.Ordinal);
                foreach (var child in element.Elements())
                {
                    var field = fields.FirstOrDefault(field => Name(field.Name) == child.Name.LocalName) ?? throw Unknown(child, place);
                    values[field.Name] = Read(child, field.Type, place + "-" + field.Name);
                }

                return values;
            default:
                return element.HasElements ? throw Unknown(element.Elements().First(), place) : AbapValues.Canonical(type, element.Value, place);
        }
    }

    /// <summary>Writes the content of a value's element; the initial value where there is none.</summary>
    public void Write(XmlWriter xml, RfcTypeModel type, object? value, string place)
    {
        switch (type.Kind)
        {
            case AbapType.Table:
                foreach (var row in value as IEnumerable<object> ?? [])
                {
                    xml.WriteStartElement("item");
                    Write(xml, type.Row!, row, place);
                    xml.WriteEndElement();
                }

                break;
            case AbapType.Structure:
                var values = value as IReadOnlyDictionary<string, object>;
                foreach (var field in _structures[type.Structure!].Fields)
                {
                    xml.WriteStartElement(Name(field.Name));
                    Write(xml, field.Type, values?.GetValueOrDefault(field.Name), place + "-" + field.Name);
                    xml.WriteEndElement();
                }

                break;
            default:
                xml.WriteString(value is string text ? AbapValues.Canonical(type, text, place) : AbapValues.Initial(type));
                break;
        }
    }

    private static RfcFault Unknown(XElement element, string place) => new("CX_ST_MATCH_ELEMENT", $"{place} has no {element.Name.LocalName}");
}
