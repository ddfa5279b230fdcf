namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>What a destination speaks: the values of <c>Type</c>.</summary>
public enum DestinationType
{
    /// <summary><c>HTTP</c>.</summary>
    Http,

    /// <summary><c>RFC</c>: remote function calls to an ABAP system.</summary>
    Rfc,

    /// <summary><c>LDAP</c>: a directory.</summary>
    Ldap,

    /// <summary><c>MAIL</c>: SMTP, IMAP or POP3.</summary>
    Mail,

    /// <summary><c>TCP</c>: any protocol.</summary>
    Tcp,

    /// <summary>A type that SAP does not document, or a placeholder.</summary>
    Unknown,
}

/// <summary>The way to a destination: the values of the proxy type.</summary>
public enum ProxyType
{
    /// <summary><c>Internet</c>: straight over the network.</summary>
    Internet,

    /// <summary><c>OnPremise</c>: through the Connectivity proxy and a Cloud Connector.</summary>
    OnPremise,

    /// <summary><c>PrivateLink</c>: through the private link of the hyperscaler.</summary>
    PrivateLink,

    /// <summary><c>Local</c>: RFC in the Edge Integration Cell.</summary>
    Local,

    /// <summary>Not known here: a placeholder, a value out of the set, or taken from a service key.</summary>
    Unknown,
}

/// <summary>Where a destination is kept.</summary>
public enum DestinationLevel
{
    /// <summary>The manifest does not say.</summary>
    Unknown,

    /// <summary>In the subaccount.</summary>
    Subaccount,

    /// <summary>In one instance of the Destination service, which shadows the subaccount.</summary>
    Instance,
}

/// <summary>What kind of file, or part of one, declares a destination.</summary>
public enum DestinationOrigin
{
    /// <summary>A destination manifest: JSON, YAML or properties.</summary>
    Manifest,

    /// <summary>The configuration of a Destination service instance in a deployment descriptor.</summary>
    ServiceInstance,

    /// <summary>A content module of a deployment descriptor.</summary>
    Content,

    /// <summary>The <c>destinations</c> variable of an application, which overrides the Destination service.</summary>
    Environment,

    /// <summary>Terraform.</summary>
    Terraform,
}
