namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>Where a service lives below its destination.</summary>
public static class ServiceAddress
{
    /// <summary>The root: what the declaration says, else the document, else its item, else SAP's convention for V2.</summary>
    /// <param name="declared">What the declaration says; null if nothing.</param>
    /// <param name="selfLink">What the document says; null if nothing.</param>
    /// <param name="servicePath">What the item of the document says; null if nothing.</param>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="serviceNamespace">The namespace of the service.</param>
    /// <param name="isV2">Whether the service speaks OData 2.0.</param>
    /// <returns>The path with a slash first and none at the end; empty for a service at the very root; null if nobody says.</returns>
    public static string? Find(string? declared, string? selfLink, string? servicePath, string documentName, string serviceNamespace, bool isV2) =>
        Path(declared) ?? Path(selfLink, mustBeRooted: true) ?? Path(servicePath) ?? (isV2 ? Convention(documentName, serviceNamespace) : null);

    /// <summary>The path of an address, or the path itself.</summary>
    private static string? Path(string? address, bool mustBeRooted = false)
    {
        if (address is null)
            return null;

        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var slash = text.IndexOf('/', scheme + 3);
            text = slash < 0 ? "/" : text.Substring(slash);
        }

        var end = text.IndexOfAny(['?', '#']);
        if (end >= 0)
            text = text.Substring(0, end);

        if (text.Length == 0 || (mustBeRooted && text[0] != '/') || !IsPath(text))
            return null;

        if (text.EndsWith("/$metadata", StringComparison.Ordinal))
            text = text.Substring(0, text.Length - "/$metadata".Length);

        text = text.Trim('/');
        return text.Length == 0 ? "" : "/" + text;
    }

    /// <summary>SAP Gateway puts V2 services at a fixed place under their own name; V4 paths hold a group that no document names.</summary>
    private static string? Convention(string name, string serviceNamespace)
    {
        var service = IsGatewayName(name) ? name : IsGatewayName(serviceNamespace) ? serviceNamespace : null;
        return service is null ? null : "/sap/opu/odata/sap/" + service;
    }

    private static bool IsGatewayName(string name)
    {
        foreach (var c in name)
        {
            if (c != '_' && !(c is >= 'A' and <= 'Z' or >= '0' and <= '9'))
                return false;
        }

        return name.EndsWith("_SRV", StringComparison.Ordinal) || name.EndsWith("_CDS", StringComparison.Ordinal) || name.StartsWith("API_", StringComparison.Ordinal);
    }

    // What RFC 3986 allows in a path; a template such as {tenant} is no place to send a request to.
    private static bool IsPath(string text)
    {
        foreach (var c in text)
        {
            if (!(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') && "-._~!$&'()*+,;=:@%/".IndexOf(c) < 0)
                return false;
        }

        return true;
    }
}
