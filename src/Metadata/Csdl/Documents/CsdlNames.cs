using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>The XML namespaces that a <c>$metadata</c> document draws on.</summary>
internal static class CsdlNames
{
    /// <summary>Elements of CSDL 4.0 and 4.01.</summary>
    public static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    /// <summary>The wrapper of 4.0 and 4.01, and of vocabulary references in older documents.</summary>
    public static readonly XNamespace Edmx = "http://docs.oasis-open.org/odata/ns/edmx";

    /// <summary>The wrapper of V2 and V3.</summary>
    public static readonly XNamespace OldEdmx = "http://schemas.microsoft.com/ado/2007/06/edmx";

    /// <summary>Protocol attributes of V2 and V3 (<c>m:HttpMethod</c>, <c>m:HasStream</c>).</summary>
    public static readonly XNamespace Protocol = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";

    /// <summary>SAP's annotations of V2.</summary>
    public static readonly XNamespace Sap = "http://www.sap.com/Protocols/SAPData";

    /// <summary>Links of a document to itself.</summary>
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Whether <paramref name="name"/> is one of the namespaces that CSDL had over the years (2006/04 to 4.01).</summary>
    /// <param name="name">An XML namespace.</param>
    public static bool IsCsdl(string name) =>
        name == Edm.NamespaceName
        || (name.StartsWith("http://schemas.microsoft.com/ado/", StringComparison.Ordinal) && name.EndsWith("/edm", StringComparison.Ordinal));

    /// <summary>Whether <paramref name="name"/> is one of the two namespaces of the wrapper.</summary>
    /// <param name="name">An XML namespace.</param>
    public static bool IsWrapper(string name) => name == Edmx.NamespaceName || name == OldEdmx.NamespaceName;
}
