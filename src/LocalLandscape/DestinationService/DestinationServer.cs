using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>
/// The Destination service, REST API: find (v1), consume (v2) with levels and fragments, the lists of both levels, certificates. Speaks TLS; wants a token of the destination
/// binding's client and serves the tenant of that token, no other.
/// </summary>
public sealed class DestinationServer : IAsyncDisposable
{
    /// <summary>The path below which the API lies.</summary>
    public const string Root = "/destination-configuration/v1/";

    /// <summary>The path below which a destination of one level is asked for: <c>{name}@{level}</c>.</summary>
    public const string ConsumeRoot = "/destination-configuration/v2/destinations/";

    private readonly LoopbackServer _server;

    private DestinationServer(LoopbackServer server) => _server = server;

    /// <summary>Where it listens, the <c>uri</c> of the binding.</summary>
    public Uri Address => _server.Address;

    /// <summary>Starts it.</summary>
    /// <param name="store">What it serves.</param>
    /// <param name="provider">The provider's tenant, whose levels subscribers may ask for.</param>
    /// <param name="verifier">Verifies the callers' tokens.</param>
    /// <param name="tokens">Gets the tokens that destinations need.</param>
    /// <param name="clientId">The client of the destination binding, the only one let in.</param>
    /// <param name="instanceId">The id of the service instance, as it stands in <c>owner</c>.</param>
    /// <param name="audit">The audit trail.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="certificate">For TLS.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<DestinationServer> StartAsync(
        DestinationStore store, string provider, TokenVerifier verifier, TokenRetrieval tokens, string clientId, string instanceId,
        AuditTrail audit, FaultSwitch faults, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var endpoint = new Endpoint(store, new DestinationConsumption(store, provider), verifier, tokens, clientId, instanceId);
        return new DestinationServer(await LoopbackServer.StartAsync(app =>
        {
            app.UseAudit(audit, Hop.DestinationService);
            app.UseFaults(faults, Hop.DestinationService);
            app.Run(endpoint.HandleAsync);
        }, certificate, cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Endpoint(DestinationStore store, DestinationConsumption consumption, TokenVerifier verifier, TokenRetrieval tokens, string clientId, string instanceId)
    {
        public async Task HandleAsync(HttpContext context)
        {
            var caller = await verifier.VerifyAsync(TokenClaims.Bearer(context.Request.Headers.Authorization), context.RequestAborted).ConfigureAwait(false);
            if (caller is null || caller.ClientId != clientId)
            {
                context.Audit(caller?.Principal, caller?.Tenant, caller is null ? "no valid token" : "token of another client");
                context.Response.Headers.WWWAuthenticate = "Bearer";
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            context.Audit(caller.Principal, caller.Tenant);
            var path = context.Request.Path.Value ?? "";
            if (path.StartsWith(ConsumeRoot, StringComparison.Ordinal) && HttpMethods.IsGet(context.Request.Method))
            {
                await ConsumeAsync(context, caller, path[ConsumeRoot.Length..]).ConfigureAwait(false);
                return;
            }
            if (!path.StartsWith(Root, StringComparison.Ordinal))
            {
                await context.WriteTextAsync(404, "Not found").ConfigureAwait(false);
                return;
            }
            if (!HttpMethods.IsGet(context.Request.Method))
            {
                await context.WriteTextAsync(405, "Method not allowed").ConfigureAwait(false);
                return;
            }
            // At most one name below a collection; names hold no slash.
            var parts = path[Root.Length..].TrimEnd('/').Split('/');
            var name = parts.Length == 2 ? parts[1] : null;
            await ((parts[0], parts.Length) switch
            {
                ("destinations", 2) => FindAsync(context, caller, name!),
                ("subaccountDestinations", <= 2) => ListAsync(context, caller, DestinationLevel.Subaccount, name),
                ("instanceDestinations", <= 2) => ListAsync(context, caller, DestinationLevel.Instance, name),
                ("subaccountCertificates", <= 2) => CertificatesAsync(context, caller, name),
                ("instanceCertificates", 1) => context.WriteJsonAsync(200, new JsonArray()),
                _ => NotFound(context),
            }).ConfigureAwait(false);
        }

        private async Task FindAsync(HttpContext context, VerifiedToken caller, string name)
        {
            var level = DestinationLevel.Instance;
            var destination = store.Find(caller.Tenant, level, name);
            if (destination is null)
                destination = store.Find(caller.Tenant, level = DestinationLevel.Subaccount, name);
            context.Audit(null, detail: name);
            if (destination is null)
            {
                await NotFound(context).ConfigureAwait(false);
                return;
            }
            if (consumption.WithFragments(destination, context.Request, caller.Tenant, level, out var missing) is not { } complete)
            {
                await MissingFragment(context, missing!).ConfigureAwait(false);
                return;
            }
            var answer = new JsonObject
            {
                ["owner"] = new JsonObject { ["SubaccountId"] = caller.Tenant, ["InstanceId"] = level == DestinationLevel.Instance ? instanceId : null },
                ["destinationConfiguration"] = Configuration(complete),
            };
            await CompleteAsync(context, caller, complete, caller.Tenant, answer).ConfigureAwait(false);
        }

        private async Task ConsumeAsync(HttpContext context, VerifiedToken caller, string nameAndLevel)
        {
            context.Audit(null, detail: nameAndLevel);
            if (consumption.Find(nameAndLevel, caller.Tenant) is not { } found)
            {
                await NotFound(context).ConfigureAwait(false);
                return;
            }
            if (consumption.WithFragments(found.Destination, context.Request, found.Tenant, found.Level, out var missing) is not { } complete)
            {
                await MissingFragment(context, missing!).ConfigureAwait(false);
                return;
            }
            var configuration = Configuration(complete);
            configuration["$metadata"] = new JsonObject { ["owner"] = new JsonObject { ["destinations"] = new JsonArray(new JsonObject { ["SubaccountId"] = found.Tenant }) } };
            await CompleteAsync(context, caller, complete, found.Tenant, new JsonObject { ["destinationConfiguration"] = configuration }).ConfigureAwait(false);
        }

        private async Task CompleteAsync(HttpContext context, VerifiedToken caller, StoredDestination destination, string tenant, JsonObject answer)
        {
            if (CertificatesOf(destination, tenant) is { Count: > 0 } certificates)
                answer["certificates"] = certificates;
            var skip = string.Equals(context.Request.Query["$skipTokenRetrieval"], "true", StringComparison.OrdinalIgnoreCase);
            if (!skip && await tokens.RetrieveAsync(destination, caller, context.Request, context.RequestAborted).ConfigureAwait(false) is { } authTokens)
                answer["authTokens"] = authTokens;
            await context.WriteJsonAsync(200, answer).ConfigureAwait(false);
        }

        private Task ListAsync(HttpContext context, VerifiedToken caller, DestinationLevel level, string? name)
        {
            if (name is null)
                return context.WriteJsonAsync(200, new JsonArray([.. store.All(caller.Tenant, level).Select(Configuration)]));
            return store.Find(caller.Tenant, level, name) is { } one ? context.WriteJsonAsync(200, Configuration(one)) : NotFound(context);
        }

        private Task CertificatesAsync(HttpContext context, VerifiedToken caller, string? name)
        {
            if (name is null)
                return context.WriteJsonAsync(200, new JsonArray([.. store.Certificates(caller.Tenant).Select(Certificate)]));
            return store.FindCertificate(caller.Tenant, name) is { } one ? context.WriteJsonAsync(200, Certificate(one)) : NotFound(context);
        }

        private JsonArray CertificatesOf(StoredDestination destination, string tenant)
        {
            var found = ((string[])["KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"])
                .Select(p => destination[p]).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(n => store.FindCertificate(tenant, n)).OfType<StoredCertificate>();
            return new JsonArray([.. found.Select(Certificate)]);
        }

        private static JsonObject Configuration(StoredDestination destination) =>
            new(destination.Properties.Select(static p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value))));

        private static JsonObject Certificate(StoredCertificate certificate) =>
            new() { ["Name"] = certificate.Name, ["Content"] = Convert.ToBase64String(certificate.Content), ["Type"] = "CERTIFICATE" };

        private static Task MissingFragment(HttpContext context, string name) =>
            context.WriteJsonAsync(404, new JsonObject { ["ErrorMessage"] = $"Fragment with the specified name was not found: {name}" });

        // Clients tell "no such destination" from other errors by exactly this text.
        private static Task NotFound(HttpContext context) =>
            context.WriteJsonAsync(404, new JsonObject { ["ErrorMessage"] = "Configuration with the specified name was not found" });
    }
}
