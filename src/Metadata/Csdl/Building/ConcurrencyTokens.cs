using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.CsdlUpgrade;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>The properties that optimistic concurrency looks at: sets name them in V4 (<c>Core.OptimisticConcurrency</c>), properties say it themselves in V2.</summary>
internal sealed class ConcurrencyTokens
{
    private readonly HashSet<IEdmProperty> _tokens = [];

    /// <summary>Collects them.</summary>
    /// <param name="edm">The model of Edm.</param>
    /// <param name="container">The container; null without one.</param>
    public ConcurrencyTokens(EdmSource edm, IEdmEntityContainer? container)
    {
        foreach (var source in (container?.Elements ?? []).OfType<IEdmNavigationSource>())
        {
            foreach (var path in (edm.ElementOf(source)?.Values(Terms.OptimisticConcurrency) ?? []).SelectMany(v => v.PathItems()))
            {
                if (source.EntityType()?.FindProperty(path) is { } property)
                    _tokens.Add(property);
            }
        }
    }

    /// <summary>Whether a property is a token.</summary>
    /// <param name="property">The property.</param>
    /// <param name="element">Its element.</param>
    public bool Contains(IEdmProperty property, XElement element) =>
        element.Annotation<PropertyFacts>() is { ConcurrencyToken: true } || _tokens.Contains(property);
}
