using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd.Identity;
using Btp.Connectivity.LocalLandscape.BackEnd.Rfc;
using Btp.Connectivity.LocalLandscape.BackEnd.Sessions;
using Btp.Connectivity.LocalLandscape.BackEnd.V2;
using Btp.Connectivity.LocalLandscape.BackEnd.V4;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>The way of a request through the system: logon, client, session and CSRF token, service.</summary>
internal sealed class BackEndHandler(BackEndDefinition definition, IReadOnlyList<ServiceHost> services, AuditTrail audit)
{
    private readonly PrincipalResolver _principals = new(definition);
    private readonly SessionGate _gate = new(new SessionStore(), "SAP_SESSIONID_S4H_100");

    private readonly SoapRfcEndpoint _functions = new(definition, services);

    public async Task HandleAsync(HttpContext context)
    {
        var (path, query) = ServiceRequest.Target(context);
        var service = Find(path, out var rest);
        ServiceRequest? request = null;
        try
        {
            var answer = Logon(context, out var user) ?? await CallAsync(context, path, user!).ConfigureAwait(false) ?? Enter(context, user!, service);
            if (answer is null)
            {
                request = Request(context, service!, rest, query) with { User = user!.Name, Body = await BodyAsync(context).ConfigureAwait(false) };
                answer = new Dispatcher(service!, Note(context, service!)).Serve(request);
            }
            await AnswerWriter.WriteAsync(context, answer, service?.Protocol.Version).ConfigureAwait(false);
        }
        catch (ODataFailure failure)
        {
            await WriteErrorAsync(context, service, request, failure, path).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.Response.HasStarted)
        {
            // What a caller may learn of an unexpected failure is its transaction id; the audit keeps the kind.
            context.Audit(null, detail: $"internal error: {error.GetType().Name}: {error.Message}");
            await WriteErrorAsync(context, service, request, new ODataFailure(500, "/IWBEP/CX_MGW_TECH_EXCEPTION", "An internal error occurred"), path).ConfigureAwait(false);
        }
    }

    private ServiceHost? Find(string path, out string rest)
    {
        foreach (var service in services)
            if (service.Owns(path, out rest))
                return service;
        rest = "";
        return null;
    }

    private Answer? Logon(HttpContext context, out BackEndUser? user)
    {
        var logon = _principals.Resolve(context);
        user = logon.User;
        if (user is not null)
        {
            context.Audit(user.Name);
            return null;
        }
        context.Audit(null, detail: logon.Attempted is null ? $"logon refused: {logon.Reason}" : $"logon of {logon.Attempted} refused: {logon.Reason}");
        return LogonPages.Refusal(definition.ShowsLogonPage);
    }

    /// <summary>A function module, which asks for no CSRF token; null when the request is for something else.</summary>
    private async Task<Answer?> CallAsync(HttpContext context, string path, BackEndUser user)
    {
        if (!_functions.Owns(path))
            return null;
        return ClientRefusal(context, user) ?? _functions.Serve(context.Request.Method, await BodyAsync(context).ConfigureAwait(false), user, function => context.Audit(user.Name, detail: function));
    }

    /// <summary>Client, session and CSRF; null when the request may go on to its service.</summary>
    private Answer? Enter(HttpContext context, BackEndUser user, ServiceHost? service)
    {
        var client = ClientOf(context);
        context.Audit(user.Name, detail: string.Join(' ', new[] { service?.Id, client is null ? null : $"client {client}" }.Where(static d => d is not null)));
        if (ClientRefusal(context, user) is { } refusal)
            return refusal;
        if (!_gate.Pass(context, user.Name))
            return Answer.Text("text/plain;charset=utf-8", "CSRF token validation failed", StatusCodes.Status403Forbidden);
        return service is not null ? null : throw new ODataFailure(StatusCodes.Status403Forbidden, "/IWFND/MED/170", $"The system has no service at {context.Request.Path}");
    }

    private static string? ClientOf(HttpContext context) => context.Request.Headers["sap-client"].FirstOrDefault() ?? context.Request.Query["sap-client"].FirstOrDefault();

    private Answer? ClientRefusal(HttpContext context, BackEndUser user)
    {
        if (ClientOf(context) is not { } client || definition.Clients.Count == 0 || definition.Clients.Contains(client))
            return null;
        context.Audit(user.Name, detail: $"client {client} does not exist");
        return LogonPages.Refusal(false);
    }

    private static ServiceRequest Request(HttpContext context, ServiceHost service, string rest, string query) => new()
    {
        Method = context.Request.Method,
        Root = $"{context.Request.Scheme}://{context.Request.Host}{service.Path}/",
        Path = rest,
        Options = ServiceRequest.ParseQuery(query),
        Headers = context.Request.Headers,
    };

    /// <summary>A batch is one request on the wire; who did what is to be seen for each request in it.</summary>
    private Action<ServiceRequest, int> Note(HttpContext context, ServiceHost service) => (part, status) => audit.Record(new AuditEntry
    {
        Time = DateTimeOffset.UtcNow, Hop = Hop.BackEnd, Principal = part.User, Method = part.Method, Path = $"{service.Path}/{Uri.UnescapeDataString(part.Path)}",
        Status = status, CorrelationId = Correlation.Of(context), Duration = TimeSpan.Zero, Detail = $"{service.Id} in $batch",
    });

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return body.ToArray();
    }

    private static async Task WriteErrorAsync(HttpContext context, ServiceHost? service, ServiceRequest? request, ODataFailure failure, string path)
    {
        var facts = new ErrorFacts(service?.Id ?? "", ErrorFacts.NewTransactionId(), DateTimeOffset.UtcNow);
        var answer = service is not null ? service.Protocol.Error(request, failure, facts)
            : path.Contains("/odata4/", StringComparison.OrdinalIgnoreCase) ? V4Errors.Json(failure, facts) : V2Errors.Json(failure, facts);
        await AnswerWriter.WriteAsync(context, answer.With(("Allow", failure.Allow)), service?.Protocol.Version).ConfigureAwait(false);
    }
}
