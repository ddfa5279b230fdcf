using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>Reads CAP's configuration: <c>package.json</c>, <c>.cdsrc.json</c>, <c>.cdsrc.yaml</c>, <c>.cdsrc-private.json</c>, with the profiles in brackets.</summary>
public static class CapConfiguration
{
    private const int DepthLimit = 8;

    /// <summary>The remote services of every profile. Never throws.</summary>
    /// <param name="document">The file.</param>
    public static IReadOnlyList<CapService> Services(PositionedDocument document)
    {
        var found = new List<CapService>();
        foreach (var (name, credentials, kind) in Credentials(document))
        {
            var destination = credentials.Scalar("destination") is { IsLiteral: true, Text.Length: > 0 } literal ? literal.Text : null;
            var path = credentials.Scalar("path") is { IsLiteral: true, Text.Length: > 0 } root ? "/" + root.Text.Trim('/') : null;
            if (destination is not null || credentials.Get("url") is not null)
                found.Add(new CapService(name.Text, kind, destination, path, name.Span));
        }

        return found;
    }

    /// <summary>Whether a document is such a configuration.</summary>
    internal static bool IsConfiguration(PositionedMapping root) => Requires(root, 0).Any();

    /// <summary>The services whose address stands in the configuration, as destinations of the variable's kind.</summary>
    internal static void Collect(PositionedDocument document, List<Destination> found)
    {
        foreach (var (name, credentials, _) in Credentials(document))
        {
            if (credentials.Scalar("url") is not null && credentials.Get("destination") is null)
                found.Add(new DestinationFactory(document, DestinationOrigin.Environment) { Owner = name.Text + credentials.Span.Start }.Create(DestinationFactory.Properties(credentials), name.Text, name.Span, credentials.Span, DestinationOrigin.Environment));
        }
    }

    private static IEnumerable<(PositionedScalar Name, PositionedMapping Credentials, string? Kind)> Credentials(PositionedDocument document)
    {
        if (document.Root is not { } root)
            yield break;

        foreach (var requires in Requires(root, 0))
        {
            foreach (var service in requires.Entries)
            {
                // requires["[production]"] holds services of a profile; the services themselves may hold profiles too.
                if (service.Value is not PositionedMapping body || IsProfile(service.Name))
                    continue;

                foreach (var variant in Profiles(body, 0))
                {
                    if (variant.Mapping("credentials") is { } credentials)
                        yield return (service.Key, credentials, variant.Text("kind") ?? body.Text("kind"));
                }
            }
        }
    }

    // cds.requires, or requires of a file that is CAP's own, below any profile.
    private static IEnumerable<PositionedMapping> Requires(PositionedMapping root, int depth) =>
        Profiles(root.Mapping("cds") ?? root, depth).Select(variant => variant.Mapping("requires")).OfType<PositionedMapping>().SelectMany(requires => Profiles(requires, depth));

    private static IEnumerable<PositionedMapping> Profiles(PositionedMapping mapping, int depth)
    {
        yield return mapping;
        if (depth > DepthLimit)
            yield break;

        foreach (var entry in mapping.Entries)
        {
            if (!IsProfile(entry.Name) || entry.Value is not PositionedMapping profile)
                continue;

            foreach (var inner in Profiles(profile, depth + 1))
                yield return inner;
        }
    }

    private static bool IsProfile(string key) => key.Length > 2 && key[0] == '[' && key[key.Length - 1] == ']';
}
