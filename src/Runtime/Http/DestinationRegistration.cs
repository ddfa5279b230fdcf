namespace Btp.Connectivity.Http;

/// <summary>A destination whose client was registered, with its chain.</summary>
internal sealed record DestinationRegistration(string ClientName, DestinationContract Contract, DestinationHandlerChain Chain);
