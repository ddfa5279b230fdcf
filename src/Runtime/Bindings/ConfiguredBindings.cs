using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// Bindings in the configuration section <c>Btp:Bindings</c>: a list, or an object whose keys are the instance names, of
/// <c>{ label, name, plan, tags, credentials }</c>. Meant for local development with user secrets.
/// </summary>
internal static class ConfiguredBindings
{
    public static IEnumerable<ServiceBinding> Read(IConfiguration? configuration)
    {
        foreach (var section in configuration?.GetSection("Btp:Bindings").GetChildren() ?? [])
        {
            var name = section["name"] ?? section.Key;
            var label = section["label"] ?? (int.TryParse(section.Key, out _) ? null : section.Key)
                ?? throw new ConnectivityException($"The configured binding {section.Path} has no label.");
            var tags = section.GetSection("tags").GetChildren().Select(static tag => tag.Value).OfType<string>().ToArray();
            var credentials = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var credential in section.GetSection("credentials").GetChildren())
            {
                credentials[credential.Key] = ToJson(credential);
            }

            yield return new ServiceBinding(label, name, section["plan"], tags, credentials, section["instance_guid"]);
        }
    }

    private static JsonElement ToJson(IConfigurationSection section)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, section);
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            writer.WriteStringValue(section.Value);
        }
        else if (children.TrueForAll(static child => int.TryParse(child.Key, out _)))
        {
            writer.WriteStartArray();
            children.ForEach(child => Write(writer, child));
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject();
            foreach (var child in children)
            {
                writer.WritePropertyName(child.Key);
                Write(writer, child);
            }

            writer.WriteEndObject();
        }
    }
}
