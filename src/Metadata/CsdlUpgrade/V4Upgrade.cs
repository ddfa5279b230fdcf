using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Turns a V2 or V3 document, in memory, into what the same service would declare in V4. Everything downstream reads V4 only.</summary>
internal static class V4Upgrade
{
    /// <summary>Whether a document is V2 or V3, or is written as if it were: some tools only exchange the namespaces and keep associations.</summary>
    /// <param name="document">The document.</param>
    public static bool IsNeeded(CsdlDocument document) => IsOld(document) || document.Schemas.Any(s => s.One("Association") is not null);

    /// <summary>Upgrades a document in place, so that every element keeps its line.</summary>
    /// <param name="document">The document, annotations detached and aliases written out.</param>
    /// <param name="reading">Where to note what has no V4 form.</param>
    public static void Apply(CsdlDocument document, Reading reading)
    {
        var types = new StructuredTypes(document.Schemas);
        var associations = new Associations(document.Schemas);

        if (IsOld(document))
        {
            SapAttributes.Translate(document.Schemas);
            SapCapabilities.Translate(document.Schemas, types);
            DocumentationElements.Translate(document.Schemas);
        }

        NavigationBindings.Add(document.Schemas, types, associations);
        NavigationProperties.Upgrade(types, associations, reading);
        PropertyTypes.Upgrade(document.Schemas);
        MediaTypes.Upgrade(types);
        FunctionImports.Upgrade(document, reading);
    }

    private static bool IsOld(CsdlDocument document) => document.Version is ODataVersion.V2 or ODataVersion.V3;
}
