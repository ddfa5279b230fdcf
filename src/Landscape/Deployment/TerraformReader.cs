using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>
/// Reads what Terraform's providers for Cloud Foundry and SAP BTP deploy: <c>cloudfoundry_app</c>, <c>cloudfoundry_service_instance</c>, <c>cloudfoundry_service_credential_binding</c>,
/// <c>btp_subaccount_service_instance</c> and <c>btp_subaccount_service_binding</c>.
/// </summary>
/// <remarks>What Terraform has to evaluate is not known; references from one of these to another are followed, also between files, as Terraform reads all files of a folder as one.</remarks>
internal static class TerraformReader
{
    private static readonly HashSet<string> _types = new(StringComparer.Ordinal)
    {
        "cloudfoundry_app", "cloudfoundry_service_instance", "cloudfoundry_service_credential_binding", "cloudfoundry_service_plan", "cloudfoundry_service",
        "btp_subaccount_service_instance", "btp_subaccount_service_binding", "btp_subaccount_service_plan",
    };

    /// <summary>Whether a document deploys something of this kind.</summary>
    public static bool IsDeployment(PositionedDocument document) => document.Format == DocumentFormat.Hcl && document.Root is { } root && Blocks(root).Any();

    /// <summary>Reads a file; what it refers to is resolved later.</summary>
    public static DeploymentDescriptor Read(string path, PositionedMapping root)
    {
        var (modules, instances, plans) = (new List<DeployedModule>(), new List<ServiceInstance>(), new List<TerraformPlan>());
        var (bindings, resources) = (new List<TerraformBinding>(), new List<BindingResource>());
        foreach (var (type, label, body) in Blocks(root))
        {
            var name = body.Scalar("name") is { IsLiteral: true } literal ? literal : label;
            switch (type)
            {
                case "cloudfoundry_app":
                    modules.Add(Application(name, label, body));
                    break;
                case "cloudfoundry_service_instance":
                    instances.Add(new ServiceInstance(name.Text, body.Text("type") == "user-provided" ? "user-provided" : null, null, true, name.Span) { Address = type + "." + label.Text, PlanReference = body.Text("service_plan") });
                    break;
                case "btp_subaccount_service_instance":
                    instances.Add(new ServiceInstance(name.Text, null, null, true, name.Span) { Address = type + "." + label.Text, PlanReference = body.Text("serviceplan_id") });
                    break;
                case "cloudfoundry_service_credential_binding" when body.Scalar("app") is { } app && body.Scalar("service_instance") is { } instance:
                    bindings.Add(new TerraformBinding(app.Text, Binding(path, instance, body.Get("parameters"))));
                    break;
                case "btp_subaccount_service_binding" when body.Scalar("service_instance_id") is { } instance:
                    resources.Add(new BindingResource(name.Text, instance.Text, "", name.Span) { AsksForCertificate = Binding(path, instance, body.Get("parameters")).AsksForCertificate });
                    break;
                case "cloudfoundry_service_plan" or "btp_subaccount_service_plan":
                    plans.Add(new TerraformPlan("data." + type + "." + label.Text, Literal(body, "service_offering_name") ?? Literal(body, "offering_name"), Literal(body, "name")));
                    break;
                case "cloudfoundry_service":
                    plans.Add(new TerraformPlan("data." + type + "." + label.Text, Literal(body, "name"), null));
                    break;
            }
        }

        return new()
        {
            Path = path,
            Kind = DescriptorKind.Terraform,
            Modules = modules.ToEquatableArray(),
            Instances = instances.ToEquatableArray(),
            BindingResources = resources.ToEquatableArray(),
            Plans = plans.ToEquatableArray(),
            CredentialBindings = bindings.ToEquatableArray(),
        };
    }

