using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Audit;

/// <summary>Writes one <see cref="AuditEntry"/> per request of a hop; the hop says who the principal was while it handles the request.</summary>
public static class AuditMiddleware
{
    /// <summary>Adds the audit of <paramref name="hop"/>. Put it first, so that refusals are seen too.</summary>
    public static IApplicationBuilder UseAudit(this IApplicationBuilder app, AuditTrail audit, Hop hop) => app.Use(async (context, next) =>
    {
        var note = new Note(audit, hop, context);
        context.Items[typeof(Note)] = note;
        context.Response.OnStarting(static state =>
        {
            var started = (Note)state;
            started.Write(started.Context.Response.StatusCode);
            return Task.CompletedTask;
        }, note);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
                note.Write(0);
        }
    });

    /// <summary>Says who the request is from, for the audit entry of this hop.</summary>
    /// <param name="context">The request.</param>
    /// <param name="principal">The user or technical client.</param>
    /// <param name="tenant">The tenant (zone id), or null.</param>
    /// <param name="detail">What else the entry should say; no secrets.</param>
    public static void Audit(this HttpContext context, string? principal, string? tenant = null, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(Note)] is not Note note)
            return;
        note.Principal = principal ?? note.Principal;
        note.Tenant = tenant ?? note.Tenant;
        note.Detail = detail ?? note.Detail;
    }

    /// <summary>Replaces the path in the audit entry of this hop, for hops whose request line holds more than a path.</summary>
    public static void AuditPath(this HttpContext context, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(Note)] is Note note)
            note.Path = path;
    }

    private sealed class Note(AuditTrail audit, Hop hop, HttpContext context)
    {
        private readonly DateTimeOffset _time = DateTimeOffset.UtcNow;
        private readonly long _start = Stopwatch.GetTimestamp();
        private int _written;

        public HttpContext Context => context;
        public string? Principal { get; set; }
        public string? Tenant { get; set; }
        public string? Detail { get; set; }
        public string? Path { get; set; }

        public void Write(int status)
        {
            if (Interlocked.Exchange(ref _written, 1) != 0)
                return;
            audit.Record(new AuditEntry
            {
                Time = _time,
                Hop = hop,
                Principal = Principal,
                Tenant = Tenant,
                Method = context.Request.Method,
                Path = Path ?? context.Request.Path.Value ?? "/",
                Status = status,
                CorrelationId = Correlation.Of(context),
                Duration = Stopwatch.GetElapsedTime(_start),
                Detail = Detail,
            });
        }
    }
}
