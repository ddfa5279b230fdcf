using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>
/// Built-in types that Edm takes for terms alone, and that documents use for values: a value of any complex or entity type says itself what it is and is read as JSON,
/// and the paths that vocabularies declare are text.
/// </summary>
internal static class AbstractTypes
{
    private static readonly Dictionary<string, string> Concrete = new(StringComparer.Ordinal)
    {
        ["Edm.ComplexType"] = "Edm.Untyped",
        ["Edm.EntityType"] = "Edm.Untyped",
        ["Edm.AnyPropertyPath"] = "Edm.String",
        ["Edm.PropertyPath"] = "Edm.String",
        ["Edm.NavigationPropertyPath"] = "Edm.String",
        ["Edm.AnnotationPath"] = "Edm.String",
        ["Edm.ModelElementPath"] = "Edm.String",
    };

    /// <summary>Puts concrete types in their place.</summary>
    /// <param name="schemas">The schemas.</param>
    public static void Replace(List<XElement> schemas)
    {
        foreach (var child in schemas.SelectMany(s => s.Elements()))
        {
            // What an operation is bound to is no value: without a type there is nothing to call it on.
            var values = child.Elements().Where(e => e.Name.LocalName is "Property" or "Parameter" or "ReturnType");
            foreach (var value in child.Says("IsBound") ? values.Where(v => v != child.One("Parameter")) : values)
                Replace(value);
        }
    }

    private static void Replace(XElement value)
    {
        if (value.Get("Type") is not { } type || !Concrete.TryGetValue(TypeNames.ItemOf(type), out var concrete))
            return;

        value.SetAttributeValue("Type", TypeNames.IsCollection(type) ? TypeNames.CollectionOf(concrete) : concrete);
    }
}
