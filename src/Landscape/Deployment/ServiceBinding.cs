using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>A module's binding to a service instance.</summary>
/// <param name="Instance">The name of the instance, as the module writes it.</param>
/// <param name="Service">The service, one of <see cref="Services"/> or another offering's name; null if nothing tells.</param>
/// <param name="Span">Where the binding stands.</param>
public sealed record ServiceBinding(string Instance, string? Service, SourceSpan Span)
{
    /// <summary>Whether the binding asks for X.509 instead of a client secret.</summary>
    public bool AsksForCertificate { get; init; }
}

/// <summary>A service instance that a descriptor creates or refers to.</summary>
/// <param name="Name">The name by which modules require it.</param>
/// <param name="Service">The service; null if nothing tells.</param>
/// <param name="Plan">The plan; null if it is not said.</param>
/// <param name="IsActive">Whether it is used at all: an inactive one binds nobody.</param>
/// <param name="Span">Where its name stands.</param>
public sealed record ServiceInstance(string Name, string? Service, string? Plan, bool IsActive, SourceSpan Span)
{
    /// <summary>Whether its bindings get X.509 certificates unless they ask for something else.</summary>
    public bool GivesCertificates { get; init; }

    /// <summary>Whether the descriptor only refers to an instance that exists already, whose service is known by its name at best.</summary>
    public bool IsExisting { get; init; }

    /// <summary>How other resources of Terraform refer to it; null elsewhere.</summary>
    internal string? Address { get; init; }

    /// <summary>The expression that names its plan in Terraform; null elsewhere.</summary>
    internal string? PlanReference { get; init; }

    /// <summary>The file with its configuration, relative to the descriptor; null if there is none.</summary>
    public string? ConfigurationFile { get; init; }
}

/// <summary>A <c>ServiceBinding</c> resource of Kubernetes, which puts the credentials for an instance into a secret.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Secret">The secret.</param>
/// <param name="Span">Where its name stands.</param>
public sealed record BindingResource(string Name, string Instance, string Secret, SourceSpan Span)
{
    /// <summary>The service of the instance; null if nothing tells.</summary>
    public string? Service { get; init; }

    /// <summary>Whether X.509 is asked for, or may be in parameters that are kept elsewhere.</summary>
    public bool AsksForCertificate { get; init; }
}

/// <summary>A name that an MTA module requires.</summary>
/// <param name="Name">The resource, or what another module provides.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RequiredName(string Name, SourceSpan Span)
{
    /// <summary>Whether X.509 is asked for, should it be a service.</summary>
    public bool AsksForCertificate { get; init; }
}

/// <summary>A <c>ServiceBinding</c> of servicebinding.io, which puts a secret into a workload.</summary>
/// <param name="Workload">The name of the workload.</param>
/// <param name="Service">The name of what is bound: a binding of the BTP service operator, or a secret.</param>
/// <param name="Kind">What kind of thing that is.</param>
internal sealed record SecretProjection(string Workload, string Service, string Kind);
