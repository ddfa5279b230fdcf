using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Btp.Connectivity.Runtime.Tests.Fakes;

/// <summary>What arrived at a fake service.</summary>
internal sealed record RecordedRequest(string Connection, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public static async Task<RecordedRequest> FromAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return new RecordedRequest(
            context.Connection.Id,
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
    }
}
