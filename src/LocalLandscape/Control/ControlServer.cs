using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Control;

/// <summary>
/// The control endpoint of a landscape that runs alone: audit trail, faults and fresh user tokens over HTTP on loopback.
/// <c>GET|DELETE /audit</c> (<c>?principal=&amp;correlation=&amp;hop=</c>), <c>GET|POST|DELETE /faults</c>, <c>GET /users</c>, <c>GET /users/{name}/token</c>.
/// </summary>
public sealed class ControlServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly LoopbackServer _server;

    private ControlServer(LoopbackServer server) => _server = server;

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>Starts it for a landscape.</summary>
    public static async Task<ControlServer> StartAsync(LocalLandscape landscape, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return new ControlServer(await LoopbackServer.StartAsync(app => app.Run(context => HandleAsync(landscape, context)), cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task HandleAsync(LocalLandscape landscape, HttpContext context)
    {
        // A page in a browser must not reach this: not by a name that resolves to loopback, not from another origin.
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost") || context.Request.Headers.Origin.Count > 0)
        {
            await context.WriteTextAsync(403, "The control endpoint answers programs on this machine only.").ConfigureAwait(false);
            return;
        }
        var segments = (context.Request.Path.Value ?? "").Trim('/').Split('/');
        try
        {
            await ((context.Request.Method, segments) switch
            {
                ("GET", ["audit"]) => context.WriteJsonAsync(200, JsonSerializer.SerializeToNode(Entries(landscape, context.Request.Query), Json)!),
                ("DELETE", ["audit"]) => Done(context, landscape.Audit.Clear),
                ("GET", ["faults"]) => context.WriteJsonAsync(200, JsonSerializer.SerializeToNode(landscape.Faults.Active, Json)!),
                ("POST", ["faults"]) => SwitchOnAsync(landscape, context),
                ("DELETE", ["faults"]) => Done(context, landscape.Faults.Clear),
                ("GET", ["users"]) => context.WriteJsonAsync(200, new JsonArray([.. landscape.Definition.Users.Select(static u => (JsonNode)u.Name)])),
                ("GET", ["users", var name, "token"]) => context.WriteTextAsync(200, landscape.UserToken(Uri.UnescapeDataString(name))),
                _ => context.WriteTextAsync(404, "There are: GET|DELETE /audit, GET|POST|DELETE /faults, GET /users, GET /users/{name}/token"),
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            await context.WriteTextAsync(400, e.Message).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<AuditEntry> Entries(LocalLandscape landscape, IQueryCollection query)
    {
        var (principal, correlation) = (query["principal"].ToString(), query["correlation"].ToString());
        Hop? hop = query["hop"].ToString() is { Length: > 0 } name ? Enum.Parse<Hop>(name, true) : null;
        return landscape.Audit.Find(e =>
            (principal.Length == 0 || string.Equals(e.Principal, principal, StringComparison.OrdinalIgnoreCase))
            && (correlation.Length == 0 || e.CorrelationId == correlation)
            && (hop is null || e.Hop == hop));
    }

    private static async Task SwitchOnAsync(LocalLandscape landscape, HttpContext context)
    {
        var fault = await JsonSerializer.DeserializeAsync<FaultRequest>(context.Request.Body, Json, context.RequestAborted).ConfigureAwait(false)
            ?? throw new JsonException("A fault is an object with hop and kind.");
        landscape.Faults.SwitchOn(new Fault(fault.Hop, fault.Kind)
        {
            Times = fault.Times,
            Delay = TimeSpan.FromMilliseconds(fault.DelayMilliseconds),
            AfterBytes = fault.AfterBytes,
            Scope = fault.Scope,
        });
        await context.WriteTextAsync(200, landscape.Faults.Active.Count.ToString(CultureInfo.InvariantCulture) + " fault(s) on").ConfigureAwait(false);
    }

    private static Task Done(HttpContext context, Action action)
    {
        action();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private sealed record FaultRequest
    {
        public required Hop Hop { get; init; }
        public required FaultKind Kind { get; init; }
        public int? Times { get; init; }
        public double DelayMilliseconds { get; init; }
        public long AfterBytes { get; init; }
        public string? Scope { get; init; }
    }
}
