using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>Where a service lives below its destination.</summary>
internal static class ServiceRoot
{
    /// <summary>The root: what the declaration says, else the document, else its item, else SAP's convention for V2.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="document">Its document.</param>
    /// <param name="model">The service.</param>
    /// <returns>The path with a slash first and none at the end; empty for a service at the very root; null if nobody says.</returns>
    public static string? Find(ServiceDeclaration declaration, MetadataDocument document, ServiceModel model) =>
        ServiceAddress.Find(declaration.Path, model.SelfLink, document.ServicePath, document.Name, model.Namespace, model.Version == ODataVersion.V2);
}
