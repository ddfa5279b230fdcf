using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// Kubernetes bindings: <c>SERVICE_BINDING_ROOT</c> names a directory with one sub-directory per binding and one file per key. SAP's
/// service operator adds a file <c>.metadata</c> that says which files are credentials, which are text and which are JSON; a directory
/// without it is read by the plain servicebinding.io convention (file <c>type</c> is the label).
/// </summary>
internal static class ServiceBindingRoot
{
    public static IEnumerable<ServiceBinding> Read(IConfiguration? configuration)
    {
        var root = EnvironmentSetting.Get(configuration, "SERVICE_BINDING_ROOT");
        if (root is null || !Directory.Exists(root))
        {
            return [];
        }

        // Names that begin with two dots are how Kubernetes swaps a mounted secret; they are not bindings.
        return Directory.EnumerateDirectories(root)
            .Where(static directory => !Path.GetFileName(directory).StartsWith("..", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(ReadDirectory)
            .OfType<ServiceBinding>();
    }

    private static ServiceBinding? ReadDirectory(string directory)
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
                foreach (var (key, inner) in BindingJson.Properties(value))
                {
                    credentials[key] = inner;
                }
            }
            else
            {
                credentials[entry.Name] = value;
            }
        }

        var label = files.MetadataText("label") ?? files.MetadataText("type");
        var name = files.MetadataText("instance_name") ?? Path.GetFileName(directory);
        return label is null ? null : new ServiceBinding(label, name, files.MetadataText("plan"), files.MetadataTexts("tags"), credentials);
    }
}
