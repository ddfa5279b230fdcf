using System.Net;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Resilience;
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
    private readonly CurrentBinding<DestinationServiceBinding> _binding = new(
        bindings, DestinationServiceBinding.Label, options.Value.DestinationBinding, static binding => new DestinationServiceBinding(binding));

    /// <summary>Which Destination service is asked, and as whom; no secret.</summary>
    public string Instance => $"{_binding.Value.ServiceUri.AbsoluteUri} {_binding.Value.Client.ClientId}";

    /// <summary>The destination, or null when there is none of that name.</summary>
    public async Task<Destination?> FindAsync(DestinationContract contract, UserContext? user, DestinationLookup? lookup, CancellationToken cancellationToken)
    {
        if (configured.Read(contract.Name, user?.TenantId) is { } local)
        {
            ConnectivityLog.DestinationConfigured(logger, contract.Name);
            return local;
        }

        var withTokens = lookup is not { SkipTokenRetrieval: true };
        var found = await FindInAccountsAsync(contract, user, lookup, withTokens && !DestinationLookupRules.LacksUser(contract, user, lookup), cancellationToken).ConfigureAwait(false);
        if (found is null || !withTokens)
        {
            return found;
        }

        if (DestinationLookupRules.LacksUser(contract, user, lookup))
        {
            // Only a system user can stand in for the caller; whether there is one, only the destination says.
            return found.HasSystemUser
                ? await FindInAccountsAsync(contract, user, lookup, withTokens: true, cancellationToken).ConfigureAwait(false)
                : throw new MissingUserContextException(contract.Name, contract.Authentication!) { Destination = contract.Name };
        }

        // A common token service serves all tenants and is told by the subdomain which one is meant; a dedicated one must not be told.
        return DestinationLookupRules.NeedsTokenServiceTenant(found, user, lookup)
            ? await FindInAccountsAsync(contract, user, DestinationLookup.WithTokenServiceTenant(lookup, user!.Subdomain!), withTokens: true, cancellationToken, lookup).ConfigureAwait(false)
            : found;
    }

    /// <summary>The destination without <c>authTokens</c> (<c>$skipTokenRetrieval</c>), or null when there is none of that name.</summary>
    public Task<Destination?> FindWithoutTokensAsync(DestinationContract contract, UserContext? user, CancellationToken cancellationToken)
        => configured.Read(contract.Name, user?.TenantId) is { } local
            ? Task.FromResult<Destination?>(local)
            : FindInAccountsAsync(contract, user, options.Value.Lookups.TryGetValue(contract.Name, out var lookup) ? lookup : null, withTokens: false, cancellationToken);

    private async Task<Destination?> FindInAccountsAsync(
        DestinationContract contract, UserContext? user, DestinationLookup? lookup, bool withTokens, CancellationToken cancellationToken, DestinationLookup? known = null)
    {
        var tenant = DestinationLookupRules.FirstTenant(contract, user, lookup, _binding.Value.Client.TenantId);
        var found = await FindAsync(contract, user, lookup, known ?? lookup, tenant, withTokens, cancellationToken).ConfigureAwait(false);
        return found is null && lookup?.Account == DestinationLookupAccount.SubscriberThenProvider && tenant is not null
            ? await FindAsync(contract, user, lookup, known ?? lookup, null, withTokens, cancellationToken).ConfigureAwait(false)
            : found;
    }

    private async Task<Destination?> FindAsync(
        DestinationContract contract, UserContext? user, DestinationLookup? lookup, DestinationLookup? known, string? tenant, bool withTokens, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var forUser = withTokens && lookup?.Grant is null && AuthenticationTypes.AnswerBelongsToUser(contract.Authentication) ? user : null;
        // An exchanged token is one of the user's tenant: it cannot ask for another account.
        var exchange = forUser?.Token is not null && tenant == forUser.TenantId && options.Value.DestinationUserToken == DestinationUserTokenMode.Exchange;
        var address = Path(contract.Name, lookup?.Level, withTokens);
        var response = await SendAsync(
            address, contract.Name, tenant, exchange ? forUser : null, request => DestinationLookupHeaders.Add(request, lookup, exchange ? null : forUser, contract.Authentication), cancellationToken).ConfigureAwait(false);
        using (response)
        {
            var status = (int)response.StatusCode;
            ConnectivityMetrics.DestinationLookedUp(contract.Name, status);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                var destination = DestinationParser.Parse(contract.Name, body, DestinationLookupRules.AccountTenant(tenant, lookup), known);
                ConnectivityLog.DestinationResolved(logger, contract.Name, tenant, clock.GetElapsedTime(started).TotalMilliseconds);
                return destination;
            }

            ConnectivityLog.DestinationFailed(logger, contract.Name, tenant, status);
            var words = Redaction.Clean(ErrorMessage(body), [forUser?.Token, .. lookup?.Secrets ?? []]);
            // Only this answer means that the destination does not exist; a 404 of a gateway in between does not.
            if (response.StatusCode == HttpStatusCode.NotFound && words?.Contains("Configuration with the specified name was not found", StringComparison.OrdinalIgnoreCase) == true)
            {
                return null;
            }

            throw new DestinationServiceException(contract.Name, $"the Destination service answered {status}{(words is null ? "." : $": {words}")}", response.StatusCode);
        }
    }

    private static string Path(string name, DestinationLookupLevel? level, bool withTokens)
    {
        var where = level is { } one ? $"v2/destinations/{Uri.EscapeDataString(name)}@{DestinationLookup.Text(one)}" : $"v1/destinations/{Uri.EscapeDataString(name)}";
        return withTokens ? where : where + "?$skipTokenRetrieval=true";
    }

    private async Task<HttpResponseMessage> SendAsync(
        string path, string name, string? tenant, UserContext? exchanged, Action<HttpRequestMessage> headers, CancellationToken cancellationToken)
    {
        var binding = _binding.Value;
        for (var attempt = 0; ; attempt++)
        {
            var token = exchanged is not null
                ? await tokens.ExchangeUserTokenAsync(binding.Client, exchanged, cancellationToken).ConfigureAwait(false)
                : await tokens.GetClientCredentialsTokenAsync(binding.Client, tenant, cancellationToken).ConfigureAwait(false);
            var response = await SendOnceAsync(binding, path, name, tenant, token, headers, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return response;
            }

            // The token was revoked or its key rotated: drop it, and try once more with a fresh one.
            tokens.Invalidate(binding.Client, tenant, exchanged, token);
            if (attempt > 0)
            {
                return response;
            }

            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        DestinationServiceBinding binding, string path, string name, string? tenant, AccessToken token, Action<HttpRequestMessage> headers, CancellationToken cancellationToken)
    {
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.DestinationHop, binding.ServiceUri);
        hop?.SetTag("btp.destination", name).SetTag("btp.binding", binding.Name);
        try
        {
            var address = new Uri($"{binding.ServiceUri.AbsoluteUri.TrimEnd('/')}/destination-configuration/{path}");
            var response = await transport.SendAsync(() => Request(address, token, headers), null, new CircuitKey("destination", name, tenant), cancellationToken).ConfigureAwait(false);
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

    private static HttpRequestMessage Request(Uri address, AccessToken token, Action<HttpRequestMessage> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", token.BearerHeader);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        headers(request);
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
