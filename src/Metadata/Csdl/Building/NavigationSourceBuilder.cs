using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Validation;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Entity sets and singletons.</summary>
internal static class NavigationSourceBuilder
{
    /// <summary>Builds the entity sets, ordered by name.</summary>
    /// <param name="container">The container.</param>
    /// <param name="edm">The model of Edm.</param>
    public static IEnumerable<EntitySetModel> Sets(IEdmEntityContainer container, EdmSource edm)
    {
        foreach (var set in container.Elements.OfType<IEdmEntitySet>().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var element = edm.ElementOf(set)!;
            yield return new EntitySetModel
            {
                Name = set.Name,
                EntityType = set.EntityType().FullName(),
                Capabilities = CapabilitiesBuilder.Of(element),
                NavigationBindings = Bindings(set),
                Documentation = DocumentationBuilder.Of(element),
                Line = element.Line(),
            };
        }
    }

    /// <summary>Builds the singletons, ordered by name.</summary>
    /// <param name="container">The container.</param>
    /// <param name="edm">The model of Edm.</param>
    public static IEnumerable<SingletonModel> Singletons(IEdmEntityContainer container, EdmSource edm)
    {
        foreach (var singleton in container.Elements.OfType<IEdmSingleton>().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var element = edm.ElementOf(singleton)!;
            yield return new SingletonModel
            {
                Name = singleton.Name,
                EntityType = singleton.EntityType().FullName(),
                Capabilities = CapabilitiesBuilder.Of(element),
                NavigationBindings = Bindings(singleton),
                Documentation = DocumentationBuilder.Of(element),
                Line = element.Line(),
            };
        }
    }

    // Edm gives a stand-in, marked as bad, for whatever it could not find.
    private static EquatableArray<NavigationBinding> Bindings(IEdmNavigationSource source) => source.NavigationPropertyBindings
        .Where(b => !b.NavigationProperty.IsBad() && !b.Target.IsBad())
        .Select(b => new NavigationBinding(b.Path.Path, b.Target.Name))
        .Distinct()
        .OrderBy(b => b.Path, StringComparer.Ordinal).ThenBy(b => b.Target, StringComparer.Ordinal)
        .ToEquatableArray();
}
