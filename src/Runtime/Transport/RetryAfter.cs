namespace Btp.Connectivity.Transport;

/// <summary>The header <c>Retry-After</c>, as seconds or as a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Whether the service wants a longer pause than a caller will wait: then the answer itself is the better news.</summary>
    public static bool IsTooLong(HttpResponseMessage response, TimeProvider clock, TimeSpan longest) => Of(response, clock) > longest;
}
