using System.Text.Json.Serialization;

namespace Btp.Connectivity.Bench.Client;

/// <summary>V4's envelope.</summary>
public sealed class PeerV4
{
    /// <summary>Rows.</summary>
    [JsonPropertyName("value")]
    public List<PeerOrder> Value { get; set; } = [];
}

/// <summary>V2's outer envelope.</summary>
public sealed class PeerV2
{
    /// <summary>Inner envelope.</summary>
    [JsonPropertyName("d")]
    public PeerV2Data D { get; set; } = new();
}

/// <summary>V2's inner envelope.</summary>
public sealed class PeerV2Data
{
    /// <summary>Rows.</summary>
    [JsonPropertyName("results")]
    public List<PeerOrderV2> Results { get; set; } = [];
}

/// <summary>What a user of System.Text.Json would send to change an order.</summary>
public sealed class PeerPatch
{
    public string? PurchaseOrderByCustomer { get; set; }

    public decimal? TotalNetAmount { get; set; }

    public DateOnly? RequestedDeliveryDate { get; set; }
}

/// <summary>Source-generated metadata.</summary>
[JsonSerializable(typeof(PeerOrder))]
[JsonSerializable(typeof(PeerPatch))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PeerV4))]
[JsonSerializable(typeof(PeerV2))]
public sealed partial class PeerContext : JsonSerializerContext;
