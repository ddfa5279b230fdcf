using System.Collections.ObjectModel;
using System.Text.Json;

namespace Btp.Connectivity.Bindings;

/// <summary>One bound service instance. The credentials are secrets: <see cref="ToString"/> shows none of them.</summary>
/// <param name="label">Service offering, for example <c>destination</c>.</param>
/// <param name="name">Name of the instance or binding.</param>
/// <param name="plan">Service plan, or null.</param>
/// <param name="tags">Tags of the service.</param>
/// <param name="credentials">Credentials by name; values are text, numbers, lists or objects.</param>
/// <param name="instanceId">Id of the service instance (<c>instance_guid</c>), or null.</param>
public sealed class ServiceBinding(string label, string name, string? plan, IReadOnlyList<string> tags, IReadOnlyDictionary<string, JsonElement> credentials, string? instanceId = null)
{
    /// <summary>Service offering, for example <c>destination</c>.</summary>
    public string Label { get; } = label;

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; } = name;

    /// <summary>Service plan, or null when the environment does not say.</summary>
    public string? Plan { get; } = plan;

    /// <summary>Tags of the service.</summary>
    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>Id of the service instance, or null when the environment does not say.</summary>
    public string? InstanceId { get; } = instanceId;

    /// <summary>Credentials by name; secrets.</summary>
    public IReadOnlyDictionary<string, JsonElement> Credentials { get; } = credentials;

    /// <summary>A credential as text: numbers as written, objects and lists as JSON; null when absent or empty.</summary>
    /// <param name="name">Name of the credential, case-sensitive.</param>
    public string? GetCredential(string name)
    {
        if (!Credentials.TryGetValue(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Label, name and plan.</summary>
    public override string ToString() => Plan is null ? $"{Label} '{Name}'" : $"{Label} '{Name}' ({Plan})";

    internal static IReadOnlyDictionary<string, JsonElement> NoCredentials => ReadOnlyDictionary<string, JsonElement>.Empty;
}
