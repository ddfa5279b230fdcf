using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Diagnostics;

/// <summary>Events with stable ids. None takes a token, a header, a body or a URL with a query.</summary>
internal static partial class ConnectivityLog
{
    [LoggerMessage(1001, LogLevel.Debug, "Token fetched ({Step}) with binding {Binding} for tenant {Tenant} in {Milliseconds:F1} ms")]
    public static partial void TokenFetched(ILogger logger, string step, string binding, string? tenant, double milliseconds);

    [LoggerMessage(1002, LogLevel.Warning, "No token ({Step}) with binding {Binding}: status {Status}")]
    public static partial void TokenFailed(ILogger logger, string step, string binding, int? status);

    [LoggerMessage(1003, LogLevel.Information, "Service bindings changed; {Count} are known now")]
    public static partial void BindingsChanged(ILogger logger, int count);

    [LoggerMessage(1004, LogLevel.Warning, "Service bindings cannot be read again; those read last are used: {Reason}")]
    public static partial void BindingsUnreadable(ILogger logger, string reason);

    [LoggerMessage(1101, LogLevel.Debug, "Destination {Destination} resolved for tenant {Tenant} in {Milliseconds:F1} ms")]
    public static partial void DestinationResolved(ILogger logger, string destination, string? tenant, double milliseconds);

    [LoggerMessage(1102, LogLevel.Warning, "Destination {Destination} could not be resolved for tenant {Tenant}: status {Status}")]
    public static partial void DestinationFailed(ILogger logger, string destination, string? tenant, int? status);

    [LoggerMessage(1103, LogLevel.Warning, "Destination {Destination} has {Property} = '{Actual}', but was built for '{Expected}'")]
    public static partial void ContractMismatch(ILogger logger, string destination, string property, string expected, string actual);

    [LoggerMessage(1104, LogLevel.Warning, "Destination {Destination} for tenant {Tenant} could not be asked for again; its last known state is used: {Reason}")]
    public static partial void DestinationStale(ILogger logger, string destination, string? tenant, string reason);

    [LoggerMessage(1105, LogLevel.Warning, "Destination {Destination} comes from the configuration; the Destination service is not asked")]
    public static partial void DestinationConfigured(ILogger logger, string destination);

    [LoggerMessage(1106, LogLevel.Warning, "The shared cache failed for destination {Destination} ({Problem}); the Destination service is asked")]
    public static partial void SharedCacheFailed(ILogger logger, string destination, string problem);

    [LoggerMessage(1201, LogLevel.Information, "Request to destination {Destination} is repeated (attempt {Attempt}): {Reason}")]
    public static partial void Retried(ILogger logger, string destination, int attempt, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "The Connectivity proxy refused the token of binding {Binding}; it was dropped")]
    public static partial void ProxyRefused(ILogger logger, string binding);

    [LoggerMessage(1203, LogLevel.Debug, "CSRF token fetched for destination {Destination} by {Method}: status {Status}")]
    public static partial void CsrfFetched(ILogger logger, string destination, string method, int status);

    [LoggerMessage(1204, LogLevel.Warning, "Circuit open: {Hop} of {Name} for tenant {Tenant} does not answer; nothing is sent for {Seconds:F0} s")]
    public static partial void CircuitOpened(ILogger logger, string hop, string name, string? tenant, double seconds);

    [LoggerMessage(1205, LogLevel.Information, "Circuit closed: {Hop} of {Name} for tenant {Tenant} answers again")]
    public static partial void CircuitClosed(ILogger logger, string hop, string name, string? tenant);

    [LoggerMessage(1301, LogLevel.Debug, "Transport closed after {Reason}; {Count} remain")]
    public static partial void TransportClosed(ILogger logger, string reason, int count);

    [LoggerMessage(1302, LogLevel.Debug, "RFC connection to destination {Destination} closed after {Reason}; {Count} remain")]
    public static partial void RfcConnectionClosed(ILogger logger, string destination, string reason, int count);

    [LoggerMessage(1401, LogLevel.Debug, "Mail taken by the server of destination {Destination}")]
    public static partial void MailSent(ILogger logger, string destination);

    [LoggerMessage(1402, LogLevel.Warning, "Mail not sent through destination {Destination}: {Failure}, status {Status}")]
    public static partial void MailFailed(ILogger logger, string destination, string failure, int? status);
}
