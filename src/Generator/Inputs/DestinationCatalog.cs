using System.Runtime.CompilerServices;
using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>The destinations of one file, without anything secret.</summary>
/// <param name="Kind">The kind of the file.</param>
/// <param name="Path">The file.</param>
/// <param name="Destinations">Its destinations in the order of the file.</param>
internal sealed record DestinationFile(InputKind Kind, string Path, EquatableArray<DestinationModel> Destinations)
{
    /// <summary>Reads a file. One that cannot be read has no destinations; the manifest rules say why.</summary>
    /// <param name="text">The file.</param>
    public static DestinationFile Read(InputText text)
    {
        try
        {
            return new(text.Kind, text.Path, ReadDestinations(text));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(text.Kind, text.Path, []);
        }
    }

    // A method of its own: an assembly that is missing shows when the caller calls, within its try.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EquatableArray<DestinationModel> ReadDestinations(InputText text)
    {
        var found = new List<DestinationModel>();
        var manifest = DestinationReader.Read(text.Path, text.Content);
        foreach (var name in manifest.Names)
        {
            // The destinations variable of an application is the approuter's, not the Destination service's.
            if (manifest.Find(name) is { Origin: not DestinationOrigin.Environment } destination)
                found.Add(Project(destination));
        }

        return found.ToEquatableArray();
    }

    private static DestinationModel Project(Destination destination)
    {
        var http = destination as HttpDestination;
        return new()
        {
            Name = destination.Name,
            Type = Literal(destination, "Type") ?? (http is null ? null : "HTTP"),
            IsHttp = http is not null,
            IsKnownType = destination is not UnknownDestination,
            Url = DestinationAddress.Of(destination),
            ProxyType = destination.ProxyType is ProxyType.Unknown or ProxyType.Local ? null : destination.ProxyType.ToString(),
            Authentication = AuthenticationOf(destination),
            LocationId = destination.IsOnPremise ? Literal(destination, destination.LocationIdKey) : null,
            SapClient = Literal(destination, destination is RfcDestination ? "jco.client.client" : "sap-client"),
            Description = Literal(destination, "Description") ?? Literal(destination, destination.Type.ToString().ToLowerInvariant() + ".description") ?? Literal(destination, "jco.destination.description"),
            ManifestPath = destination.Path,
            Line = destination.Span.Line,
        };
    }

    // Without a value the service takes what is its default per type; where user and password decide, a manifest without them does not tell.
    private static string? AuthenticationOf(Destination destination) => destination switch
    {
        TcpDestination => "NoAuthentication",
        HttpDestination { IsFromServiceKey: false } when destination.Find(destination.AuthenticationKey) is null => "NoAuthentication",
        RfcDestination when destination.Find(destination.AuthenticationKey) is null => "CONFIGURED_USER",
        _ => Literal(destination, destination.AuthenticationKey),
    };

    private static string? Literal(Destination destination, string key) =>
        destination.Find(key) is { IsLiteral: true } property ? property.Value.Trim() : null;
}

/// <summary>All destinations that the project's manifests declare.</summary>
/// <param name="HasManifests">Whether there is any file that could declare one.</param>
/// <param name="Destinations">The destinations, each name once, ordered by name.</param>
internal sealed record DestinationCatalog(bool HasManifests, EquatableArray<DestinationModel> Destinations)
{
    /// <summary>Merges files: a manifest of its own goes before a descriptor, then the path decides.</summary>
    /// <param name="files">The files in any order.</param>
    public static DestinationCatalog Of(IReadOnlyList<DestinationFile> files)
    {
        var ordered = new List<DestinationFile>(files);
        ordered.Sort(static (left, right) => left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : string.CompareOrdinal(left.Path, right.Path));

        var byName = new SortedDictionary<string, DestinationModel>(StringComparer.Ordinal);
        var hasManifests = false;
        foreach (var file in ordered)
        {
            hasManifests |= file.Kind == InputKind.Destinations || file.Destinations.Count > 0;
            foreach (var destination in file.Destinations)
            {
                if (!byName.ContainsKey(destination.Name))
                    byName.Add(destination.Name, destination);
            }
        }

        return new(hasManifests, Named(byName.Values).ToEquatableArray());
    }

    /// <summary>Gives each destination a member: its name where C# takes it, else the nearest that is free.</summary>
    private static List<DestinationModel> Named(ICollection<DestinationModel> destinations)
    {
        var scope = new NameScope(StringComparer.Ordinal);
        scope.Reserve(["Destinations", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"]);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var first in new[] { true, false })
        {
            foreach (var destination in destinations)
            {
                if (first == (WireNames.Verbatim(destination.Name) == destination.Name))
                    names[destination.Name] = scope.Claim([WireNames.Verbatim(destination.Name), WireNames.Verbatim(destination.Name) + "Destination"]);
            }
        }

        var named = new List<DestinationModel>(destinations.Count);
        foreach (var destination in destinations)
            named.Add(destination with { MemberName = names[destination.Name] });

        return named;
    }

    /// <summary>The destination of exactly this name; null if no manifest declares it.</summary>
    /// <param name="name">The name, whose case matters.</param>
    public DestinationModel? Find(string name)
    {
        foreach (var destination in Destinations)
        {
            if (destination.Name == name)
                return destination;
        }

        return null;
    }
}
