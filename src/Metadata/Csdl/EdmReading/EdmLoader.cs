using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.Normalising;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Btp.Connectivity.Metadata.Csdl.EdmReading;

/// <summary>Has Microsoft.OData.Edm read the normalised schemas.</summary>
internal static class EdmLoader
{
    // The checks before leave nothing that Edm is known to refuse. Should it refuse more, a few constructs can go before the document is given up.
    private const int MostRepairs = 8;

    /// <summary>Reads the schemas.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    /// <exception cref="MetadataRefusedException">Edm refuses the document as a whole.</exception>
    public static EdmSource Load(IReadOnlyList<XElement> schemas, Reading reading)
    {
        var document = Wrap(schemas);
        for (var attempt = 0; ; attempt++)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            using var reader = new NumberedXmlReader(document);
            if (CsdlReader.TryParse(reader, ignoreUnexpectedAttributesAndElements: true, out var model, out var errors))
                return new EdmSource(model, reader.Elements);

            var error = errors.First();
            var at = new EdmSource(model, reader.Elements).At(error.ErrorLocation);
            if (attempt == MostRepairs || at is null || Removable(at) is not { } culprit)
                throw new MetadataRefusedException($"the schema is not valid: {error.ErrorMessage.TrimEnd('.')}", at?.Line() ?? 1, at?.Column() ?? 1);

            TypeRules.Remove(culprit, error.ErrorMessage.TrimEnd('.'), reading);
        }
    }

    private static XDocument Wrap(IReadOnlyList<XElement> schemas)
    {
        foreach (var schema in schemas.Where(s => s.Parent is not null))
            schema.Remove();

        var services = new XElement(CsdlNames.Edmx + "DataServices", schemas.Cast<object>().ToArray());
        return new XDocument(new XElement(CsdlNames.Edmx + "Edmx", new XAttribute("Version", "4.0"), services));
    }

    private static XElement? Removable(XElement element) => element.AncestorsAndSelf().FirstOrDefault(e =>
        e.Name.LocalName is "Property" or "NavigationProperty" or "Member" or "Action" or "Function" or "EntitySet" or "Singleton" or "ActionImport" or "FunctionImport"
            or "NavigationPropertyBinding" or "ReferentialConstraint" or "Key" or "EntityType" or "ComplexType" or "EnumType" or "TypeDefinition");
}
