using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3004: a credential stands in a manifest, and with it in the repository and its history.</summary>
/// <remarks>
/// Exempt: placeholders of every kind, nothing, what git ignores among the settings, and the bindings of an environment file, which belong to a developer's machine and have a rule of their own.
/// </remarks>
public sealed class CredentialLiteral : ManifestRule
{
    private const int DepthLimit = 200;

    private static readonly Regex _pair = new("(?<![\\w.-])\"?(?<key>[A-Za-z_][\\w.-]*)\"?[ \\t]*[=:][ \\t]*\"(?<value>(?:[^\"\\\\\\r\\n]|\\\\.)*)\"[ \\t]*(?=[,}\\r\\n]|$)", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override string Id => "BTP3004";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var findings = new List<Finding>();
        foreach (var file in landscape.Files)
        {
            if (file is { Kind: ManifestKind.Settings, IsIgnored: true })
                continue;

            var visited = new HashSet<PositionedNode>();
            foreach (var root in file.Document.Roots)
                Walk(file, "", root, visited, findings, 0);
        }

        return findings;
    }

    private void Walk(ManifestFile file, string name, PositionedNode node, HashSet<PositionedNode> visited, List<Finding> findings, int depth)
    {
        // An alias is the same node again: it is reported where it stands.
        if (depth > DepthLimit || !visited.Add(node))
            return;

        switch (node)
        {
            case PositionedSequence sequence:
                foreach (var item in sequence.Items)
                {
                    // Compose writes variables as items: DB_PASSWORD=...
                    if (item is PositionedScalar variable && variable.Text.IndexOf('=') is > 0 and var equals)
                        Check(file, null, variable.Text.Substring(0, equals), variable.Text.Substring(equals + 1), variable, visited, findings);
                    else
                        Walk(file, name, item, visited, findings, depth + 1);
                }

                break;

            case PositionedMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (ForeignParts.IsForeign(file, mapping, entry, depth))
                        continue;
                    if (entry.Value is PositionedScalar scalar)
                        Check(file, name, mapping, entry, scalar, visited, findings, depth);
                    else
                        Walk(file, entry.Name, entry.Value, visited, findings, depth + 1);
                }

                break;
        }
    }

    private void Check(ManifestFile file, string parent, PositionedMapping holder, PositionedEntry entry, PositionedScalar value, HashSet<PositionedNode> visited, List<Finding> findings, int depth)
    {
        // What Terraform evaluates may have literals within: merge(local.common, { Password = "..." }).
        if (value.Kind == ScalarKind.Expression && file.Document.Format == DocumentFormat.Hcl)
        {
            foreach (Match pair in _pair.Matches(value.Text))
            {
                var literal = pair.Groups["value"];
                Check(file, null, pair.Groups["key"].Value, literal.Value, new PositionedScalar(literal.Value, ScalarKind.Text, Within(file, value.Span.Start + literal.Index, literal.Length)), visited, findings);
            }

            return;
        }

        // A variable may carry a document of its own: destinations: '[{"name": ..., "password": ...}]'.
        if (value.Text.Length > 1 && value.Text.TrimStart() is { Length: > 0 } text && text[0] is '[' or '{' && EmbeddedJson.Read(file.Document, value) is { } embedded)
        {
            Walk(file, entry.Name, embedded, visited, findings, depth + 1);
            return;
        }

        var name = NameOf(parent, holder, entry);
        Check(file, name != entry.Name ? null : holder.Text("Name") ?? holder.Text("name"), name, value.Text, value, visited, findings);
    }

    private void Check(ManifestFile file, string? owner, string name, string text, PositionedScalar place, HashSet<PositionedNode> visited, List<Finding> findings)
    {
        var isCredential = CredentialKeys.IsCredentialVariable(name) || CredentialValue.IsSelfEvident(name, text)
            || (ForeignParts.IsApplicationSettings(file) && CredentialKeys.IsCredentialSetting(name, text));
        if (!isCredential || place.Kind is ScalarKind.Null or ScalarKind.Boolean or ScalarKind.Expression || !visited.Add(place) || IsPlaceholder(text) || RepeatsKey(name, text))
            return;

        var message = "'" + name + "'" + (owner is null ? "" : " of '" + owner + "'")
            + " holds a credential in clear text, which everybody who reads the repository can use: leave it to the cockpit, a service key or a deployment parameter (${...}, ((...))), and change the credential";
        findings.Add(new Finding(Id, file.Path, place.Span, message));
    }

    private static SourceSpan Within(ManifestFile file, int start, int length)
    {
        var before = file.Document.Text.Substring(0, start);
        return new SourceSpan(start, length, before.Count(static c => c == '\n') + 1, start - before.LastIndexOf('\n'));
    }

    // A variable of a container is a pair: { name: DB_PASSWORD, value: ... }; one of Terraform has a default.
    private static string NameOf(string parent, PositionedMapping holder, PositionedEntry entry) => entry.Name switch
    {
        "value" or "Value" => holder.Text("name") ?? holder.Text("Name") ?? holder.Text("key") ?? entry.Name,
        "default" => parent,
        _ => entry.Name,
    };

    // cloud_password = "Cloud Password": the words of the key, and no password at all.
    private static bool RepeatsKey(string key, string value) =>
        value.IndexOf(' ') > 0 && string.Equals(Letters(key), Letters(value), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => text.Replace(" ", "").Replace("_", "").Replace("-", "").Replace(".", "");

    // By SOPS, and by Windows for one user of one machine, as nuget.config has it.
    private static bool IsEncrypted(string value) => value.StartsWith("ENC[", StringComparison.Ordinal) || value.StartsWith("AQAAANCMnd8", StringComparison.Ordinal);

    // The scheme of a header is no secret: "Bearer ${token}" and "Basic <base64>" are placeholders too.
    private static bool IsPlaceholder(string value)
    {
        var trimmed = value.Trim();
        foreach (var scheme in (string[])["Bearer ", "Basic ", "ApiKey "])
        {
            if (trimmed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                trimmed = trimmed.Substring(scheme.Length);
        }

        return IsEncrypted(trimmed) || Placeholder.IsPlaceholder(trimmed);
    }
}
