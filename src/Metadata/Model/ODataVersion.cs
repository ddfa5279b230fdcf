namespace Btp.Connectivity.Metadata.Model;

/// <summary>The protocol that a service speaks. The model is the same for all; the wire is not.</summary>
public enum ODataVersion
{
    /// <summary>OData 2.0, what most of S/4HANA speaks.</summary>
    V2,

    /// <summary>OData 3.0.</summary>
    V3,

    /// <summary>OData 4.0.</summary>
    V4,

    /// <summary>OData 4.01.</summary>
    V401,
}
