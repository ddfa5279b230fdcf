using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// Kubernetes bindings: <c>SERVICE_BINDING_ROOT</c> names a directory with one sub-directory per binding and one file per key. SAP's
/// service operator adds a file <c>.metadata</c> that says which files are credentials, which are text and which are JSON; a directory
/// without it is read by the plain servicebinding.io convention (file <c>type</c> is the label), or as older operators wrote it:
/// <c>{service}/{instance}</c> with flat files, with one <c>credentials.json</c>, or with one <c>binding.json</c>.
/// </summary>
internal static class ServiceBindingRoot
{
    // Where older operators mounted bindings, without any variable that says so.
    private static readonly string[] LegacyRoots = ["/etc/secrets/sapbtp", "/etc/secrets/sapcp"];

    public static IEnumerable<string> Roots(IConfiguration? configuration)
        => (EnvironmentSetting.Get(configuration, "SERVICE_BINDING_ROOT") is { } root ? [root] : LegacyRoots).Where(Directory.Exists);

    /// <summary>Names that begin with two dots are how Kubernetes swaps a mounted secret; they are not bindings.</summary>
    public static IEnumerable<string> Folders(string folder)
        => Directory.EnumerateDirectories(folder)
            .Where(static directory => !Path.GetFileName(directory).StartsWith("..", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static IEnumerable<ServiceBinding> Read(IConfiguration? configuration)
        => Roots(configuration).SelectMany(Folders)
            .SelectMany(static folder => Directory.EnumerateFiles(folder).Any()
                ? [ReadDirectory(folder, null)]
                : Folders(folder).Select(instance => ReadDirectory(instance, Path.GetFileName(folder))))
            .OfType<ServiceBinding>();

    private static ServiceBinding? ReadDirectory(string directory, string? service)
    {
        var files = new BindingDirectory(directory);
        var credentials = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in files.CredentialEntries())
        {
            if (files.Read(entry) is not { } value)
            {
                continue;
            }

            if (entry.IsContainer && value.ValueKind == JsonValueKind.Object)
            {
                Unpack(value, credentials);
            }
            else
            {
                credentials[entry.Name] = value;
            }
        }

        string? Metadata(string name)
            => files.MetadataText(name) ?? (credentials.TryGetValue(name, out var inner) && inner.ValueKind == JsonValueKind.String ? inner.GetString() : null);

        var label = files.MetadataText("label") ?? files.MetadataText("type") ?? service ?? Metadata("label") ?? Metadata("type");
        var name = Metadata("instance_name") ?? Path.GetFileName(directory);
        return label is null ? null : new ServiceBinding(label, name, Metadata("plan"), files.MetadataTexts("tags"), credentials, Metadata("instance_guid"));
    }

    // A root object has the credentials among the metadata, or in an object of their own.
    private static void Unpack(JsonElement container, Dictionary<string, JsonElement> credentials)
    {
        foreach (var (key, inner) in BindingJson.Properties(container))
        {
            if (key == "credentials" && inner.ValueKind == JsonValueKind.Object)
            {
                Unpack(inner, credentials);
            }
            else
            {
                credentials[key] = inner;
            }
        }
    }
}
