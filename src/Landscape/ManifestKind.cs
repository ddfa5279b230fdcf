namespace Btp.Connectivity.Landscape;

/// <summary>What a file was given to the build as.</summary>
public enum ManifestKind
{
    /// <summary>Destinations: the item <c>DestinationManifest</c>.</summary>
    Destinations,

    /// <summary>What is deployed and bound: the item <c>DeploymentDescriptor</c>.</summary>
    Deployment,

    /// <summary>A Cloud Connector: the item <c>CloudConnectorManifest</c>.</summary>
    CloudConnector,

    /// <summary>Bindings for a developer's machine: the item <c>EnvironmentFile</c>.</summary>
    Environment,

    /// <summary>Settings of an application or a deployment, in which only credentials are looked for: the item <c>SettingsFile</c>.</summary>
    Settings,
}
