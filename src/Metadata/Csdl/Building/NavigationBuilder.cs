using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Navigation properties.</summary>
internal static class NavigationBuilder
{
    /// <summary>Builds a navigation property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="edm">The model of Edm.</param>
    public static NavigationModel Build(IEdmNavigationProperty property, EdmSource edm)
    {
        var element = edm.ElementOf(property)!;
        return new NavigationModel
        {
            Name = property.Name,
            TargetType = property.ToEntityType().FullName(),
            IsCollection = property.Type.IsCollection(),
            IsNullable = !Elements.IsFalse(element.Get("Nullable")),
            IsContained = property.ContainsTarget,
            Partner = element.Get("Partner"),
            Constraints = Constraints(element),
            Documentation = DocumentationBuilder.Of(element),
            Line = element.Line(),
        };
    }

    private static EquatableArray<ReferentialConstraint> Constraints(XElement element) => element.All("ReferentialConstraint")
        .Select(c => new ReferentialConstraint(c.Get("Property")!, c.Get("ReferencedProperty")!))
        .ToEquatableArray();
}
