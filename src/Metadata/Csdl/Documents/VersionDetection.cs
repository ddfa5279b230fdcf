using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Tells the protocol version from what a document declares.</summary>
internal static class VersionDetection
{
    // The schema namespace that came with OData 3.0; V1 and V2 services use those of 2006 to 2009/08.
    private const string NamespaceOfV3 = "http://schemas.microsoft.com/ado/2009/11/edm";

    /// <summary>The version of a document.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="schemas">Its schemas.</param>
    public static ODataVersion Of(XElement root, List<XElement> schemas)
    {
        // Some tools write the 4.0 wrapper around schemas in an old namespace, or the other way round: either says V4.
        var wrapper = root.Get("Version") ?? "";
        if (wrapper.StartsWith("4", StringComparison.Ordinal) || schemas.Any(s => s.Name.Namespace == CsdlNames.Edm))
            return wrapper == "4.01" ? ODataVersion.V401 : ODataVersion.V4;

        return schemas.Any(s => s.Name.NamespaceName == NamespaceOfV3) || DeclaresV3(root) ? ODataVersion.V3 : ODataVersion.V2;
    }

    // V3 services with the types of V2 keep the older namespace and say 3.0 in one of these two places; V2 services say it in neither.
    private static bool DeclaresV3(XElement root) =>
        root.Elements().FirstOrDefault(e => e.Is("DataServices")) is { } services
        && (SaysThree(services.Protocol("DataServiceVersion")) || SaysThree(services.Protocol("MaxDataServiceVersion")));

    private static bool SaysThree(string? version) => version?.StartsWith("3", StringComparison.Ordinal) == true;
}
