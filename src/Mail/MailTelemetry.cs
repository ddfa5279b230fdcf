using System.Diagnostics;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Mail;

/// <summary>The span, the count and the event of one message: names of destinations and kinds of failures, nobody's address and no subject.</summary>
internal sealed class MailTelemetry(string destination, UserContext? user, ILogger logger)
{
    public async Task<string> ObserveAsync(Func<Task<string>> send)
    {
        using var activity = ConnectivityActivities.Source.StartActivity(ConnectivityActivities.MailHop, ActivityKind.Client);
        activity?.SetTag("btp.destination", destination).SetTag("btp.tenant", user?.TenantId).SetTag("btp.principal", user?.PrincipalId);
        try
        {
            var words = await send().ConfigureAwait(false);
            ConnectivityMetrics.MailSent(destination, null);
            ConnectivityLog.MailSent(logger, destination);
            return words;
        }
        catch (Exception problem)
        {
            var why = problem is MailException mail ? mail.Failure.ToString() : problem.GetType().Name;
            ConnectivityActivities.Failed(activity, why);
            ConnectivityMetrics.MailSent(destination, why);
            ConnectivityLog.MailFailed(logger, destination, why, (problem as MailException)?.StatusCode);
            throw;
        }
    }
}
