using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads the values of a Helm chart in CAP's form: service instances by their offering, and workloads with their <c>bindings</c>.</summary>
/// <remarks>A service instance that no workload names under <c>bindings</c> is bound by none. Values of dependent charts stand one level deeper.</remarks>
internal static class HelmReader
{
    /// <summary>Whether a document holds such values.</summary>
    public static bool IsValues(PositionedMapping root) => Charts(root).Any(chart => chart.Entries.Any(entry => IsInstance(entry.Value) || IsWorkload(entry.Value)));

    public static DeploymentDescriptor Read(string path, PositionedMapping root)
    {
        var instances = new List<ServiceInstance>();
        var modules = new List<DeployedModule>();
        foreach (var chart in Charts(root))
        {
            foreach (var entry in chart.Entries)
            {
                if (IsInstance(entry.Value))
                    instances.Add(Instance(entry));
            }
        }

        foreach (var chart in Charts(root))
        {
            foreach (var entry in chart.Entries)
            {
                if (IsWorkload(entry.Value))
                    modules.Add(Module(entry, (PositionedMapping)entry.Value, instances));
            }
        }

        return new() { Path = path, Kind = DescriptorKind.Helm, Instances = instances.ToEquatableArray(), Modules = modules.ToEquatableArray() };
    }

    /// <summary>The values of the chart, and of the charts that it depends on.</summary>
    public static IEnumerable<PositionedMapping> Charts(PositionedMapping root)
    {
        yield return root;
        foreach (var entry in root.Entries)
        {
            if (entry.Value is PositionedMapping inner && !IsInstance(inner) && !IsWorkload(inner))
                yield return inner;
        }
    }

    private static bool IsInstance(PositionedNode node) => node is PositionedMapping mapping && mapping.Scalar("serviceOfferingName") is not null;

    private static bool IsWorkload(PositionedNode node) =>
        node is PositionedMapping mapping && mapping.Scalar("serviceOfferingName") is null
        && mapping.Get("bindings") is PositionedMapping { Entries: var bindings } && bindings.All(binding => binding.Value is PositionedMapping or PositionedScalar { Kind: ScalarKind.Null });

    private static ServiceInstance Instance(PositionedEntry entry)
    {
        var values = (PositionedMapping)entry.Value;
        var offering = values.Scalar("serviceOfferingName")!;
        return new ServiceInstance(entry.Name, offering.IsLiteral ? offering.Text : null, values.Text("servicePlanName"), values.Boolean("enabled") != false, entry.Key.Span)
        {
            GivesCertificates = CredentialRequest.GivesCertificates(values.Get("parameters")),
            ConfigurationFile = values.Text("config"),
        };
    }

    private static DeployedModule Module(PositionedEntry entry, PositionedMapping values, List<ServiceInstance> instances)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var alias in values.Mapping("bindings")!.Entries)
        {
            if (alias.Value is not PositionedMapping binding)
                continue;

            var target = binding.Scalar("serviceInstanceName") ?? binding.Scalar("serviceInstanceFullname") ?? binding.Scalar("fromSecret");
            var instance = instances.Find(each => each.Name == (target?.Text ?? alias.Name));
            if (instance is { IsActive: false })
                continue;

            bindings.Add(new ServiceBinding(target?.Text ?? alias.Name, instance is not null ? instance.Service : Services.Guess(target?.Text ?? "") ?? Services.Guess(alias.Name), (target ?? alias.Key).Span)
            {
                AsksForCertificate = instance?.GivesCertificates == true || CredentialRequest.AsksForCertificate(binding.Get("parameters")) || binding.Get("fromSecret") is not null,
            });
        }

        var image = values.Mapping("image") is { } parts ? parts.Text("repository") : values.Text("image");
        var runtime = Workload.Runtime(image is null ? [] : [image], "", Variables(values.Get("env")));
        return new()
        {
            Name = entry.Name,
            NameSpan = entry.Key.Span,
            Span = entry.Value.Span,
            Image = image,
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other || entry.Name is "approuter" or "hana-deployer" or "hana_deployer" or "html5-apps-deployer" or "html5_apps_deployer" or "sidecar",
            Bindings = bindings.ToEquatableArray(),
        };
    }

    // A mapping of variables, or a list of names and values.
    private static List<string> Variables(PositionedNode? env) => env switch
    {
        PositionedMapping mapping => mapping.Entries.Select(entry => entry.Name).ToList(),
        PositionedSequence sequence => sequence.Items.OfType<PositionedMapping>().Select(item => item.Text("name") ?? "").ToList(),
        _ => [],
    };
}
