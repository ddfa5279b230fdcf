using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Health;

/// <summary>
/// Goes the way of a call hop by hop and says at which one it ends. No credential is sent to the back end (a wrong one could lock an
/// account, and there is no user): every answer of its own, 401 included, shows that it is there.
/// </summary>
internal sealed class DestinationHealthCheck(
    DestinationContract contract,
    DestinationHealthOptions settings,
    HandlerServices services,
    IServiceBindings bindings,
    DestinationServiceClient client,
    DestinationContractCheck check,
    ConfiguredDestinations configured,
    IOptions<BtpConnectivityOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var step = HealthHop.Binding;
        var onPremise = contract.ProxyType == DestinationProxyType.OnPremise;
        using var timeout = new CancellationTokenSource(settings.Timeout, services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var user = settings.TenantId is { } tenant ? UserContext.ForTenant(tenant) : null;
            if (!configured.Has(contract.Name))
            {
                var binding = new DestinationServiceBinding(bindings.GetRequired(DestinationServiceBinding.Label, options.Value.DestinationBinding));
                step = HealthHop.Token;
                await services.Tokens.GetClientCredentialsTokenAsync(binding.Client, settings.TenantId, both.Token).ConfigureAwait(false);
            }

            step = HealthHop.Destination;
            var destination = (await ResolveAsync(user, both.Token).ConfigureAwait(false)).OfType(DestinationType.Http);
            onPremise = destination.ProxyType == DestinationProxyType.OnPremise;
            step = HealthHop.BackEnd;
            return await ProbeAsync(destination, user, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(context, step, onPremise, $"no answer in {settings.Timeout.TotalSeconds:0.#} s");
        }
        catch (ResourceNotExposedException) when (settings.Path is null)
        {
            return new HealthCheckResult(
                HealthStatus.Healthy, $"Destination '{contract.Name}': the tunnel is up; the root is not exposed, so the back end was not asked.", null, Data(HealthHop.Exposure, onPremise, "not checked"));
        }
        catch (ConnectivityException problem)
        {
            return Failed(context, HealthHop.Of(problem, step), onPremise, problem.Message);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException)
        {
            // The type alone: the texts of lower layers are not ours to vouch for.
            return Failed(context, step, onPremise, problem is HttpRequestException http ? $"{nameof(HttpRequestException)} ({http.HttpRequestError})" : problem.GetType().Name);
        }
    }

    // Where the answer holds a user's token, it is asked for without any token: the check has no user.
    private async ValueTask<Destination> ResolveAsync(UserContext? user, CancellationToken cancellationToken)
    {
        if (!AuthenticationTypes.AnswerBelongsToUser(contract.Authentication))
        {
            return await services.Destinations.ResolveAsync(contract, user, cancellationToken).ConfigureAwait(false);
        }

        var found = await client.FindWithoutTokensAsync(contract, user, cancellationToken).ConfigureAwait(false)
            ?? throw new DestinationNotFoundException(contract.Name, user?.TenantId) { Destination = contract.Name };
        check.Verify(contract, found);
        return found;
    }

    private async Task<HealthCheckResult> ProbeAsync(Destination destination, UserContext? user, CancellationToken cancellationToken)
    {
        var onPremise = destination.ProxyType == DestinationProxyType.OnPremise;
        var path = settings.Path is { } given ? "/" + given.TrimStart('/') : "/";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(destination.Origin + destination.PathPrefix + path));
        DestinationCall.Probe(request, contract, destination, user);
        using DelegatingHandler guard = onPremise ? new ConnectivityProxyHandler(contract, services) : new DirectHandler(contract);
        guard.InnerHandler = new TransportHandler(services);
        using var invoker = new HttpMessageInvoker(guard, disposeHandler: false);
        using var response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        return status is 502 or 503 or 504
            ? new HealthCheckResult(HealthStatus.Degraded, $"Destination '{contract.Name}': the back end answers {status}.", null, Data(HealthHop.BackEnd, onPremise, $"status {status}"))
            : new HealthCheckResult(HealthStatus.Healthy, $"Destination '{contract.Name}': the back end answers.", null, Data(null, onPremise, "ok"));
    }

    private HealthCheckResult Failed(HealthCheckContext context, string hop, bool onPremise, string why)
        => new(context.Registration.FailureStatus, $"Destination '{contract.Name}' fails at '{hop}': {why}", null, Data(hop, onPremise, "failed"));

    private static Dictionary<string, object> Data(string? end, bool onPremise, string how)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var reached = true;
        foreach (var hop in onPremise ? HealthHop.OnPremise : HealthHop.Direct)
        {
            data[hop] = hop == end ? how : reached ? "ok" : "not checked";
            reached &= hop != end;
        }

        if (end is not null)
        {
            data["hop"] = end;
        }

        return data;
    }
}
