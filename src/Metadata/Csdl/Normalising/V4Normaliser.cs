using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Makes a document one that Microsoft.OData.Edm reads without complaint: whatever it would refuse is left out alone, and noted.</summary>
internal static class V4Normaliser
{
    /// <summary>Normalises a document in place.</summary>
    /// <param name="document">The document, upgraded, with aliases written out and annotations detached.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static SchemaSet Apply(CsdlDocument document, Reading reading)
    {
        var schemas = SchemaMerger.Merge(document.Schemas, reading);
        Containers.MarkDefaults(schemas);
        foreach (var schema in schemas)
            ShapeFilter.Apply(schema, reading);

        AbstractTypes.Replace(schemas);
        Duplicates.Drop(schemas, reading);
        Containers.Unite(schemas, reading);

        var set = new SchemaSet(schemas);
        Inheritance.Check(set, reading);
        reading.Cancellation.ThrowIfCancellationRequested();
        MemberTypes.Check(set, reading);
        reading.Cancellation.ThrowIfCancellationRequested();
        Enumerations.Check(set, reading);
        Keys.Check(set, reading);
        Operations.Check(set, reading);
        ContainerChildren.Check(new SchemaSet(schemas), reading);
        Operations.CheckCallable(schemas, reading);
        return new SchemaSet(schemas);
    }
}
