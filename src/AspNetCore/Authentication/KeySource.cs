namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>
/// Where the keys of a token are asked for, and for whom: Identity Authentication answers only for a tenant and a client that belong to the
/// application, so an answer for one says nothing of another.
/// </summary>
/// <param name="Address">Address of the keys.</param>
/// <param name="ClientId">Header <c>x-client_id</c>, or null.</param>
/// <param name="Tenant">Header <c>x-app_tid</c>, or null.</param>
/// <param name="Party">Header <c>x-azp</c>, or null.</param>
internal readonly record struct KeySource(Uri Address, string? ClientId = null, string? Tenant = null, string? Party = null)
{
    public static implicit operator KeySource(Uri address) => new(address);

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        Add(request, "x-client_id", ClientId);
        Add(request, "x-app_tid", Tenant);
        Add(request, "x-azp", Party);
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
