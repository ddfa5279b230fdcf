using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Entity types and complex types.</summary>
internal static class StructuredTypeBuilder
{
    /// <summary>Builds an entity type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="edm">The model of Edm.</param>
    /// <param name="tokens">Which properties are concurrency tokens.</param>
    public static EntityTypeModel Entity(IEdmEntityType type, EdmSource edm, ConcurrencyTokens tokens)
    {
        var element = edm.ElementOf(type)!;
        return new EntityTypeModel
        {
            FullName = type.FullName(),
            Name = type.Name,
            BaseType = BaseOf(type, edm),
            IsAbstract = type.IsAbstract,
            IsOpen = type.IsOpen,
            HasStream = type.HasStream,
            Key = KeyOf(type, edm),
            SemanticKey = element.Values(Terms.SemanticKey).SelectMany(v => v.PathItems()).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Properties = Properties(type, edm, tokens),
            Navigations = Navigations(type, edm),
            Documentation = DocumentationBuilder.Of(element),
            Line = element.Line(),
        };
    }

    /// <summary>Builds a complex type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="edm">The model of Edm.</param>
    /// <param name="tokens">Which properties are concurrency tokens.</param>
    public static ComplexTypeModel Complex(IEdmComplexType type, EdmSource edm, ConcurrencyTokens tokens)
    {
        var element = edm.ElementOf(type)!;
        return new ComplexTypeModel
        {
            FullName = type.FullName(),
            Name = type.Name,
            BaseType = BaseOf(type, edm),
            IsAbstract = type.IsAbstract,
            IsOpen = type.IsOpen,
            Properties = Properties(type, edm, tokens),
            Navigations = Navigations(type, edm),
            Documentation = DocumentationBuilder.Of(element),
            Line = element.Line(),
        };
    }

    // Edm calls a type bad for faults of its members too; what was read from an element is there, whatever else it says.
    private static string? BaseOf(IEdmStructuredType type, EdmSource edm) =>
        type.BaseType is IEdmSchemaType named && edm.ElementOf(named) is not null ? named.FullName() : null;

    // Read from the element: Edm gives the properties of a key, but neither paths nor aliases.
    private static EquatableArray<KeyProperty> KeyOf(IEdmEntityType type, EdmSource edm)
    {
        for (IEdmStructuredType? holder = type; holder is not null && edm.ElementOf(holder) is { } element; holder = holder.BaseType)
        {
            if (element.One("Key") is { } key)
                return key.Elements().Select(p => new KeyProperty(p.Name(), p.Get("Alias"))).ToEquatableArray();
        }

        return [];
    }

    private static EquatableArray<PropertyModel> Properties(IEdmStructuredType type, EdmSource edm, ConcurrencyTokens tokens) =>
        type.DeclaredProperties.OfType<IEdmStructuralProperty>().Select(p => PropertyBuilder.Build(p, edm, tokens)).ToEquatableArray();

    private static EquatableArray<NavigationModel> Navigations(IEdmStructuredType type, EdmSource edm) =>
        type.DeclaredProperties.OfType<IEdmNavigationProperty>().Select(p => NavigationBuilder.Build(p, edm)).ToEquatableArray();
}
