using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Testing;

/// <summary>
/// A V4 service document of any size, of the kind that large services publish: one root type that everything derives from, many schemas, navigation across them with
/// bindings, complex and enumeration types, bound operations, capabilities by target. Nothing of it is real.
/// </summary>
public static class LargeDocument
{
    private static readonly string[] _types = ["Edm.String", "Edm.Int32", "Edm.Decimal", "Edm.DateTimeOffset", "Edm.Guid", "Edm.Boolean", "Edm.Date", "Edm.Binary"];

    /// <summary>Writes a document.</summary>
    /// <param name="sets">How many entity sets, each with an entity type of its own.</param>
    /// <param name="schemas">How many schemas the types are spread over.</param>
    /// <param name="properties">How many properties each entity type has.</param>
    public static string Write(int sets, int schemas, int properties)
    {
        var text = new StringBuilder();
        text.Append("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n");
        text.Append("<edmx:Reference Uri=\"https://example.com/Core.xml\"><edmx:Include Namespace=\"Org.OData.Core.V1\" Alias=\"Core\"/></edmx:Reference>\n");
        text.Append("<edmx:Reference Uri=\"https://example.com/Capabilities.xml\"><edmx:Include Namespace=\"Org.OData.Capabilities.V1\" Alias=\"Capabilities\"/></edmx:Reference>\n<edmx:DataServices>\n");
        for (var schema = 0; schema < schemas; schema++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Schema Namespace=\"Large.S{schema}\" Alias=\"s{schema}\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
            if (schema == 0)
                text.Append("<EntityType Name=\"Root\" Abstract=\"true\"><Key><PropertyRef Name=\"Id\"/></Key><Property Name=\"Id\" Type=\"Edm.String\" Nullable=\"false\"/></EntityType>\n");
            text.Append("<EnumType Name=\"Status\"><Member Name=\"Open\" Value=\"0\"/><Member Name=\"Closed\" Value=\"1\"/></EnumType>\n");
            text.Append("<ComplexType Name=\"Address\"><Property Name=\"Street\" Type=\"Edm.String\"/><Property Name=\"City\" Type=\"Edm.String\"/></ComplexType>\n");
            for (var set = schema; set < sets; set += schemas)
                Type(text, set, sets, schemas, properties);
            if (schema == schemas - 1)
                Container(text, sets, schemas);
            text.Append("</Schema>\n");
        }

        return text.Append("</edmx:DataServices></edmx:Edmx>\n").ToString();
    }

    private static void Type(StringBuilder text, int set, int sets, int schemas, int properties)
    {
        var schema = set % schemas;
        text.Append(CultureInfo.InvariantCulture, $"<EntityType Name=\"Type{set}\" BaseType=\"Large.S0.Root\">\n");
        for (var property = 0; property < properties; property++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Property Name=\"Property{property}\" Type=\"{_types[property % _types.Length]}\"{(property % 3 == 0 ? " Nullable=\"false\"" : "")}>");
            text.Append(CultureInfo.InvariantCulture, $"<Annotation Term=\"Core.Description\" String=\"What property {property} of type {set} is about\"/></Property>\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"<Property Name=\"Status\" Type=\"Large.S{schema}.Status\"/>\n<Property Name=\"Address\" Type=\"s{schema}.Address\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<NavigationProperty Name=\"Next\" Type=\"{Name((set + 1) % sets, schemas)}\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<NavigationProperty Name=\"Others\" Type=\"Collection({Name((set + 7) % sets, schemas)})\"/>\n</EntityType>\n");
        text.Append(CultureInfo.InvariantCulture, $"<Action Name=\"Close\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"{Name(set, schemas)}\"/><ReturnType Type=\"Edm.Boolean\"/></Action>\n");
    }

    private static void Container(StringBuilder text, int sets, int schemas)
    {
        text.Append("<EntityContainer Name=\"Container\">\n");
        for (var set = 0; set < sets; set++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<EntitySet Name=\"Set{set}\" EntityType=\"{Name(set, schemas)}\">");
            text.Append(CultureInfo.InvariantCulture, $"<NavigationPropertyBinding Path=\"Next\" Target=\"Set{(set + 1) % sets}\"/><NavigationPropertyBinding Path=\"Others\" Target=\"Set{(set + 7) % sets}\"/></EntitySet>\n");
        }

        text.Append("</EntityContainer>\n");
        for (var set = 0; set < sets; set += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Annotations Target=\"Large.S{schemas - 1}.Container/Set{set}\"><Annotation Term=\"Capabilities.FilterRestrictions\"><Record>");
            text.Append("<PropertyValue Property=\"NonFilterableProperties\"><Collection><PropertyPath>Property1</PropertyPath></Collection></PropertyValue></Record></Annotation></Annotations>\n");
        }
    }

    private static string Name(int set, int schemas) => string.Create(CultureInfo.InvariantCulture, $"Large.S{set % schemas}.Type{set}");
}
