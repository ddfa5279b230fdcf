using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads deployment descriptors: MTA descriptors and extensions, Cloud Foundry manifests, service manifests.</summary>
public static class DescriptorReader
{
    /// <summary>Reads one file. Never throws: a text that cannot be read has no modules.</summary>
    /// <param name="document">The file.</param>
    public static DeploymentDescriptor Read(PositionedDocument document) => document.Root is not { } root
        ? new() { Path = document.Path, Kind = DescriptorKind.Other }
        : root.Get("applications") is not null ? CloudFoundryReader.Read(document.Path, root)
        : root.Get("create-services") is not null ? CloudFoundryReader.ReadServices(document.Path, root)
        : root.Get("extends") is not null ? MtaReader.ReadExtension(document.Path, root)
        : root.Get("modules") is not null || root.Get("resources") is not null || root.Get("_schema-version") is not null ? MtaReader.Read(document.Path, root)
        : new() { Path = document.Path, Kind = DescriptorKind.Other };

    /// <summary>Applies extensions to the descriptors that they extend, and resolves instances which one descriptor names and another one creates.</summary>
    /// <param name="descriptors">All descriptors of a landscape.</param>
    public static IReadOnlyList<DeploymentDescriptor> Merge(IReadOnlyList<DeploymentDescriptor> descriptors)
    {
        var merged = new List<DeploymentDescriptor>(descriptors.Count);
        foreach (var descriptor in descriptors)
        {
            merged.Add(descriptor.Kind switch
            {
                DescriptorKind.MultiTargetApplication => MtaReader.Extend(descriptor, descriptors),
                DescriptorKind.CloudFoundry => CloudFoundryReader.Resolve(descriptor, descriptors),
                _ => descriptor,
            });
        }

        return merged;
    }
}
