using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Bench.Runtime.Landscape;

/// <summary>
/// A back end that trusts nobody: it answers the name of the person whom it sees, by certificate or by token, and notes every session cookie
/// that comes from another person than the one that it was given to, and every connection that two persons share.
/// </summary>
internal sealed class WatchfulBackEnd(WebApplication app) : IBackEnd
{
    private const string Cookie = "SAP_SESSIONID";

    public Uri Address { get; } = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<IBackEnd> StartAsync(BackEndDefinition definition, AuditTrail audit, Findings findings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseAudit(audit, Hop.BackEnd);
        app.UseFaults(definition.Faults, Hop.BackEnd);
        app.Run(context => AnswerAsync(context, findings));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new WatchfulBackEnd(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static Task AnswerAsync(HttpContext context, Findings findings)
    {
        var person = PersonOf(context.Request);
        context.Audit(person);
        findings.Answered();
        if (context.Request.Cookies[Cookie] is { } session && session.Split('~')[0] != person)
        {
            findings.SharedCookie();
        }

        if (findings.FirstOn(context.Connection.Id, person) != person)
        {
            findings.SharedConnection();
        }

        // A session that the cookie renews now and then, as sessions that time out do.
        if (context.Request.Cookies[Cookie] is null || Random.Shared.Next(50) == 0)
        {
            context.Response.Cookies.Append(Cookie, person + "~" + Guid.NewGuid().ToString("N"), new CookieOptions { Secure = true, HttpOnly = true });
        }

        return context.Response.WriteAsync(person);
    }

    private static string PersonOf(HttpRequest request)
    {
        if (request.Headers["SSL_CLIENT_CERT"].ToString() is { Length: > 0 } certificate)
        {
            using var person = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
            return person.GetNameInfo(X509NameType.SimpleName, false) ?? "nobody";
        }

        var token = request.Headers.Authorization.ToString().Split('.');
        if (token.Length != 3)
        {
            return "nobody";
        }

        var payload = token[1].Replace('-', '+').Replace('_', '/');
        using var claims = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='))));
        return claims.RootElement.TryGetProperty("user_name", out var name) ? name.GetString()! : "nobody";
    }

    /// <summary>What the back ends of a landscape noticed.</summary>
    internal sealed class Findings
    {
        private readonly ConcurrentDictionary<string, string> _connections = new();
        private int _answers;
        private int _cookies;
        private int _shared;

        /// <summary>Requests that reached a back end.</summary>
        public int Answers => _answers;

        /// <summary>Session cookies that came from another person than the one that they were given to.</summary>
        public int CookiesOfOthers => _cookies;

        /// <summary>Requests on a connection that another person had used.</summary>
        public int ConnectionsOfOthers => _shared;

        public void Answered() => Interlocked.Increment(ref _answers);

        public void SharedCookie() => Interlocked.Increment(ref _cookies);

        public void SharedConnection() => Interlocked.Increment(ref _shared);

        public string FirstOn(string connection, string person) => _connections.GetOrAdd(connection, person);
    }
}
