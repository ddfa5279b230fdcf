using System.Net;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Tokens;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// "Find destination" of the Destination service (<c>GET /destination-configuration/v1/destinations/{name}</c>): the service instance
/// first, then the subaccount of the tenant that the token names.
/// </summary>
internal sealed class DestinationServiceClient(
    IServiceBindings bindings,
    ITokenService tokens,
    ServiceTransport transport,
    ConfiguredDestinations configured,
    IOptions<BtpConnectivityOptions> options,
    TimeProvider clock,
    ILogger<DestinationServiceClient> logger)
{
    private readonly Lazy<DestinationServiceBinding> _binding = new(
        () => new DestinationServiceBinding(bindings.GetRequired(DestinationServiceBinding.Label, options.Value.DestinationBinding)),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The destination, or null when there is none of that name.</summary>
    public Task<Destination?> FindAsync(DestinationContract contract, UserContext? user, CancellationToken cancellationToken)
        => FindAsync(contract, user, withTokens: true, cancellationToken);

    /// <summary>The destination without <c>authTokens</c> (<c>$skipTokenRetrieval</c>), or null when there is none of that name.</summary>
    public Task<Destination?> FindWithoutTokensAsync(DestinationContract contract, UserContext? user, CancellationToken cancellationToken)
        => FindAsync(contract, user, withTokens: false, cancellationToken);

    private async Task<Destination?> FindAsync(DestinationContract contract, UserContext? user, bool withTokens, CancellationToken cancellationToken)
    {
        if (configured.Read(contract.Name) is { } local)
        {
            ConnectivityLog.DestinationConfigured(logger, contract.Name);
            return local;
        }

        var started = clock.GetTimestamp();
        var forUser = withTokens && AuthenticationTypes.AnswerBelongsToUser(contract.Authentication) ? user : null;
        var exchange = forUser is not null && options.Value.DestinationUserToken == DestinationUserTokenMode.Exchange;
        var response = await SendAsync(Path(contract.Name, withTokens), contract.Name, user?.TenantId, forUser, exchange, cancellationToken).ConfigureAwait(false);
        using (response)
        {
            var status = (int)response.StatusCode;
            ConnectivityMetrics.DestinationLookedUp(contract.Name, status);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                var destination = DestinationParser.Parse(contract.Name, body);
                ConnectivityLog.DestinationResolved(logger, contract.Name, user?.TenantId, clock.GetElapsedTime(started).TotalMilliseconds);
                return destination;
            }

            ConnectivityLog.DestinationFailed(logger, contract.Name, user?.TenantId, status);
            var words = Redaction.Clean(ErrorMessage(body), forUser?.Token);
            // Only this answer means that the destination does not exist; a 404 of a gateway in between does not.
            if (response.StatusCode == HttpStatusCode.NotFound && words?.Contains("Configuration with the specified name was not found", StringComparison.OrdinalIgnoreCase) == true)
            {
                return null;
            }

            throw new DestinationServiceException(contract.Name, $"the Destination service answered {status}{(words is null ? "." : $": {words}")}", response.StatusCode);
        }
    }

    private static string Path(string name, bool withTokens)
        => $"v1/destinations/{Uri.EscapeDataString(name)}{(withTokens ? null : "?$skipTokenRetrieval=true")}";

    private async Task<HttpResponseMessage> SendAsync(string path, string name, string? tenant, UserContext? user, bool exchange, CancellationToken cancellationToken)
    {
        var binding = _binding.Value;
        for (var attempt = 0; ; attempt++)
        {
            var token = exchange
                ? await tokens.ExchangeUserTokenAsync(binding.Client, user!, cancellationToken).ConfigureAwait(false)
                : await tokens.GetClientCredentialsTokenAsync(binding.Client, tenant, cancellationToken).ConfigureAwait(false);
            var response = await SendOnceAsync(binding, path, name, token, exchange ? null : user, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return response;
            }

            // The token was revoked or its key rotated: drop it, and try once more with a fresh one.
            tokens.Invalidate(binding.Client, tenant, exchange ? user : null, token);
            if (attempt > 0)
            {
                return response;
            }

            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(DestinationServiceBinding binding, string path, string name, AccessToken token, UserContext? user, CancellationToken cancellationToken)
    {
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.DestinationHop, binding.ServiceUri);
        hop?.SetTag("btp.destination", name).SetTag("btp.binding", binding.Name);
        try
        {
            var address = new Uri($"{binding.ServiceUri.AbsoluteUri.TrimEnd('/')}/destination-configuration/{path}");
            var response = await transport.SendAsync(() => Request(address, token, user), null, cancellationToken).ConfigureAwait(false);
            ConnectivityActivities.Answered(hop, response);
            return response;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException)
        {
            ConnectivityActivities.Failed(hop, "unreachable");
            ConnectivityLog.DestinationFailed(logger, name, null, null);
            throw new DestinationServiceException(name, "the Destination service cannot be reached.", null, problem);
        }
    }

    private static HttpRequestMessage Request(Uri address, AccessToken token, UserContext? user)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", token.BearerHeader);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (user?.Token is { } userToken)
        {
            request.Headers.TryAddWithoutValidation("X-user-token", userToken);
        }

        return request;
    }

    private static string? ErrorMessage(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? BindingJson.Text(document.RootElement, "ErrorMessage") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
