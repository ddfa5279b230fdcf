namespace Btp.Connectivity.Health;

/// <summary>Names of the hops in the data of a health report, in the order in which a call passes them.</summary>
internal static class HealthHop
{
    public const string Binding = "binding";
    public const string Token = "token";
    public const string Destination = "destination";
    public const string Proxy = "proxy";
    public const string Tunnel = "tunnel";
    public const string Exposure = "exposure";
    public const string BackEnd = "backend";

    public static IReadOnlyList<string> OnPremise { get; } = [Binding, Token, Destination, Proxy, Tunnel, Exposure, BackEnd];

    public static IReadOnlyList<string> Direct { get; } = [Binding, Token, Destination, BackEnd];

    /// <summary>The hop that an exception speaks of; where it does not say, the step that was being taken.</summary>
    public static string Of(Exception problem, string step, bool onPremise)
        => problem switch
        {
            MissingBindingException => Binding,
            ProxyAuthorizationException or ConnectivityProxyUnreachableException => Proxy,
            CloudConnectorUnavailableException => Tunnel,
            ResourceNotExposedException => Exposure,
            BackendUnreachableException => BackEnd,
            TunnelException { Step: TunnelStep.Greeting or TunnelStep.Authentication } => Proxy,
            TunnelException { Step: TunnelStep.Request } when onPremise => Tunnel,
            // The Connectivity proxy's token is fetched on the way to the back end.
            TokenRequestException when step == BackEnd => Token,
            _ => step,
        };
}
