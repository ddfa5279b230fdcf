namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>A virtual host and port, and the system behind it.</summary>
public sealed record SystemMapping
{
    /// <summary>The host that destinations name.</summary>
    public string? VirtualHost { get; init; }

    /// <summary>The port that destinations name; for RFC <c>sapgwNN</c> or <c>sapmsSID</c>, for TCP perhaps a range <c>a-b</c>.</summary>
    public string? VirtualPort { get; init; }

    /// <summary>The host inside the company's network.</summary>
    public string? LocalHost { get; init; }

    /// <summary>The port inside the company's network.</summary>
    public string? LocalPort { get; init; }

    /// <summary>What the connector speaks to the system: <c>HTTP</c>, <c>HTTPS</c>, <c>RFC</c>, <c>RFCS</c>, <c>RFCWS</c>, <c>LDAP</c>, <c>LDAPS</c>, <c>TCP</c>, <c>TCPS</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The kind of system, such as <c>abapSys</c>.</summary>
    public string? BackendType { get; init; }

    /// <summary>Which host the system sees in the request: <c>virtual</c> or <c>internal</c>, in any case.</summary>
    public string? HostInHeader { get; init; }

    /// <summary>How the connector logs propagated users on: <c>NONE</c>, <c>NONE_RESTRICTED</c>, <c>X509_GENERAL</c>, <c>X509_RESTRICTED</c>, <c>KERBEROS</c>.</summary>
    public string? AuthenticationMode { get; init; }

    /// <summary>The ABAP clients that may be called by RFC; empty for all, null if not known.</summary>
    public EquatableArray<string>? AllowedClients { get; init; }

    /// <summary>What of the system may be called; null if not known. Without resources nothing may.</summary>
    public EquatableArray<ExposedResource>? Resources { get; init; }

    /// <summary>Where it and its fields stand.</summary>
    public required FieldPlaces Places { get; init; }

    /// <summary>Whether function modules are called through it.</summary>
    public bool IsRfc => Protocol is "RFC" or "RFCS";

    /// <summary>Whether paths are called through it.</summary>
    public bool IsHttp => Protocol is "HTTP" or "HTTPS";

    /// <summary>Virtual host and port, as the REST interface names the mapping.</summary>
    public override string ToString() => VirtualHost is null ? "a system" : VirtualPort is null ? VirtualHost : VirtualHost + ":" + VirtualPort;

    /// <summary>Whether a call to this path, or of this function, is let through. The query does not count, upper and lower case do.</summary>
    /// <param name="path">A path such as <c>/sap/opu/odata/sap/API_SALES_ORDER_SRV/</c>, or the name of a function module.</param>
    public bool Exposes(string path)
    {
        foreach (var resource in Resources ?? [])
        {
            if (resource.Matches(path))
                return true;
        }

        return false;
    }
}
