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
    public static EdmSource Load(SchemaSet schemas, Reading reading)
    {
        var document = Wrap(schemas.Schemas);
        for (var attempt = 0; ; attempt++)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            using var reader = document.CreateReader();
            if (CsdlReader.TryParse(reader, ignoreUnexpectedAttributesAndElements: true, out var model, out var errors))
                return new EdmSource(model, schemas);

            var error = errors.First();
            var culprit = ErrorPlaces.Find(schemas.Schemas, error.ErrorLocation);
            if (attempt == MostRepairs || culprit is null)
                throw new MetadataRefusedException($"the schema is not valid: {error.ErrorMessage.TrimEnd('.')}", culprit?.Line() ?? 1, culprit?.Column() ?? 1);

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
}
