namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>A file of a landscape, with markup.</summary>
internal sealed record WrittenFile(string Path, string Text, ManifestKind Kind = ManifestKind.Destinations);

/// <summary>Every form in which destinations of the Destination service are written down, one file or more for some destinations.</summary>
internal static class DestinationForms
{
    private static readonly Dictionary<string, Func<Notation, List<List<WrittenProperty>>, IEnumerable<WrittenFile>>> _forms = new(StringComparer.Ordinal)
    {
        ["JSON, one object a file"] = (n, all) => all.Select((one, i) => new WrittenFile($"d{i}.json", n.Json(one))),
        ["JSON array"] = (n, all) => [new("d.json", n.JsonArray(all))],
        ["JSON without an extension"] = (n, all) => [new("destinations", n.JsonArray(all))],
        ["{ destination }"] = (n, all) => all.Select((one, i) => new WrittenFile($"d{i}.json", "{ \"destination\": " + n.Json(one) + " }")),
        ["{ owner, destinationConfiguration }"] = (n, all) => all.Select((one, i) => new WrittenFile($"d{i}.json", "{ \"owner\": { \"SubaccountId\": \"s\", \"InstanceId\": null }, \"destinationConfiguration\": " + n.Json(one) + ", \"authTokens\": [] }")),
        ["array of { owner, destinationConfiguration }"] = (n, all) => [new("d.json", "[" + string.Join(", ", all.Select(one => "{ \"owner\": {}, \"destinationConfiguration\": " + n.Json(one) + " }")) + "]")],
        ["{ destinations }"] = (n, all) => [new("d.json", "{ \"destinations\": " + n.JsonArray(all) + " }")],
        ["init_data of an instance as JSON"] = (n, all) => [new("config.json", "{ \"HTML5Runtime_enabled\": true, \"init_data\": { \"instance\": { \"existing_destinations_policy\": \"update\", \"destinations\": " + n.JsonArray(all) + " } } }")],
        ["init_data of a subaccount as JSON"] = (n, all) => [new("config.json", "{ \"init_data\": { \"subaccount\": { \"destinations\": " + n.JsonArray(all) + " } } }")],
        ["cockpit properties without an extension"] = (n, all) => all.Select((one, i) => new WrittenFile("erp" + i, "#Mon May 19 15:34:09 UTC 2025\n" + n.Properties(one))),
        [".properties"] = (n, all) => all.Select((one, i) => new WrittenFile($"erp{i}.properties", n.Properties(one))),
        ["YAML list"] = (n, all) => [new("d.yaml", n.YamlList(all, ""))],
        ["YAML of one destination"] = (n, all) => all.Select((one, i) => new WrittenFile($"d{i}.yaml", n.Yaml(one, ""))),
        ["resource of mta.yaml"] = (n, all) => [Deployment("mta.yaml", "ID: a\n_schema-version: '3.1'\nresources:\n  - name: dest\n    type: org.cloudfoundry.managed-service\n    parameters:\n      service: destination\n      config:\n        init_data:\n          instance:\n            existing_destinations_policy: update\n            destinations:\n" + n.YamlList(all, "              "))],
        ["flow mapping in mta.yaml"] = (n, all) => [Deployment("mta.yaml", "ID: a\nresources:\n  - { name: dest, parameters: { config: { init_data: { subaccount: { destinations: [ " + string.Join(", ", all.Select(n.YamlFlow)) + " ] } } } } }\n")],
        ["content module of mtad.yaml"] = (n, all) => [Deployment("mtad.yaml", "ID: a\nmodules:\n  - name: content\n    type: com.sap.application.content\n    requires:\n      - name: dest\n        parameters: { content-target: true }\n    parameters:\n      content:\n        subaccount:\n          destinations:\n" + n.YamlList(all, "            ") + "resources:\n  - { name: dest, parameters: { service: destination } }\n")],
        ["extension of a descriptor"] = (n, all) => [Deployment("dev.mtaext", "ID: a.dev\nextends: a\nresources:\n  - name: dest\n    parameters:\n      config:\n        init_data:\n          instance:\n            destinations:\n" + n.YamlList(all, "              "))],
        ["init_data as YAML"] = (n, all) => [new("config.yaml", "init_data:\n  instance:\n    existing_destinations_policy: ignore\n    destinations:\n" + n.YamlList(all, "      ") + "    certificates: []\n")],
        ["mta.yaml of Windows"] = (n, all) => [Deployment("mta.yaml", ("ID: a\nresources:\n- name: dest\n  parameters:\n    config:\n      init_data:\n        instance:\n          destinations:\n" + n.YamlList(all, "          ")).Replace("\n", "\r\n", StringComparison.Ordinal))],
        ["configuration as text in Terraform"] = (n, all) => [new("main.tf", "resource \"btp_subaccount_service_instance\" \"dest\" {\n  name = \"dest\"\n  parameters = <<EOT\n{ \"init_data\": { \"subaccount\": { \"destinations\": " + n.JsonArray(all) + " } } }\nEOT\n}\n")],
        ["services-manifest.yml"] = (n, all) => [Deployment("services-manifest.yml", "create-services:\n- name: dest\n  broker: destination\n  plan: lite\n  parameters: '{ \"init_data\": { \"instance\": { \"destinations\": " + n.JsonArray(all) + " } } }'\n")],
        ["service instance of Kubernetes"] = (n, all) => [Deployment("k8s.yaml", "apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata:\n  name: dest\nspec:\n  serviceOfferingName: destination\n  parameters:\n    init_data:\n      instance:\n        destinations:\n" + n.YamlList(all, "          "))],
        ["second document of Kubernetes"] = (n, all) => [Deployment("k8s.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\n---\napiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata:\n  name: dest\nspec:\n  parameters:\n    init_data:\n      subaccount:\n        destinations:\n" + n.YamlList(all, "          "))],
        ["Helm values"] = (n, all) => [Deployment("values.yaml", "destination:\n  serviceOfferingName: destination\n  parameters:\n    init_data:\n      instance:\n        destinations:\n" + n.YamlList(all, "          "))],
        ["Terraform, generic"] = (n, all) => [new("main.tf", string.Concat(all.Select((one, i) => $"resource \"btp_subaccount_destination_generic\" \"d{i}\" {{\n  subaccount_id = var.subaccount\n  destination_configuration = jsonencode({n.Hcl(one)})\n}}\n")))],
        ["Terraform, arguments"] = (n, all) => [new("main.tf", string.Concat(all.Select((one, i) => $"resource \"btp_subaccount_destination\" \"d{i}\" {{\n{n.HclArguments(one)}}}\n")))],
        ["Terraform, service instance"] = (n, all) => [new("main.tf", "resource \"cloudfoundry_service_instance\" \"dest\" {\n  name = \"dest\"\n  parameters = jsonencode({ \"init_data\" = { \"instance\" = { \"destinations\" = [" + string.Join(", ", all.Select(n.Hcl)) + "] } } })\n}\n")],
    };

    public static IEnumerable<string> Names => _forms.Keys;

    public static IEnumerable<WrittenFile> Write(string form, string rule, List<List<WrittenProperty>> destinations) =>
        _forms[form](new Notation(rule), destinations);

    private static WrittenFile Deployment(string path, string text) => new(path, text, ManifestKind.Deployment);
}
