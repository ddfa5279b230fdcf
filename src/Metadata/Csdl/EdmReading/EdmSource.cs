using System.Xml.Linq;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Btp.Connectivity.Metadata.Csdl.EdmReading;

/// <summary>A model of Edm and the elements that it was read from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Elements">The elements by number.</param>
internal sealed record EdmSource(IEdmModel Model, XElement[] Elements)
{
    /// <summary>The element that an object of the model was read from; null for what Edm made up.</summary>
    /// <param name="element">The object.</param>
    public XElement? ElementOf(IEdmElement element) => At(element.Location());

    /// <summary>The element at a location that Edm reports.</summary>
    /// <param name="location">The location.</param>
    public XElement? At(EdmLocation? location) =>
        location is CsdlLocation { LineNumber: var number } && number > 0 && number <= Elements.Length ? Elements[number - 1] : null;
}
