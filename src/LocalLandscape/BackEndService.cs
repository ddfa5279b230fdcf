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

    /// <summary>
    /// What operations do, by name (with or without namespace): V2 function imports, V4 actions and functions. They stand before
    /// <see cref="OperationRules"/>; an operation with neither is answered with 501.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, BackEndOperation> Operations { get; init; } = new Dictionary<string, BackEndOperation>();

    /// <summary>What operations do, as <c>landscape.json</c> says it under <c>operations</c>.</summary>
    [JsonPropertyName("operations")]
    public IReadOnlyDictionary<string, BackEndOperationRule> OperationRules { get; init; } = new Dictionary<string, BackEndOperationRule>();
}
