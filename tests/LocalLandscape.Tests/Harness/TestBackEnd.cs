using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A back end that tells what reached it: who the user is by certificate, the raw target, the headers.</summary>
internal sealed class TestBackEnd(LoopbackServer server) : IBackEnd
{
    public Uri Address => server.Address;

    public static async Task<IBackEnd> StartAsync(BackEndDefinition definition, AuditTrail audit, CancellationToken cancellationToken) =>
        new TestBackEnd(await LoopbackServer.StartAsync(app =>
        {
            app.UseAudit(audit, Hop.BackEnd);
            app.UseFaults(definition.Faults, Hop.BackEnd);
            app.Run(context => HandleAsync(definition, context));
        }, cancellationToken: cancellationToken));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task HandleAsync(BackEndDefinition definition, HttpContext context)
    {
        var user = UserOf(definition, context.Request);
        context.Audit(user);
        var path = context.Request.Path.Value!;
        if (path.EndsWith("/echo", StringComparison.Ordinal))
        {
            await context.Request.Body.CopyToAsync(context.Response.Body);
        }
        else if (path.EndsWith("/stream", StringComparison.Ordinal))
        {
            // The second half is sent only after the reader has proved, by a second request, that it has the first half.
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            await StreamGate.Wait(context.RequestAborted);
            await context.Response.WriteAsync("second");
        }
        else if (path.EndsWith("/large", StringComparison.Ordinal))
        {
            var chunk = new byte[64 * 1024];
            for (var i = 0; i < 64; i++)
                await context.Response.Body.WriteAsync(chunk);
        }
        else if (path.EndsWith("/redirect", StringComparison.Ordinal))
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"https://{definition.Host}:{definition.Port}/open/next?x=1";
        }
        else
        {
            var headers = new JsonObject();
            foreach (var (name, values) in context.Request.Headers)
                headers[name.ToLowerInvariant()] = values.ToString();
            await context.WriteJsonAsync(200, new JsonObject
            {
                ["user"] = user,
                ["system"] = definition.Host,
                ["target"] = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                ["headers"] = headers,
                ["connection"] = context.Connection.Id,
            });
        }
    }

    private static string? UserOf(BackEndDefinition definition, HttpRequest request)
    {
        if (BasicCredentials.TryRead(request.Headers.Authorization) is { } basic)
            return definition.Users.FirstOrDefault(u => u.Name == basic.User && u.Password == basic.Password)?.Name;
        if (request.Headers["SSL_CLIENT_CERT"].ToString() is not { Length: > 0 } header)
            return null;
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(definition.TrustedConnectorCa!);
        return chain.Build(certificate) ? certificate.GetNameInfo(X509NameType.SimpleName, false) : "untrusted";
    }
}

/// <summary>Lets a streaming answer go on.</summary>
internal static class StreamGate
{
    private static readonly SemaphoreSlim Gate = new(0);

    public static Task Wait(CancellationToken cancellationToken) => Gate.WaitAsync(cancellationToken);

    public static void Open() => Gate.Release();
}
