using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3005: user and password stand in a URL: of a destination, or of a variable. The message never repeats them.</summary>
public sealed class UserInfoInUrl : ManifestRule
{
    private static readonly Regex _userInfo = new(@"^\s*[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\s:]*:(?<password>[^/?#@\s]+)@[^/?#\s]", RegexOptions.CultureInvariant);

    private const int DepthLimit = 200;
    private const string Advice = ", which stay in the repository, in logs and in every client that prints the URL: write the URL without them, leave them to the cockpit or a parameter, and change the password";

    /// <inheritdoc/>
    public override string Id => "BTP3005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var reported = new HashSet<(string, int)>();
        foreach (var destination in landscape.Destinations)
        {
            foreach (var property in destination.Properties)
            {
                if (HasUserInfo(property.Value) && reported.Add((destination.Path, property.ValueSpan.Start)))
                    yield return new Finding(Id, destination.Path, property.ValueSpan, "'" + property.Key + "' of '" + destination.Name + "' holds user and password" + Advice);
            }
        }

        foreach (var file in landscape.Files)
        {
            if (file is { Kind: ManifestKind.Settings, IsIgnored: true })
                continue;

            var found = new List<PositionedEntry>();
            var seen = new HashSet<PositionedNode>();
            foreach (var root in file.Document.Roots)
                Walk(root, seen, found, 0, file.Kind == ManifestKind.Environment);
            foreach (var entry in found)
            {
                if (reported.Add((file.Path, entry.Value.Span.Start)))
                    yield return new Finding(Id, file.Path, entry.Value.Span, "'" + entry.Name + "' holds a URL with user and password" + Advice);
            }
        }
    }

    private static bool HasUserInfo(string value) => _userInfo.Match(value) is { Success: true } match && !Placeholder.IsPlaceholder(match.Groups["password"].Value);

    // The bindings of an environment file belong to a developer's machine, and have a rule of their own.
    private static void Walk(PositionedNode node, HashSet<PositionedNode> seen, List<PositionedEntry> found, int depth, bool isEnvironment)
    {
        if (depth > DepthLimit || !seen.Add(node))
            return;

        foreach (var item in (node as PositionedSequence)?.Items ?? [])
            Walk(item, seen, found, depth + 1, isEnvironment);
        foreach (var entry in (node as PositionedMapping)?.Entries ?? [])
        {
            if (isEnvironment && depth == 0 && entry.Name == "VCAP_SERVICES")
                continue;
            if (entry.Value is PositionedScalar scalar && HasUserInfo(scalar.Text))
                found.Add(entry);
            else
                Walk(entry.Value, seen, found, depth + 1, isEnvironment);
        }
    }
}
