using System.DirectoryServices.Protocols;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Ldap;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Soap;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Health;

/// <summary>
/// Goes the way of a call hop by hop and says at which one it ends. No credential is sent to the back end (a wrong one could lock an
/// account, and there is no user): every answer of its own, 401 included, shows that it is there. What is not HTTP is connected to. The destination's
/// own user logs on only where the options say so.
/// </summary>
internal sealed class DestinationHealthCheck(
    DestinationContract contract,
    DestinationHealthOptions settings,
    HandlerServices services,
    IServiceBindings bindings,
    DestinationServiceClient client,
    DestinationContractCheck check,
    ConfiguredDestinations configured,
    DestinationConnector connector,
    ILdapConnectionFactory directories,
    IServiceProvider provider,
    IOptions<BtpConnectivityOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var step = HealthHop.Binding;
        var onPremise = contract.ProxyType == DestinationProxyType.OnPremise;
        // Only with HTTP a refusal can mean the path and not the system.
        var asksForRoot = false;
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
            var destination = await ResolveAsync(user, both.Token).ConfigureAwait(false);
            onPremise = destination.ProxyType == DestinationProxyType.OnPremise;
            step = HealthHop.BackEnd;
            asksForRoot = destination.Type == DestinationType.Http.Name && settings is { Path: null, PingsRfc: false };
            return await ProbeAsync(destination, user, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(context, step, onPremise, $"no answer in {settings.Timeout.TotalSeconds:0.#} s");
        }
        catch (ResourceNotExposedException) when (asksForRoot)
        {
            return new HealthCheckResult(
                HealthStatus.Healthy, $"Destination '{contract.Name}': the tunnel is up; the root is not exposed, so the back end was not asked.", null, Data(HealthHop.Exposure, onPremise, "not checked"));
        }
        catch (ConnectivityException problem)
        {
            return Failed(context, HealthHop.Of(problem, step, onPremise), onPremise, problem.Message);
        }
        catch (RfcException problem)
        {
            return Failed(context, step, onPremise, problem.Message);
        }
        catch (LdapException problem)
        {
            return Failed(context, step, onPremise, $"the directory refused the destination's user, or ended the connection (error code {problem.ErrorCode})");
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
        var isHttp = destination.Type == DestinationType.Http.Name;
        if (isHttp && !(settings.PingsRfc && RfcPing.HasUserOfItsOwn(destination)))
        {
            return await ProbeHttpAsync(destination, user, cancellationToken).ConfigureAwait(false);
        }

        if (isHttp || destination.Type == DestinationType.Rfc.Name)
        {
            await new RfcPing(provider).RunAsync(contract, destination, user, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await new ConnectionProbe(connector, directories).RunAsync(contract, destination, settings, user, cancellationToken).ConfigureAwait(false);
        }

        return new HealthCheckResult(HealthStatus.Healthy, $"Destination '{contract.Name}': the back end answers.", null, Data(null, destination.ProxyType == DestinationProxyType.OnPremise, "ok"));
    }

    private async Task<HealthCheckResult> ProbeHttpAsync(Destination destination, UserContext? user, CancellationToken cancellationToken)
    {
        var onPremise = destination.ProxyType == DestinationProxyType.OnPremise;
        var path = (settings.Path ?? (settings.PingsRfc ? SoapRfcMessage.Path : null)) is { } given ? "/" + given.TrimStart('/') : "/";
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
