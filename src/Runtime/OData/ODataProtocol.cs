namespace Btp.Connectivity.OData;

/// <summary>The protocol family that a service speaks. It decides how values, options and envelopes are written and read.</summary>
public enum ODataProtocol : byte
{
    /// <summary>OData 2.0: typed literals (<c>datetime'…'</c>, <c>10.5M</c>), verbose JSON, <c>$inlinecount</c>.</summary>
    V2,

    /// <summary>OData 4.0 and 4.01: JSON with control information (<c>@odata.*</c>), <c>$count=true</c>, nested <c>$expand</c>.</summary>
    V4,
}
