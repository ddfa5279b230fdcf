using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3004: a credential stands in a manifest, and with it in the repository and its history.</summary>
/// <remarks>
/// Exempt: placeholders of every kind, nothing, and the bindings of an environment file, which belong to a developer's machine and have a rule of their own.
/// </remarks>
public sealed class CredentialLiteral : ManifestRule
{
    private const int DepthLimit = 200;

    private static readonly Regex _privateKey = new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override string Id => "BTP3004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var findings = new List<Finding>();
        foreach (var file in landscape.Files)
        {
            var visited = new HashSet<PositionedNode>();
            foreach (var root in file.Document.Roots)
                Walk(file, root, visited, findings, 0);
        }

        return findings;
    }

    private void Walk(ManifestFile file, PositionedNode node, HashSet<PositionedNode> visited, List<Finding> findings, int depth)
    {
        // An alias is the same node again: it is reported where it stands.
        if (depth > DepthLimit || !visited.Add(node))
            return;

        switch (node)
        {
            case PositionedSequence sequence:
                foreach (var item in sequence.Items)
                    Walk(file, item, visited, findings, depth + 1);
                break;

            case PositionedMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (depth == 0 && file.Kind == ManifestKind.Environment && entry.Name == "VCAP_SERVICES")
                        continue;
                    if (entry.Value is PositionedScalar scalar)
                        Check(file, mapping, entry, scalar, visited, findings, depth);
                    else
                        Walk(file, entry.Value, visited, findings, depth + 1);
                }

                break;
        }
    }

    private void Check(ManifestFile file, PositionedMapping holder, PositionedEntry entry, PositionedScalar value, HashSet<PositionedNode> visited, List<Finding> findings, int depth)
    {
        // A variable may carry a document of its own: destinations: '[{"name": ..., "password": ...}]'.
        if (value.Text.Length > 1 && value.Text.TrimStart() is { Length: > 0 } text && text[0] is '[' or '{' && EmbeddedJson.Read(file.Document, value) is { } embedded)
        {
            Walk(file, embedded, visited, findings, depth + 1);
            return;
        }

        var isCredential = CredentialKeys.IsCredentialVariable(entry.Name) || _privateKey.IsMatch(value.Text);
        if (!isCredential || value.Kind is ScalarKind.Null or ScalarKind.Boolean or ScalarKind.Expression || !visited.Add(value) || IsPlaceholder(value.Text) || RepeatsKey(entry.Name, value.Text))
            return;

        var owner = holder.Text("Name") ?? holder.Text("name");
        var message = "'" + entry.Name + "'" + (owner is null ? "" : " of '" + owner + "'")
            + " holds a credential in clear text, which everybody who reads the repository can use: leave it to the cockpit, a service key or a deployment parameter (${...}, ((...))), and change the credential";
        findings.Add(new Finding(Id, file.Path, value.Span, message));
    }

    // cloud_password = "Cloud Password": the words of the key, and no password at all.
    private static bool RepeatsKey(string key, string value) =>
        value.IndexOf(' ') > 0 && string.Equals(Letters(key), Letters(value), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => text.Replace(" ", "").Replace("_", "").Replace("-", "").Replace(".", "");

    // The scheme of a header is no secret: "Bearer ${token}" and "Basic <base64>" are placeholders too.
    private static bool IsPlaceholder(string value)
    {
        var trimmed = value.Trim();
        foreach (var scheme in (string[])["Bearer ", "Basic ", "ApiKey "])
        {
            if (trimmed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                trimmed = trimmed.Substring(scheme.Length);
        }

        return Placeholder.IsPlaceholder(trimmed);
    }
}
