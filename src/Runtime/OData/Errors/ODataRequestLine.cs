namespace Btp.Connectivity.OData;

/// <summary>What was asked, for messages and logs: no headers, no body, no host.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Path and query, relative to the destination's host.</param>
public sealed record ODataRequestLine(string Method, string Url)
{
    /// <summary><c>GET /sap/opu/odata/…</c></summary>
    public override string ToString() => $"{Method} {Url}";
}
