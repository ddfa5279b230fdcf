using System.Linq;
using System.Xml.Linq;
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
                Capabilities = CapabilitiesBuilder.Of(element, element.Parent),
                NavigationBindings = Bindings(set, element),
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
                IsNullable = element.Get("Nullable") == "true",
                Capabilities = CapabilitiesBuilder.Of(element, element.Parent),
                NavigationBindings = Bindings(singleton, element),
                Documentation = DocumentationBuilder.Of(element),
                Line = element.Line(),
            };
        }
    }

    // Edm knows which bindings are good: it gives a stand-in, marked as bad, for whatever it could not find. Where they lead is said as the document says it,
    // because of a target inside another one (Set/Contained) Edm names only the last part.
    private static EquatableArray<NavigationBinding> Bindings(IEdmNavigationSource source, XElement element)
    {
        var good = new HashSet<string>(source.NavigationPropertyBindings.Where(b => !b.NavigationProperty.IsBad() && !b.Target.IsBad()).Select(b => b.Path.Path), StringComparer.Ordinal);
        return element.All("NavigationPropertyBinding")
            .Select(b => new NavigationBinding(b.Get("Path")!, b.Get("Target")!))
            .Where(b => good.Remove(b.Path))
            .OrderBy(b => b.Path, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
