namespace Btp.Connectivity.Http;

/// <summary>
/// The pseudo root of a destination, <c>http://{name}.destination/</c>: what relative URLs of a client are relative to before the
/// destination is known.
/// </summary>
internal static class DestinationAddress
{
    private const string Suffix = ".destination";

    public static string ClientName(DestinationContract contract) => "btp:" + contract.Name;

    public static Uri RootOf(DestinationContract contract) => new($"http://{HostOf(contract)}/");

    // Only for reading: the host never leaves the chain, and each chain knows its own destination. So two names may share a host.
    public static string HostOf(DestinationContract contract)
    {
        var label = string.Create(contract.Name.Length, contract.Name, static (span, name) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = char.ToLowerInvariant(name[i]);
                span[i] = char.IsAsciiLetterOrDigit(c) ? c : '-';
            }
        }).Trim('-');
        return (label.Length is 0 or > 60 ? "d" : label) + Suffix;
    }
}
