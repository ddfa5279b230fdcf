using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Follows what descriptors say of other files: <c>parameters.path</c> of an MTA resource, <c>config</c> of a Helm service, and extensions.</summary>
internal static class ConfigurationFiles
{
    /// <summary>Takes from the files of instances what their bindings inherit.</summary>
    public static IReadOnlyList<DeploymentDescriptor> Apply(IReadOnlyList<DeploymentDescriptor> descriptors, IReadOnlyList<ManifestFile> files)
    {
        var applied = new List<DeploymentDescriptor>(descriptors.Count);
        foreach (var descriptor in descriptors)
            applied.Add(Apply(descriptor, files));

        return applied;
    }

    /// <summary>Tells the destinations of such files whose instance they configure, and those of extensions which descriptor they are of.</summary>
    public static DestinationManifest Own(DestinationManifest manifest, IReadOnlyList<DeploymentDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            if (descriptor.Extensions.Items.Contains(manifest.Path))
                return manifest with { Destinations = manifest.Destinations.Items.Select(destination => destination with { Descriptor = descriptor.Path }).ToEquatableArray() };

            foreach (var instance in descriptor.Instances)
            {
                if (instance.ConfigurationFile is { } file && FilePaths.Beside(descriptor.Path, file) == FilePaths.Normal(manifest.Path))
                    return manifest with { Destinations = manifest.Destinations.Items.Select(destination => destination with { Descriptor = descriptor.Path, Owner = instance.Name, Origin = DestinationOrigin.ServiceInstance }).ToEquatableArray() };
            }
        }

        return manifest;
    }

    private static DeploymentDescriptor Apply(DeploymentDescriptor descriptor, IReadOnlyList<ManifestFile> files)
    {
        foreach (var instance in descriptor.Instances)
        {
            if (instance is not { GivesCertificates: false, ConfigurationFile: { } configuration })
                continue;

            var path = FilePaths.Beside(descriptor.Path, configuration);
            if (files.FirstOrDefault(file => FilePaths.Normal(file.Path) == path)?.Document.Root is { } root && CredentialRequest.GivesCertificates(root))
                descriptor = WithCertificates(descriptor, instance.Name);
        }

        return descriptor;
    }

    private static DeploymentDescriptor WithCertificates(DeploymentDescriptor descriptor, string instance) => descriptor with
    {
        Modules = descriptor.Modules.Items
            .Select(module => module with { Bindings = module.Bindings.Items.Select(binding => binding.Instance == instance ? binding with { AsksForCertificate = true } : binding).ToEquatableArray() })
            .ToEquatableArray(),
    };
}
