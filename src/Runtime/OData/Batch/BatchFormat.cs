namespace Btp.Connectivity.OData;

/// <summary>How a batch travels.</summary>
public enum BatchFormat
{
    /// <summary>As <c>multipart/mixed</c>: every service of V2 and V4 understands it.</summary>
    Multipart,

    /// <summary>As one JSON document: services of V4 that support OData 4.01, or that say so otherwise.</summary>
    Json,
}
