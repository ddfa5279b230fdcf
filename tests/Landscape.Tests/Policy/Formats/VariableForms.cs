namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>Every form in which an application is given destinations of its own: the <c>destinations</c> variable, what a descriptor adds to it, and the services of CAP.</summary>
internal static class VariableForms
{
    private static readonly Dictionary<string, Func<Notation, List<List<WrittenProperty>>, IEnumerable<WrittenFile>>> _forms = new(StringComparer.Ordinal)
    {
        ["array in default-env.json"] = (n, all) => [new("default-env.json", "{ \"VCAP_SERVICES\": {}, \"destinations\": " + n.JsonArray(all) + " }", ManifestKind.Environment)],
        ["text in default-env.json"] = (n, all) => [new("default-env.json", "{ \"destinations\": " + n.JsonText(all) + " }", ManifestKind.Environment)],
        ["text in single quotation marks in manifest.yml"] = (n, all) => [Deployment("manifest.yml", "applications:\n- name: router\n  env:\n    destinations: '" + n.JsonArray(all) + "'\n")],
        ["folded text in manifest.yml"] = (n, all) => [Deployment("manifest.yml", "applications:\n- name: router\n  env:\n    destinations: >\n      " + n.JsonArray(all) + "\n")],
        ["text of several lines in manifest.yml"] = (n, all) => [Deployment("manifest.yml", "applications:\n- name: router\n  env:\n    destinations: |\n      [\n" + string.Join(",\n", all.Select(one => "        " + n.Json(one))) + "\n      ]\n")],
        ["list in manifest.yml"] = (n, all) => [Deployment("manifest.yml", "applications:\n- name: router\n  env:\n    destinations:\n" + n.YamlList(all, "    "))],
        ["text in mta.yaml"] = (n, all) => [Deployment("mta.yaml", "ID: a\nmodules:\n- name: router\n  type: approuter.nodejs\n  properties:\n    destinations: '" + n.JsonArray(all) + "'\n")],
        ["list in mta.yaml"] = (n, all) => [Deployment("mta.yaml", "ID: a\nmodules:\n- name: router\n  type: approuter.nodejs\n  properties:\n    destinations:\n" + n.YamlList(all, "      "))],
        ["group in mta.yaml"] = (n, all) => [Deployment("mta.yaml", "ID: a\nmodules:\n- name: router\n  type: approuter.nodejs\n  requires:\n" + string.Concat(all.Select(one => "  - name: srv\n    group: destinations\n    properties:\n" + n.Yaml(one, "      "))))],
        ["container of Kubernetes"] = (n, all) => [Deployment("k8s.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: router }\nspec:\n  template:\n    spec:\n      containers:\n      - name: router\n        env:\n        - name: destinations\n          value: '" + n.JsonArray(all) + "'\n")],
        ["workload of Helm"] = (n, all) => [Deployment("values.yaml", "router:\n  bindings:\n    auth: { serviceInstanceName: xsuaa }\n  env:\n    destinations: '" + n.JsonArray(all) + "'\n")],
    };

    public static IEnumerable<string> Names => _forms.Keys;

    public static IEnumerable<WrittenFile> Write(string form, string rule, List<List<WrittenProperty>> destinations) =>
        _forms[form](new Notation(rule), destinations);

    private static WrittenFile Deployment(string path, string text) => new(path, text, ManifestKind.Deployment);
}
