using System.Text.Json;
using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// Reads <c>authTokens</c>. A token that the service could not obtain comes with status 200, an empty value and the reason in
/// <c>error</c>.
/// </summary>
internal static class DestinationTokens
{
    public static List<DestinationToken> Read(JsonElement root)
    {
        var tokens = new List<DestinationToken>();
        if (root.TryGetProperty("authTokens", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in list.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Object)
                {
                    tokens.Add(ReadOne(entry));
                }
            }
        }

        return tokens;
    }

    private static DestinationToken ReadOne(JsonElement entry)
    {
        var value = BindingJson.Text(entry, "value") ?? string.Empty;
        var error = BindingJson.Text(entry, "error");
        var header = "Authorization";
        var headerValue = $"{BindingJson.Text(entry, "type") ?? "Bearer"} {value}";
        if (entry.TryGetProperty("http_header", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            header = BindingJson.Text(given, "key") ?? header;
            headerValue = BindingJson.Text(given, "value") ?? headerValue;
        }

        if (error is null && value.Length == 0)
        {
            error = "the token is empty";
        }

        return new DestinationToken(header, headerValue, value, BindingJson.Seconds(entry, "expires_in"), string.IsNullOrEmpty(error) ? null : error, BindingJson.Text(entry, "refresh_token"));
    }
}
