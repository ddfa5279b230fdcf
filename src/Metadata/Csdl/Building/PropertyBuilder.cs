using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.CsdlUpgrade;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Structural properties.</summary>
internal static class PropertyBuilder
{
    /// <summary>Builds a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="edm">The model of Edm.</param>
    /// <param name="tokens">Which properties are concurrency tokens.</param>
    public static PropertyModel Build(IEdmStructuralProperty property, EdmSource edm, ConcurrencyTokens tokens)
    {
        var element = edm.ElementOf(property)!;
        var facts = element.Annotation<PropertyFacts>();
        return new PropertyModel
        {
            Name = property.Name,
            Type = TypeReferenceBuilder.Build(property.Type, element, edm),
            DefaultValue = element.Attribute("DefaultValue")?.Value,
            IsComputed = IsTagged(element, Terms.Computed) || IsReadOnly(element),
            IsImmutable = IsTagged(element, Terms.Immutable),
            IsFilterable = facts?.Filterable ?? true,
            IsSortable = facts?.Sortable ?? true,
            IsConcurrencyToken = tokens.Contains(property, element),
            UnitPath = Path(element, Terms.Unit) ?? Path(element, Terms.Currency),
            TextPath = Path(element, Terms.Text),
            ValueListSet = ValueListSet(element),
            Notes = PropertyNotesBuilder.Of(element),
            Documentation = DocumentationBuilder.Of(element),
            Line = element.Line(),
        };
    }

    private static bool IsTagged(XElement element, string term) => element.Values(term).Any(v => v.Truth() == true);

    // Core.Permissions says the same in other words: readable and nothing else.
    private static bool IsReadOnly(XElement element) =>
        element.Values(Terms.Permissions).Any(v => v.EnumMembers().ToList() is { Count: > 0 } members && members.All(m => m is "Read" or "None"));

    private static string? Path(XElement element, string term) => element.Values(term).Select(v => v.PathOf()).FirstOrDefault(p => p is not null);

    // A list with a root of its own is another service's.
    private static string? ValueListSet(XElement element) => element.Annotated(Terms.ValueList)
        .OrderBy(a => a.Qualifier, StringComparer.Ordinal)
        .Where(a => a.Value.Field("CollectionRoot") is null)
        .Select(a => a.Value.Field("CollectionPath")?.Text())
        .FirstOrDefault(p => p is not null);
}
