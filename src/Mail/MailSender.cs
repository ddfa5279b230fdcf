using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Btp.Connectivity.Mail;

/// <summary>Resolves the destination, connects and sends.</summary>
internal sealed class MailSender(HandlerServices services, DestinationConnector connector, ILogger<MailSender> logger) : IMailSender
{
    private static readonly MailOptions Default = new();

    public Task<string> SendAsync(DestinationContract contract, MimeMessage message, MailOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(message);
        var given = options ?? Default;
        var user = given.User ?? services.Users.Current;
        return new MailTelemetry(contract.Name, user, logger).ObserveAsync(async () =>
        {
            // Before anything is opened: a message that is not fit costs nobody a logon.
            MessageGuard.Check(message, contract.Name);
            await using var transport = await OpenAsync(contract, given, user, cancellationToken).ConfigureAwait(false);
            return await transport.SendAsync(message, cancellationToken).ConfigureAwait(false);
        });
    }

    public async Task<MailConnection> ConnectAsync(DestinationContract contract, MailOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var given = options ?? Default;
        var user = given.User ?? services.Users.Current;
        var transport = await OpenAsync(contract, given, user, cancellationToken).ConfigureAwait(false);
        return new MailConnection(transport, new MailTelemetry(contract.Name, user, logger));
    }

    private async Task<MailTransport> OpenAsync(DestinationContract contract, MailOptions options, UserContext? user, CancellationToken cancellationToken)
    {
        var destination = await ResolveAsync(contract, options, user, cancellationToken).ConfigureAwait(false);
        var settings = MailSettings.Of(destination, options);
        var logon = settings.LogsOn ? MailLogon.Of(destination, options.Lookup, user) : null;
        try
        {
            return await MailTransport.OpenAsync(destination, logon, settings, options, connector, services.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (MailException refusal) when (refusal is { Failure: MailFailure.Logon, StatusCode: not null } && IsFetchedAnew(destination))
        {
            // The token was kept with the destination and may have been revoked since: once more with another one. A password is never tried twice.
            services.Destinations.Invalidate(contract, user, options.Lookup, destination);
            var again = await ResolveAsync(contract, options, user, cancellationToken).ConfigureAwait(false);
            var other = MailLogon.Of(again, options.Lookup, user);
            if (other.Secret == logon!.Secret)
            {
                throw;
            }

            return await MailTransport.OpenAsync(again, other, MailSettings.Of(again, options), options, connector, services.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Destination> ResolveAsync(DestinationContract contract, MailOptions options, UserContext? user, CancellationToken cancellationToken)
        => (await services.Destinations.ResolveAsync(contract, user, options.Lookup, cancellationToken).ConfigureAwait(false)).OfType(DestinationType.Mail);

    // A code or a refresh token of the caller's was used up by the first lookup.
    private static bool IsFetchedAnew(Destination destination)
        => AuthenticationTypes.UsesServiceToken(destination.Authentication) && !AuthenticationTypes.NeedsGrant(destination.Authentication);
}
