using System.Globalization;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.CsdlUpgrade;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Types with their facets.</summary>
internal static class TypeReferenceBuilder
{
    /// <summary>Builds a type reference.</summary>
    /// <param name="reference">The reference of Edm.</param>
    /// <param name="holder">The element that carries the facets; read from there because Edm fills in defaults, which the document did not say.</param>
    /// <param name="edm">The model of Edm.</param>
    public static TypeReference Build(IEdmTypeReference reference, XElement holder, EdmSource edm)
    {
        var isCollection = reference.Definition is IEdmCollectionType;
        var type = reference.Definition is IEdmCollectionType collection ? collection.ElementType : reference;
        var definition = type.Definition as IEdmTypeDefinition;
        var facets = definition is null ? null : edm.ElementOf(definition);
        var primitive = Primitives.Of(type.Definition);
        return new TypeReference
        {
            Kind = KindOf(type.Definition),
            Name = (definition?.UnderlyingType ?? type.Definition).FullTypeName(),
            Primitive = primitive,
            WirePrimitive = WireType.Of(holder) ?? primitive,
            IsCollection = isCollection,
            IsNullable = !Elements.IsFalse(holder.Get("Nullable")),
            MaxLength = Facet(holder, facets, "MaxLength"),
            Precision = primitive == PrimitiveKind.Date ? null : Facet(holder, facets, "Precision"),
            Scale = Facet(holder, facets, "Scale"),
            Definition = definition?.FullName(),
        };
    }

    private static TypeKind KindOf(IEdmType type) => type.TypeKind switch
    {
        EdmTypeKind.Enum => TypeKind.Enum,
        EdmTypeKind.Complex => TypeKind.Complex,
        EdmTypeKind.Entity => TypeKind.Entity,
        _ => TypeKind.Primitive,
    };

    // A type definition may fix facets for all who use it. "max" and "variable" are no numbers and give null.
    private static int? Facet(XElement holder, XElement? definition, string name) =>
        int.TryParse(holder.Get(name) ?? definition?.Get(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
