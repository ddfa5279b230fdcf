namespace Btp.Connectivity.Bindings;

/// <summary>
/// Addresses of the platform's services in bindings. Client secrets, users' tokens and the keys that tokens are checked with travel there, so
/// plain http is accepted on this machine alone, where a development landscape runs.
/// </summary>
internal static class ServiceAddress
{
    /// <exception cref="MissingBindingException">The credential is missing, or no https URL.</exception>
    public static Uri Required(ServiceBinding binding, string name)
        => Uri.TryCreate(OAuthClient.Required(binding, name).TrimEnd('/'), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? address
                : throw new MissingBindingException(binding.Label, $"The '{name}' of the binding {binding} is not an absolute https URL.");
}
