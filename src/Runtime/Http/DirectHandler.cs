namespace Btp.Connectivity.Http;

/// <summary>
/// The guard of chains without the Connectivity proxy: an on-premise destination must not be called directly, even when the build did
/// not know its proxy type. A virtual host could exist on the Internet.
/// </summary>
internal sealed class DirectHandler(DestinationContract contract) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var actual = DestinationCall.Of(request).ResolvedDestination.ProxyType;
        return actual == DestinationProxyType.OnPremise
            ? throw new DestinationContractException(contract.Name, "ProxyType", contract.ProxyType?.ToString() ?? "Internet", actual.ToString()) { Destination = contract.Name }
            : base.SendAsync(request, cancellationToken);
    }
}
