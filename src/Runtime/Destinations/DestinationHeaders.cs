namespace Btp.Connectivity.Destinations;

/// <summary>
/// The properties <c>URL.headers.*</c>, which the Destination service stores and the client must send. Headers that decide who the
/// caller is belong to the handlers and cannot be set this way.
/// </summary>
internal static class DestinationHeaders
{
    private const string Prefix = "URL.headers.";

    public static KeyValuePair<string, string>[] From(string destination, string authentication, IReadOnlyDictionary<string, string> properties)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in properties)
        {
            if (!key.StartsWith(Prefix, StringComparison.Ordinal) || key.Length == Prefix.Length)
            {
                continue;
            }

            var name = key[Prefix.Length..];
            if (IsReserved(name, authentication) || value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new DestinationServiceException(destination, $"its property '{key}' cannot be sent as a header.");
            }

            headers.Add(new(name, value));
        }

        return [.. headers];
    }

    private static bool IsReserved(string name, string authentication)
        => name.StartsWith("SAP-Connectivity-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Host", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
            || (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && authentication != AuthenticationTypes.None);
}
