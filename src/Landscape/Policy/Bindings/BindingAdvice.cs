using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>How a module gets a binding, in the words of its descriptor.</summary>
internal static class BindingAdvice
{
    /// <summary>What to write.</summary>
    /// <param name="kind">The kind of the descriptor.</param>
    /// <param name="service">The service.</param>
    /// <param name="plan">Its plan, outside Kubernetes.</param>
    /// <param name="alternative">Another service that would do; null if there is none.</param>
    public static string Bind(DescriptorKind kind, string service, string plan, string? alternative = null) => kind switch
    {
        DescriptorKind.CloudFoundry => "add an instance of '" + service + "'" + (alternative is null ? " (plan " + plan + ")" : " or '" + alternative + "'") + " to its services",
        DescriptorKind.Terraform => "add an instance of '" + service + "'" + Or(alternative) + " to its service_bindings, or a cloudfoundry_service_credential_binding",
        DescriptorKind.Kubernetes => "add a ServiceInstance with 'serviceOfferingName: " + service + "'" + Or(alternative) + " and a ServiceBinding, and mount the binding's secret into the workload",
        DescriptorKind.Helm => "name an instance with 'serviceOfferingName: " + service + "'" + Or(alternative) + " under its 'bindings'",
        _ => "require a resource with 'service: " + service + "'" + (alternative is null ? " and 'service-plan: " + plan + "'" : " or 'service: " + alternative + "'"),
    };

    private static string Or(string? alternative) => alternative is null ? "" : " or '" + alternative + "'";
}
