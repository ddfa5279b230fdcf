using System.Text.Json.Nodes;

namespace Btp.Connectivity.LocalLandscape.Bindings;

/// <summary>Writes bindings as Kubernetes mounts them: a folder per binding, a file per key, and <c>.metadata</c> that says which file is what.</summary>
public static class ServiceBindingRoot
{
    private static readonly string[] Metadata = ["label", "plan", "instance_name", "instance_guid", "tags"];

    /// <summary>Writes the folders.</summary>
    /// <param name="vcapServices">The bindings, in the form of <c>VCAP_SERVICES</c>.</param>
    /// <param name="root">The folder that <c>SERVICE_BINDING_ROOT</c> shall name.</param>
    public static void Write(JsonObject vcapServices, string root)
    {
        ArgumentNullException.ThrowIfNull(vcapServices);
        foreach (var binding in vcapServices.SelectMany(static s => s.Value!.AsArray()).Select(static b => b!.AsObject()))
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, (string)binding["instance_name"]!)).FullName;
            var metadata = new JsonArray(Property(folder, "type", binding["label"]));
            foreach (var name in Metadata)
                metadata.Add((JsonNode)Property(folder, name, binding[name]));
            var credentials = new JsonArray();
            foreach (var (name, value) in binding["credentials"]!.AsObject())
                credentials.Add((JsonNode)Property(folder, name, value));
            SecretFile.Write(Path.Combine(folder, ".metadata"), BindingSet.Text(new JsonObject { ["metaDataProperties"] = metadata, ["credentialProperties"] = credentials }));
        }
    }

    private static JsonObject Property(string folder, string name, JsonNode? value)
    {
        var isText = value is JsonValue scalar && scalar.TryGetValue<string>(out _);
        SecretFile.Write(Path.Combine(folder, name), isText ? (string)value! : value?.ToJsonString() ?? "null");
        return new JsonObject { ["name"] = name, ["format"] = isText ? "text" : "json" };
    }
}
