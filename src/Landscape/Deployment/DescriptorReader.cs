using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads deployment descriptors: MTA descriptors and extensions, Cloud Foundry manifests, service manifests, Kubernetes resources, values of Helm charts, and Terraform resources.</summary>
public static class DescriptorReader
{
    /// <summary>Reads one file. Never throws: a text that cannot be read has no modules.</summary>
    /// <param name="document">The file.</param>
    public static DeploymentDescriptor Read(PositionedDocument document) => document.Roots.Any(KubernetesReader.IsResource)
        ? KubernetesReader.Read(document)
        : document.Root is not { } root
        ? new() { Path = document.Path, Kind = DescriptorKind.Other }
        : TerraformReader.IsDeployment(document) ? TerraformReader.Read(document.Path, root)
        : root.Get("applications") is not null ? CloudFoundryReader.Read(document.Path, root)
        : root.Get("create-services") is not null ? CloudFoundryReader.ReadServices(document.Path, root)
        : root.Get("extends") is not null ? MtaReader.ReadExtension(document.Path, root)
        : root.Get("modules") is not null || root.Get("resources") is not null || root.Get("_schema-version") is not null ? MtaReader.Read(document.Path, root)
        : HelmReader.IsValues(root) ? HelmReader.Read(document.Path, root)
        : new() { Path = document.Path, Kind = DescriptorKind.Other };

    /// <summary>Applies extensions to the descriptors that they extend, and resolves instances which one descriptor names and another one creates.</summary>
    /// <param name="descriptors">All descriptors of a landscape.</param>
    public static IReadOnlyList<DeploymentDescriptor> Merge(IReadOnlyList<DeploymentDescriptor> descriptors)
    {
        // What Terraform creates may be what a manifest of Cloud Foundry names.
        descriptors = [.. descriptors.Select(descriptor => descriptor.Kind == DescriptorKind.Terraform ? TerraformReader.Resolve(descriptor, descriptors) : descriptor)];
        var merged = new List<DeploymentDescriptor>(descriptors.Count);
        foreach (var descriptor in descriptors)
        {
            merged.Add(descriptor.Kind switch
            {
                DescriptorKind.MultiTargetApplication => MtaReader.Extend(descriptor, descriptors),
                DescriptorKind.Kubernetes => KubernetesReader.Resolve(descriptor, descriptors),
                DescriptorKind.CloudFoundry => CloudFoundryReader.Resolve(CloudFoundryReader.Inherit(descriptor, descriptors), descriptors),
                _ => descriptor,
            });
        }

        return MarkOnlyCandidates(merged);
    }

    // One workload may stand in one file and its neighbour in another, so that files alone do not tell.
    private static List<DeploymentDescriptor> MarkOnlyCandidates(List<DeploymentDescriptor> descriptors)
    {
        foreach (var kind in descriptors.Select(descriptor => descriptor.Kind).Distinct().ToList())
        {
            var candidates = descriptors.Where(descriptor => descriptor.Kind == kind).SelectMany(descriptor => descriptor.Modules.Items).Where(module => !module.IsOtherLanguage).Take(2).ToList();
            if (candidates.Count != 1)
                continue;

            for (var i = 0; i < descriptors.Count; i++)
            {
                if (descriptors[i].Kind == kind)
                    descriptors[i] = descriptors[i] with { Modules = descriptors[i].Modules.Items.Select(module => module with { IsOnlyCandidate = ReferenceEquals(module, candidates[0]) }).ToEquatableArray() };
            }
        }

        return descriptors;
    }
}
