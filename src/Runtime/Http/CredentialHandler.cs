using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// Base of the handlers that put the credential on a request; a chain has exactly one. It refuses a destination of another
/// authentication type than its own, even when the build did not know the type.
/// </summary>
internal abstract class CredentialHandler(DestinationContract contract) : DelegatingHandler
{
    protected DestinationContract Contract { get; } = contract;

    /// <summary>The authentication type that this handler stands for, for messages.</summary>
    protected abstract string Serves { get; }

    protected abstract bool Accepts(string authentication);

    /// <summary>The header to send, or null for none.</summary>
    protected abstract KeyValuePair<string, string>? Credential(HttpRequestMessage request, DestinationCall call, Destination destination);

    /// <summary>Whether <see cref="OnAnswer"/> has anything to do; without it a call has one asynchronous step less.</summary>
    protected virtual bool LooksAtAnswer => false;

    protected virtual void OnAnswer(HttpResponseMessage response, DestinationCall call, Destination destination)
    {
    }

    protected sealed override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = DestinationCall.Of(request);
        var destination = call.ResolvedDestination;
        if (!Accepts(destination.Authentication))
        {
            throw new DestinationContractException(destination.Name, "Authentication", Serves, destination.Authentication) { Destination = destination.Name };
        }

        call.OwnCredential = OwnCredential.DigestOf(request, call.User);
        if (Credential(request, call, destination) is { } header)
        {
            // The destination handler takes it off again, whatever becomes of the call.
            call.CredentialHeader = header.Key;
            request.Headers.Remove(header.Key);
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return LooksAtAnswer ? ObserveAsync(request, call, destination, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> ObserveAsync(HttpRequestMessage request, DestinationCall call, Destination destination, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        OnAnswer(response, call, destination);
        return response;
    }

    /// <summary>A second credential beside the destination's own would decide who the caller is behind its back.</summary>
    protected void RefuseAuthorization(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.Contains("Authorization"))
        {
            throw new InvalidOperationException($"The request has an Authorization header, but destination '{Contract.Name}' authenticates by {Serves}. Remove the header.");
        }
    }

    protected UserContext RequireUser(DestinationCall call, TimeProvider clock)
    {
        if (call.User?.Token is null)
        {
            throw new MissingUserContextException(Contract.Name, call.ResolvedDestination.Authentication) { Destination = Contract.Name };
        }

        return call.User.ExpiresAt is { } expires && expires <= clock.GetUtcNow()
            ? throw new ConnectivityException($"The user's token expired at {expires:O}; destination '{Contract.Name}' was not called. The user must log on again.") { Destination = Contract.Name }
            : call.User;
    }
}
