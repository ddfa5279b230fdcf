using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Media link entries: <c>m:HasStream</c> becomes <c>HasStream</c>.</summary>
internal static class MediaTypes
{
    /// <summary>Upgrades the types.</summary>
    /// <param name="types">The types.</param>
    public static void Upgrade(StructuredTypes types)
    {
        foreach (var type in types.All.Where(t => t.Is("EntityType") && Elements.IsTrue(t.Protocol("HasStream"))))
            type.SetAttributeValue("HasStream", "true");
    }
}
