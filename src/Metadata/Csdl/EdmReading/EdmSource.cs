using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.Normalising;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.EdmReading;

/// <summary>A model of Edm, and for each of its objects the element that it was read from, which knows its line, its annotations and its facts of V2.</summary>
/// <remarks>By name and order: Edm reads each schema from a copy of its text, so that the locations that it keeps lead nowhere.</remarks>
internal sealed class EdmSource
{
    private readonly Dictionary<IEdmElement, XElement> _elements = [];

    /// <summary>Pairs a model with the schemas that it was read from.</summary>
    /// <param name="model">The model.</param>
    /// <param name="schemas">The schemas.</param>
    public EdmSource(IEdmModel model, SchemaSet schemas)
    {
        Model = model;
        var operations = schemas.Schemas.SelectMany(s => s.Elements()).Where(e => e.Name.LocalName is "Action" or "Function").ToLookup(KeyOf, StringComparer.Ordinal);
        foreach (var group in model.SchemaElements.OfType<IEdmOperation>().GroupBy(o => o.SchemaElementKind + " " + o.FullName(), StringComparer.Ordinal))
            AddInOrder(group, operations[group.Key], (o, e) => AddInOrder(o.Parameters, e.All("Parameter")));

        foreach (var type in model.SchemaElements.OfType<IEdmSchemaType>())
            AddType(type, schemas.Find(type.FullName()));

        if (model.EntityContainer is { } container && schemas.Schemas.SelectMany(s => s.All("EntityContainer")).FirstOrDefault() is { } element)
            AddContainer(container, element);

        static string KeyOf(XElement operation) => operation.Name.LocalName + " " + SchemaSet.FullName(operation);
    }

    /// <summary>The model.</summary>
    public IEdmModel Model { get; }

    /// <summary>The element that an object of the model was read from; null for what Edm made up.</summary>
    /// <param name="element">The object.</param>
    public XElement? ElementOf(IEdmElement element) => _elements.TryGetValue(element, out var found) ? found : null;

    private void AddType(IEdmSchemaType type, XElement? element)
    {
        if (element is null)
            return;

        _elements[type] = element;
        var members = element.Elements().Where(e => e.Name.LocalName is "Property" or "NavigationProperty" or "Member").ToDictionary(e => e.Name(), StringComparer.Ordinal);
        IEnumerable<IEdmNamedElement> parts = type switch
        {
            IEdmStructuredType structured => structured.DeclaredProperties,
            IEdmEnumType enumeration => enumeration.Members,
            _ => [],
        };
        foreach (var part in parts)
        {
            if (members.TryGetValue(part.Name, out var member))
                _elements[part] = member;
        }
    }

    private void AddContainer(IEdmEntityContainer container, XElement element)
    {
        _elements[container] = element;
        var children = element.Elements().ToLookup(e => e.Name.LocalName + " " + e.Name(), StringComparer.Ordinal);
        foreach (var group in container.Elements.GroupBy(e => e.ContainerElementKind + " " + e.Name, StringComparer.Ordinal))
            AddInOrder(group, children[group.Key]);
    }

    private void AddInOrder<T>(IEnumerable<T> objects, IEnumerable<XElement> elements, Action<T, XElement>? andThen = null)
        where T : IEdmElement
    {
        foreach (var (item, element) in objects.Zip(elements, (item, element) => (item, element)))
        {
            _elements[item] = element;
            andThen?.Invoke(item, element);
        }
    }
}