    /// <summary>The descriptor with the services of its instances and the instances of its bindings, as all files together tell them.</summary>
    public static DeploymentDescriptor Resolve(DeploymentDescriptor descriptor, IReadOnlyList<DeploymentDescriptor> all)
    {
        var files = all.Where(each => each.Kind == DescriptorKind.Terraform).ToList();
        var plans = files.SelectMany(file => file.Plans.Items).ToList();
        var known = files.SelectMany(file => file.Instances.Items).Select(instance => WithService(instance, plans)).ToList();
        var bindings = files.SelectMany(file => file.CredentialBindings.Items).ToList();
        return descriptor with
        {
            Instances = descriptor.Instances.Items.Select(instance => WithService(instance, plans)).ToEquatableArray(),
            BindingResources = descriptor.BindingResources.Items.Select(resource => Target(resource.Instance, known) is { } target ? resource with { Instance = target.Name, Service = target.Service } : resource).ToEquatableArray(),
            Modules = descriptor.Modules.Items.Select(module => module with
            {
                Bindings = module.Bindings.Items.Concat(bindings.Where(binding => Refers(binding.Application, module.Address!)).Select(binding => binding.Binding))
                    .Select(binding => Target(binding.Instance, known) is { } target ? binding with { Instance = target.Name, Service = target.Service } : binding).ToList().ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }

    private static DeployedModule Application(PositionedScalar name, PositionedScalar label, PositionedMapping body)
    {
        var bindings = new List<ServiceBinding>();
        foreach (var entry in body.Entries)
        {
            // The current provider has a list, the older one blocks.
            var items = entry.Name switch { "service_bindings" => (entry.Value as PositionedSequence)?.Items ?? [], "service_binding" => [entry.Value], _ => [] };
            foreach (var item in items.OfType<PositionedMapping>())
            {
                if (item.Scalar("service_instance") is { } instance)
                    bindings.Add(Binding("", instance, item.Get("params") ?? item.Get("params_json")));
            }
        }

        var command = body.Text("command");
        var runtime = RuntimeKind.Of(null, body, body.Mapping("environment"), command);
        return new()
        {
            Name = name.Text,
            NameSpan = name.Span,
            Span = body.Span,
            SourcePath = Literal(body, "path"),
            Command = command,
            Address = "cloudfoundry_app." + label.Text,
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other,
            Bindings = bindings.ToEquatableArray(),
        };
    }

    // A literal is the name of an instance; what cannot be followed may be any, and asks for what nobody knows.
    private static ServiceBinding Binding(string path, PositionedScalar instance, PositionedNode? parameters)
    {
        var read = parameters is PositionedScalar { IsLiteral: true } text ? PositionedDocument.Read(path, text.Text, DocumentFormat.Json).Root : parameters;
        var asks = read is PositionedScalar { Kind: not ScalarKind.Null } || CredentialRequest.AsksForCertificate(read);
        return new ServiceBinding(instance.Text.Trim(), instance.IsLiteral ? Services.Guess(instance.Text) : null, instance.Span) { AsksForCertificate = asks };
    }

    private static ServiceInstance WithService(ServiceInstance instance, List<TerraformPlan> plans)
    {
        var plan = plans.Find(each => instance.PlanReference is { } reference && Refers(reference, each.Address));
        return plan is null ? instance with { Service = instance.Service ?? Services.Guess(instance.Name) } : instance with { Service = plan.Service, Plan = plan.Plan };
    }

    private static ServiceInstance? Target(string reference, List<ServiceInstance> known) =>
        known.Find(instance => Refers(reference, instance.Address!)) ?? known.Find(instance => instance.Name == reference);

    private static bool Refers(string expression, string address)
    {
        var at = expression.IndexOf(address, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !IsNameCharacter(expression[at - 1])) && (at + address.Length == expression.Length || !IsNameCharacter(expression[at + address.Length]));
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static string? Literal(PositionedMapping body, string argument) => body.Scalar(argument) is { IsLiteral: true, Text: { Length: > 0 } text } ? text : null;

    private static IEnumerable<(string Type, PositionedScalar Label, PositionedMapping Body)> Blocks(PositionedMapping root)
    {
        foreach (var block in root.Entries)
        {
            if (block.Name is "resource" or "data" && block.Value is PositionedMapping { Entries: { Count: 1 } types } && _types.Contains(types[0].Name)
                && types[0].Value is PositionedMapping { Entries: { Count: 1 } labels } && labels[0].Value is PositionedMapping body)
                yield return (types[0].Name, labels[0].Key, body);
        }
    }
}

/// <summary>A plan of a service that Terraform looks up.</summary>
/// <param name="Address">How others refer to it.</param>
/// <param name="Service">The service; null if it is not said literally.</param>
/// <param name="Plan">The plan; null if it is not said literally.</param>
internal sealed record TerraformPlan(string Address, string? Service, string? Plan);

/// <summary>A binding that Terraform makes beside the application.</summary>
/// <param name="Application">The expression that names the application.</param>
/// <param name="Binding">The binding.</param>
internal sealed record TerraformBinding(string Application, ServiceBinding Binding);
