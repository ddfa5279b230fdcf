using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP1008: a Kubernetes binding whose credentials are never rotated.</summary>
/// <remarks>SAP: "Rotating Service Bindings": <c>credentialsRotationPolicy</c> of the BTP service operator.</remarks>
public sealed class UnrotatedBinding : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP1008";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var file in landscape.Files)
        {
            if (file.Kind != ManifestKind.Deployment)
                continue;

            foreach (var resource in KubernetesReader.Resources(file.Document.Roots))
            {
                if (resource.Text("kind") != "ServiceBinding" || resource.Text("apiVersion")?.StartsWith("services.cloud.sap.com/", StringComparison.Ordinal) != true)
                    continue;

                var policy = resource.Mapping("spec")?.Mapping("credentialsRotationPolicy");
                if (policy?.Scalar("enabled") is { IsLiteral: false } || policy?.Boolean("enabled") == true)
                    continue;

                var name = resource.Mapping("metadata")?.Scalar("name");
                var place = policy?.Get("enabled")?.Span ?? name?.Span ?? resource.Entry("kind")!.Value.Span;
                yield return new Finding(Id, file.Path, place, "The credentials of the binding '" + name?.Text + "' are never changed: set 'credentialsRotationPolicy: { enabled: true, rotationFrequency: 600h, rotatedBindingTTL: 48h }' in its spec");
            }
        }
    }
}
