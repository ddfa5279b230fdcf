using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Model of Edm to service model.</summary>
internal static class ServiceModelBuilder
{
    /// <summary>Builds the model.</summary>
    /// <param name="edm">The model of Edm and its elements.</param>
    /// <param name="version">The protocol of the service.</param>
    /// <param name="selfLink">Where the service says that it lives.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static ServiceModel Build(EdmSource edm, ODataVersion version, string? selfLink, Reading reading)
    {
        var container = edm.Model.EntityContainer;
        var declared = edm.Model.SchemaElements.Where(e => edm.ElementOf(e) is not null).OrderBy(e => e.FullName(), StringComparer.Ordinal).ToList();
        var tokens = new ConcurrencyTokens(edm, container);
        return new ServiceModel
        {
            Version = version,
            ContainerName = container?.Name ?? "",
            Namespace = container?.Namespace ?? edm.Model.DeclaredNamespaces.FirstOrDefault() ?? "",
            SelfLink = selfLink,
            EntityTypes = All<IEdmEntityType>().Select(t => StructuredTypeBuilder.Entity(t, edm, tokens)).ToEquatableArray(),
            ComplexTypes = All<IEdmComplexType>().Select(t => StructuredTypeBuilder.Complex(t, edm, tokens)).ToEquatableArray(),
            EnumTypes = All<IEdmEnumType>().Select(t => EnumTypeBuilder.Build(t, edm)).ToEquatableArray(),
            EntitySets = container is null ? [] : NavigationSourceBuilder.Sets(container, edm).ToEquatableArray(),
            Singletons = container is null ? [] : NavigationSourceBuilder.Singletons(container, edm).ToEquatableArray(),
            Operations = OperationBuilder.All(edm, declared.OfType<IEdmOperation>(), container).ToEquatableArray(),
        };

        IEnumerable<T> All<T>()
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            return declared.OfType<T>();
        }
    }
}
