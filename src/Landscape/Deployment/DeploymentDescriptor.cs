using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Which tool a descriptor is for.</summary>
public enum DescriptorKind
{
    /// <summary><c>mta.yaml</c> or <c>mtad.yaml</c>.</summary>
    MultiTargetApplication,

    /// <summary><c>*.mtaext</c>, which changes a descriptor that it extends.</summary>
    Extension,

    /// <summary>Cloud Foundry's <c>manifest.yml</c>.</summary>
    CloudFoundry,

    /// <summary><c>services-manifest.yml</c>, which creates service instances.</summary>
    ServicesManifest,

    /// <summary>Kubernetes resources.</summary>
    Kubernetes,

    /// <summary>The values of a Helm chart.</summary>
    Helm,

    /// <summary>Terraform's resources of Cloud Foundry and SAP BTP.</summary>
    Terraform,

    /// <summary>A descriptor of another kind.</summary>
    Other,
}

/// <summary>What is deployed, and what it is bound to.</summary>
public sealed record DeploymentDescriptor
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which tool it is for.</summary>
    public required DescriptorKind Kind { get; init; }

    /// <summary>The id of an MTA or of an extension.</summary>
    public string? Id { get; init; }

    /// <summary>The id of what an extension extends.</summary>
    public string? Extends { get; init; }

    /// <summary>The modules or applications.</summary>
    public EquatableArray<DeployedModule> Modules { get; init; }

    /// <summary>The service instances.</summary>
    public EquatableArray<ServiceInstance> Instances { get; init; }

    /// <summary>The files of the extensions that have been applied.</summary>
    public EquatableArray<string> Extensions { get; init; }

    /// <summary>What an MTA descriptor, an extension or a manifest of Cloud Foundry says.</summary>
    internal PositionedMapping? Root { get; init; }

    /// <summary>The <c>ServiceBinding</c> resources of Kubernetes.</summary>
    public EquatableArray<BindingResource> BindingResources { get; init; }

    /// <summary>The bindings of servicebinding.io, which name the workload.</summary>
    internal EquatableArray<SecretProjection> Projections { get; init; }

    /// <summary>The plans that Terraform looks up.</summary>
    internal EquatableArray<TerraformPlan> Plans { get; init; }

    /// <summary>The bindings that Terraform makes beside the applications.</summary>
    internal EquatableArray<TerraformBinding> CredentialBindings { get; init; }

    /// <summary>The module of exactly this name.</summary>
    /// <param name="name">The name.</param>
    public DeployedModule? FindModule(string name)
    {
        foreach (var module in Modules)
        {
            if (module.Name == name)
                return module;
        }

        return null;
    }
}
