using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Makes annotations whose value is a record.</summary>
internal static class Records
{
    /// <summary>An annotation with a record.</summary>
    /// <param name="term">The term.</param>
    /// <param name="properties">The properties of the record.</param>
    public static Annotation Of(string term, params XElement[] properties) => new(term, "", new XElement(CsdlNames.Edm + "Annotation", Record(properties)));

    /// <summary>A property with a truth value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static XElement Flag(string name, bool value) => Property(name, new XAttribute("Bool", value ? "true" : "false"));

    /// <summary>A property with a list of property paths.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="paths">The paths.</param>
    public static XElement Paths(string name, IEnumerable<string> paths) =>
        Property(name, new XElement(CsdlNames.Edm + "Collection", paths.Select(p => new XElement(CsdlNames.Edm + "PropertyPath", p))));

    /// <summary>A property with a record.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="properties">The properties of the inner record.</param>
    public static XElement Nested(string name, params XElement[] properties) => Property(name, Record(properties));

    /// <summary>A property with a collection of records.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="records">The records.</param>
    public static XElement Items(string name, XElement[] records) => Property(name, new XElement(CsdlNames.Edm + "Collection", records.Cast<object>().ToArray()));

    /// <summary>A record that says which expressions <c>$filter</c> may use on a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="allowed">The expressions.</param>
    public static XElement FilterExpression(string property, string allowed) =>
        Record([Property("Property", new XAttribute("PropertyPath", property)), Property("AllowedExpressions", new XAttribute("String", allowed))]);

    private static XElement Record(XElement[] properties) => new(CsdlNames.Edm + "Record", properties.Cast<object>().ToArray());

    private static XElement Property(string name, XObject value) => new(CsdlNames.Edm + "PropertyValue", new XAttribute("Property", name), value);
}
