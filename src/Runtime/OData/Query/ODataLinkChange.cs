namespace Btp.Connectivity.OData;

/// <summary>A relation between two entities that came to be or ended (OData JSON Format, 15.4 and 15.5: <c>$link</c>, <c>$deletedLink</c>).</summary>
/// <param name="Source">The entity whose navigation property it is, as the service sent it: <c>Customers('1')</c>.</param>
/// <param name="Relationship">The navigation property, by its name on the wire.</param>
/// <param name="Target">The entity at the other end, as sent; null where the service does not say which one went away.</param>
/// <param name="IsRemoved">Whether it ended.</param>
public sealed record ODataLinkChange(string Source, string Relationship, string? Target, bool IsRemoved);
