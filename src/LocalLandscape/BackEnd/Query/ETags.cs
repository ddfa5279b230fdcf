using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The ETag of an entity: weak, the literals of its concurrency tokens, percent-encoded as SAP Gateway does.</summary>
internal static class ETags
{
    /// <summary>The ETag with quotes, or null when the type has no concurrency token.</summary>
    public static string? Of(ServiceSchema schema, StructuredValue row, Func<object?, PrimitiveKind, string> literal)
    {
        var parts = schema.ConcurrencyTokens(row.Type)
            .Select(t => Uri.EscapeDataString(literal(row[t.Name], t.Model.Type.WirePrimitive)).Replace("%27", "'", StringComparison.Ordinal))
            .ToList();
        return parts.Count == 0 ? null : $"W/\"{string.Join(',', parts)}\"";
    }
}
