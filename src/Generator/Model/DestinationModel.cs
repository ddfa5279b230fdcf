namespace Btp.Connectivity.Generator.Model;

/// <summary>What generated code says about a destination. Holds no credential.</summary>
public sealed record DestinationModel
{
    /// <summary>The name by which applications ask for it.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name of its member of <c>Destinations</c>.</summary>
    public string MemberName { get; init; } = "";

    /// <summary>The type as the manifest writes it: <c>HTTP</c>, <c>RFC</c>; null for a placeholder.</summary>
    public string? Type { get; init; }

    /// <summary>Whether an OData service can be behind it.</summary>
    public bool IsHttp { get; init; }

    /// <summary>Whether it is of one of the types that the Destination service knows; others have no contract.</summary>
    public bool IsKnownType { get; init; }

    /// <summary>The address, for types without a URL made of host and port; null for a placeholder or something that is no absolute URL.</summary>
    public string? Url { get; init; }

    /// <summary>The member of <c>DestinationProxyType</c>; null for a placeholder.</summary>
    public string? ProxyType { get; init; }

    /// <summary>The authentication as written; null for a placeholder.</summary>
    public string? Authentication { get; init; }

    /// <summary>The location id of the Cloud Connector; empty for the one without an id; null if the manifest does not say.</summary>
    public string? LocationId { get; init; }

    /// <summary>The ABAP client; null for a placeholder or if the manifest does not say.</summary>
    public string? SapClient { get; init; }

    /// <summary>What the manifest tells people; null if nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The full path of the manifest.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The line of the declaration, from one.</summary>
    public int Line { get; init; }
}
