namespace Btp.Connectivity.OData;

/// <summary>A row that is no longer there, or no longer meets the conditions of the query.</summary>
/// <param name="Id">The entity's id as the service sent it (<c>Customers('1')</c>); where it sent only the key, that, as JSON.</param>
/// <param name="Reason">Why, as sent: <c>deleted</c>, <c>changed</c>; null where nothing was said.</param>
public sealed record ODataRemoved(string Id, string? Reason);
