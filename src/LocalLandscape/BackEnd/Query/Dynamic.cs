using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Dynamic properties of open types, which are kept as JSON.</summary>
internal static class Dynamic
{
    /// <summary>The value that an expression works with: numbers as decimals, texts as texts.</summary>
    public static object? Value(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => json,
    };
}
