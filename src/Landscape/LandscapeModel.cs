using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape;

/// <summary>Everything that the files of a build say about what the application is connected to. What the policy looks at.</summary>
public sealed class LandscapeModel
{
    private LandscapeModel(
        IReadOnlyList<ManifestFile> files,
        ProjectContext project,
        IReadOnlyList<DestinationManifest> destinationManifests,
        IReadOnlyList<DeploymentDescriptor> descriptors,
        IReadOnlyList<CloudConnectorConfiguration> cloudConnectors,
        IReadOnlyList<CapService> capServices)
    {
        Files = files;
        Project = project;
        DestinationManifests = destinationManifests;
        Descriptors = descriptors;
        CloudConnectors = cloudConnectors;
        CapServices = capServices;
    }

    /// <summary>The files, in the order in which the build names them.</summary>
    public IReadOnlyList<ManifestFile> Files { get; }

    /// <summary>The project whose landscape this is.</summary>
    public ProjectContext Project { get; }

    /// <summary>The destinations of every file that has some, descriptors and environment files included.</summary>
    public IReadOnlyList<DestinationManifest> DestinationManifests { get; }

    /// <summary>The deployment descriptors, extensions applied.</summary>
    public IReadOnlyList<DeploymentDescriptor> Descriptors { get; }

    /// <summary>The Cloud Connectors.</summary>
    public IReadOnlyList<CloudConnectorConfiguration> CloudConnectors { get; }

    /// <summary>The remote services of CAP applications beside the project.</summary>
    public IReadOnlyList<CapService> CapServices { get; }

    /// <summary>Suppressions that stand in files of their own.</summary>
    public IReadOnlyList<IgnoreList> IgnoreLists { get; init; } = [];

    /// <summary>Every destination of every file.</summary>
    public IEnumerable<Destination> Destinations
    {
        get
        {
            foreach (var manifest in DestinationManifests)
            {
                foreach (var destination in manifest.Destinations)
                    yield return destination;
            }
        }
    }

    /// <summary>Puts the files of a build together.</summary>
    /// <param name="files">The files.</param>
    /// <param name="project">The project whose landscape this is.</param>
    /// <param name="ignoreLists">Suppressions in files of their own; null if there are none.</param>
    public static LandscapeModel Create(IReadOnlyList<ManifestFile> files, ProjectContext project, IReadOnlyList<IgnoreList>? ignoreLists = null)
    {
        var destinations = new List<DestinationManifest>();
        var descriptors = new List<DeploymentDescriptor>();
        var connectors = new List<PositionedDocument>();
        var services = new List<CapService>();
        foreach (var file in files)
        {
            if (file.Kind == ManifestKind.Settings)
                continue;
            if (file.Kind == ManifestKind.CloudConnector)
            {
                connectors.Add(file.Document);
                continue;
            }

            var folder = files.Where(other => FilePaths.Folder(other.Path) == FilePaths.Folder(file.Path)).Select(static other => other.Document);
            if (DestinationReader.Read(file.Document, folder) is { Destinations.IsEmpty: false } manifest)
                destinations.Add(manifest);
            services.AddRange(CapConfiguration.Services(file.Document));
            if (file.Kind == ManifestKind.Deployment)
                descriptors.Add(DescriptorReader.Read(file.Document));
        }

        var merged = ConfigurationFiles.Apply(DescriptorReader.Merge(descriptors), files);
        return new LandscapeModel(files, project, destinations.ConvertAll(manifest => ConfigurationFiles.Own(manifest, merged)), merged, CloudConnectorReader.Read(connectors), services) { IgnoreLists = ignoreLists ?? [] };
    }

    /// <summary>Every system mapping of every Cloud Connector, with the subaccount and the connector that it belongs to.</summary>
    public IEnumerable<(CloudConnectorConfiguration Connector, ConnectedSubaccount Subaccount, SystemMapping Mapping)> SystemMappings()
    {
        foreach (var connector in CloudConnectors)
        {
            foreach (var subaccount in connector.Subaccounts)
            {
                foreach (var mapping in subaccount.SystemMappings)
                    yield return (connector, subaccount, mapping);
            }
        }
    }

    /// <summary>Whether nothing exists beyond the Cloud Connectors that the files tell of, so that absence is evidence.</summary>
    public bool KnowsAllConnectors()
    {
        var isComplete = false;
        foreach (var connector in CloudConnectors)
        {
            if (!connector.Problems.IsEmpty)
                return false;
            isComplete |= FindFile(connector.Path)?.IsComplete == true;
        }

        return isComplete;
    }

    /// <summary>The file of this path, if it is one of the landscape.</summary>
    /// <param name="path">The path, exactly as the build names it.</param>
    public ManifestFile? FindFile(string path)
    {
        foreach (var file in Files)
        {
            if (file.Path == path)
                return file;
        }

        return null;
    }

    /// <summary>The destination that a project finds under this name, whatever file declares it. A manifest of its own goes before descriptors, these before variables.</summary>
    /// <param name="name">The name, whose case matters.</param>
    public Destination? FindDestination(string name)
    {
        Destination? found = null;
        foreach (var manifest in DestinationManifests)
        {
            var candidate = manifest.Find(name);
            if (candidate is not null && (found is null || Rank(candidate) < Rank(found)))
                found = candidate;
        }

        return found;

        static int Rank(Destination destination) => destination.Origin switch
        {
            DestinationOrigin.Manifest or DestinationOrigin.Terraform => 0,
            DestinationOrigin.ServiceInstance or DestinationOrigin.Content => 1,
            _ => 2,
        };
    }
}
