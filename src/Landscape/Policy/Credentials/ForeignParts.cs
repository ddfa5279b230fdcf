using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Parts of files in which the names of credentials mean something else.</summary>
internal static class ForeignParts
{
    /// <summary>Whether what an entry holds is no matter of the credential rules.</summary>
    public static bool IsForeign(ManifestFile file, PositionedMapping holder, PositionedEntry entry, int depth) =>
        // The bindings of an environment file have a rule of their own.
        (depth == 0 && file.Kind == ManifestKind.Environment && entry.Name is "VCAP_SERVICES" or "requires" or "cds")
        // package.json is npm's; CAP has a part of it.
        || (depth == 0 && entry.Name != "cds" && FilePaths.Name(file.Path) == "package.json")
        // Users that CAP makes up for tests on a developer's machine.
        || (entry.Name == "users" && holder.Text("kind") is "mocked" or "basic" or "mocked-auth" or "basic-auth")
        // What the controller of sealed secrets encrypted nobody else can read.
        || (entry.Name == "encryptedData" && entry.Value is PositionedMapping)
        // In Kubernetes the key of a secret, by name.
        || (entry.Name == "secretKey" && file.Document.Roots.Any(static root => (root as PositionedMapping)?.Entry("apiVersion") is not null));

    /// <summary>Whether a file holds settings of a .NET application, in which secrets have names of their own.</summary>
    public static bool IsApplicationSettings(ManifestFile file) => file.Kind == ManifestKind.Settings && FilePaths.Name(file.Path).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase);
}
