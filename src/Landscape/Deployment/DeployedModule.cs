using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>An application of a deployment descriptor: an MTA module, a Cloud Foundry application, or a workload in Kubernetes.</summary>
public sealed record DeployedModule
{
    /// <summary>The name of the module or application.</summary>
    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary>Where its declaration stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The MTA type, such as <c>custom</c> or <c>nodejs</c>; null for a Cloud Foundry application.</summary>
    public string? Type { get; init; }

    /// <summary>The folder or archive that is deployed, relative to the descriptor.</summary>
    public string? SourcePath { get; init; }

    /// <summary>The start command, which may name the assembly.</summary>
    public string? Command { get; init; }

    /// <summary>The commands that build it, which may name the project; null if there are none.</summary>
    public string? BuildCommands { get; init; }

    /// <summary>The container image that runs; null if it is made by a buildpack.</summary>
    public string? Image { get; init; }

    /// <summary>How other resources of Terraform refer to it; null elsewhere.</summary>
    internal string? Address { get; init; }

    /// <summary>Whether it is a .NET application, as far as buildpack, variables and start command tell.</summary>
    public bool IsDotNet { get; init; }

    /// <summary>Whether it surely runs no .NET code: a content or database module, a UI, another language's buildpack.</summary>
    public bool IsOtherLanguage { get; init; }

    /// <summary>Whether it is an application that answers requests, of whatever language: no content, UI, database or approuter module.</summary>
    public bool IsServer { get; init; }

    /// <summary>Whether it is the only one of all descriptors of its kind that may run .NET code.</summary>
    public bool IsOnlyCandidate { get; init; }

    /// <summary>Everything that an MTA module requires: resources, and what other modules provide. In Kubernetes the secrets that a workload takes in.</summary>
    public EquatableArray<RequiredName> Requires { get; init; }

    /// <summary>The service instances to which it is bound.</summary>
    public EquatableArray<ServiceBinding> Bindings { get; init; }

    /// <summary>Whether it is bound to an instance of a service.</summary>
    /// <param name="service">A service of <see cref="Services"/>.</param>
    public bool Binds(string service)
    {
        foreach (var binding in Bindings)
        {
            if (binding.Service == service)
                return true;
        }

        return false;
    }

    /// <summary>Whether it is bound to an instance of which nobody says what service it is.</summary>
    public bool BindsUnknownService
    {
        get
        {
            foreach (var binding in Bindings)
            {
                if (binding.Service is null)
                    return true;
            }

            return false;
        }
    }
}
