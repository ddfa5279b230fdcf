using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>Reads the values of annotations: constants, paths, records and collections, in attribute or element notation.</summary>
internal static class Expressions
{
    private static readonly string[] Numbers = ["Int", "Decimal", "Float", "Date", "DateTimeOffset", "TimeOfDay", "Duration"];
    private static readonly string[] Paths = ["Path", "PropertyPath", "NavigationPropertyPath", "AnnotationPath", "ModelElementPath"];

    /// <summary>A constant string; null for anything else.</summary>
    /// <param name="holder">The annotation, property value or item.</param>
    public static string? Text(this XElement holder) => holder.Constant("String") is { Length: > 0 } text ? text : null;

    /// <summary>A constant number or date, as written; null for anything else.</summary>
    /// <param name="holder">The annotation or property value.</param>
    public static string? Number(this XElement holder) =>
        Numbers.Select(holder.Constant).FirstOrDefault(n => n is { Length: > 0 });

    /// <summary>A constant truth value. A tagging term without value counts as true; a dynamic expression is not known and gives null.</summary>
    /// <param name="holder">The annotation or property value.</param>
    public static bool? Truth(this XElement holder)
    {
        var constant = holder.Constant("Bool");
        if (Elements.IsTrue(constant))
            return true;
        if (Elements.IsFalse(constant))
            return false;

        return IsBare(holder) ? true : null;
    }

    /// <summary>The path of a path expression; null for anything else.</summary>
    /// <param name="holder">The annotation, property value or item.</param>
    public static string? PathOf(this XElement holder)
    {
        var path = Paths.Select(holder.Constant).FirstOrDefault(p => p is { Length: > 0 });
        if (path is not null || !Paths.Contains(holder.Name.LocalName))
            return path;

        return holder.Value.Trim() is { Length: > 0 } own ? own : null;
    }

    /// <summary>A property of the record that is the value; null where the record does not set it.</summary>
    /// <param name="holder">The annotation, property value or item.</param>
    /// <param name="property">Name of the record's property.</param>
    public static XElement? Field(this XElement holder, string property)
    {
        var record = holder.Is("Record") ? holder : Inner(holder, "Record");
        return record?.Elements().FirstOrDefault(e => e.Is("PropertyValue") && e.Get("Property") == property);
    }

    /// <summary>The items of the collection that is the value.</summary>
    /// <param name="holder">The annotation or property value.</param>
    public static IEnumerable<XElement> Items(this XElement holder) => Inner(holder, "Collection")?.Elements() ?? [];

    /// <summary>The paths in a collection of paths.</summary>
    /// <param name="holder">The annotation or property value.</param>
    public static IEnumerable<string> PathItems(this XElement holder) => holder.Items().Select(PathOf).OfType<string>();

    /// <summary>The last segments of enumeration members, in attribute or element notation (<c>Core.Permission/Read</c> gives <c>Read</c>).</summary>
    /// <param name="holder">The annotation.</param>
    public static IEnumerable<string> EnumMembers(this XElement holder) =>
        (holder.Constant("EnumMember") ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(m => m.Substring(m.LastIndexOf('/') + 1));

    private static string? Constant(this XElement holder, string kind) => holder.Get(kind) ?? Inner(holder, kind)?.Value.Trim();

    private static XElement? Inner(XElement holder, string kind) => holder.Elements().FirstOrDefault(e => e.Is(kind));

    private static bool IsBare(XElement holder) =>
        !holder.Elements().Any(e => !e.Is("Annotation")) && holder.Attributes().All(a => a.IsNamespaceDeclaration || a.Name.LocalName is "Term" or "Qualifier" or "Property");
}
