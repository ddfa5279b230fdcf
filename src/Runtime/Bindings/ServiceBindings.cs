using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>Reads every source once, at the first question; an earlier source hides a binding of the same label and name in a later one.</summary>
internal sealed class ServiceBindings(IConfiguration? configuration) : IServiceBindings
{
    private readonly Lazy<IReadOnlyList<ServiceBinding>> _all = new(() => Read(configuration));

    public IReadOnlyList<ServiceBinding> All => _all.Value;

    public ServiceBinding GetRequired(string label, string? name = null)
    {
        ServiceBinding? found = null;
        foreach (var binding in All)
        {
            if (!string.Equals(binding.Label, label, StringComparison.OrdinalIgnoreCase) || (name is not null && binding.Name != name))
            {
                continue;
            }

            if (found is not null)
            {
                throw new MissingBindingException(label, $"The service '{label}' is bound more than once ('{found.Name}', '{binding.Name}'): name the instance to use in the options.");
            }

            found = binding;
        }

        return found ?? throw (name is null
            ? new MissingBindingException(label)
            : new MissingBindingException(label, $"There is no binding of the service '{label}' with the name '{name}'."));
    }

    private static List<ServiceBinding> Read(IConfiguration? configuration)
    {
        var all = new List<ServiceBinding>();
        var seen = new HashSet<(string, string)>();
        foreach (var binding in VcapServices.Read(configuration)
            .Concat(ServiceBindingRoot.Read(configuration))
            .Concat(ConfiguredBindings.Read(configuration)))
        {
            if (seen.Add((binding.Label, binding.Name)))
            {
                all.Add(binding);
            }
        }

        return all;
    }
}
