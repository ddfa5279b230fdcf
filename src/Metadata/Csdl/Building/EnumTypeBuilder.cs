using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Enumerations.</summary>
internal static class EnumTypeBuilder
{
    /// <summary>Builds an enumeration.</summary>
    /// <param name="type">The type.</param>
    /// <param name="edm">The model of Edm.</param>
    public static EnumTypeModel Build(IEdmEnumType type, EdmSource edm)
    {
        var element = edm.ElementOf(type)!;
        return new EnumTypeModel
        {
            FullName = type.FullName(),
            Name = type.Name,
            IsFlags = type.IsFlags,
            UnderlyingType = Primitives.Of(type.UnderlyingType),
            Members = type.Members.Select(m => Member(m, edm)).ToEquatableArray(),
            Documentation = DocumentationBuilder.Of(element),
            Line = element.Line(),
        };
    }

    private static EnumMemberModel Member(IEdmEnumMember member, EdmSource edm) =>
        new(member.Name, member.Value.Value, edm.ElementOf(member) is { } element ? DocumentationBuilder.Of(element) : Documentation.None);
}
