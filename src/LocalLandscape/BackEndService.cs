using System.Text.Json.Serialization;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>An OData service of a back end system.</summary>
public sealed record BackEndService
{
    /// <summary>The service root, for example <c>/sap/opu/odata/sap/API_SALES_ORDER_SRV</c>; with or without a slash at the end.</summary>
    public required string Path { get; init; }

    /// <summary>The service's <c>$metadata</c> document (V2 or V4).</summary>
    [JsonPropertyName("metadata")]
    public required LandscapeFile MetadataFile { get; init; }

    /// <summary>The seed data: JSON, or null for an empty service.</summary>
    [JsonPropertyName("data")]
    public LandscapeFile? DataFile { get; init; }

    /// <summary>How many rows an answer holds at most; the rest follows behind <c>__next</c> or <c>@odata.nextLink</c>. At least 1.</summary>
    public int PageSize { get; init; } = 1000;
}
