using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1007: a binding for which nobody asked for X.509, so that it gets a client secret.</summary>
/// <remarks>Exempt: modules of other languages, inactive resources, and services other than Connectivity, Destination, xsuaa and identity. SAP: security considerations of xsuaa, BTP-UAA-0014.</remarks>
public sealed class SecretBinding : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1007";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var descriptor in landscape.Descriptors)
        {
            // In Kubernetes the credentials are those of a resource of its own.
            foreach (var binding in descriptor.BindingResources)
            {
                if (!binding.AsksForCertificate && IsConnectivity(binding.Service))
                    yield return new Finding(Id, descriptor.Path, binding.Span, "The binding '" + binding.Name + "' gets a client secret for '" + binding.Instance + "', which does not expire and is easily copied: ask for a certificate with " + Advice(descriptor.Kind));
            }

            foreach (var module in descriptor.Kind == DescriptorKind.Kubernetes ? [] : descriptor.Modules)
            {
                if (module.IsOtherLanguage)
                    continue;

                foreach (var binding in module.Bindings)
                {
                    if (!binding.AsksForCertificate && IsConnectivity(binding.Service))
                        yield return new Finding(Id, descriptor.Path, binding.Span, "Module '" + module.Name + "' gets a client secret for '" + binding.Instance + "', which does not expire and is easily copied: ask for a certificate with " + Advice(descriptor.Kind));
                }
            }
        }
    }

    private static bool IsConnectivity(string? service) => service is Services.Connectivity or Services.Destination or Services.Xsuaa or Services.Identity;

    private static string Advice(DescriptorKind kind) => kind switch
    {
        DescriptorKind.MultiTargetApplication => "'parameters: { config: { credential-type: x509 } }' beside the name in 'requires'",
        DescriptorKind.CloudFoundry => "'- { name: ..., parameters: { credential-type: x509 } }' in 'services'",
        DescriptorKind.Terraform => "'jsonencode({ \"credential-type\" = \"x509\" })' as the parameters of the binding",
        DescriptorKind.Helm => "'parameters: { credential-type: x509 }' beside 'serviceInstanceName'",
        _ => "'parameters: { credential-type: x509 }' in the spec of the binding",
    };
}
