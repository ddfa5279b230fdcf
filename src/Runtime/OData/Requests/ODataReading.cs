using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Btp.Connectivity.OData;

/// <summary>Requests that read, and how their answers are read.</summary>
internal static class ODataReading
{
    // How many rows wait to be handed out while a stream is read: enough to spare work per row, few enough to hold nothing.
    private const int Handful = 32;

    /// <summary>All rows of one response.</summary>
    public static ODataRequest<ODataPage<T>> Page<T>(ODataService service, string url)
        where T : IODataObject<T>
        => new(service, HttpMethod.Get, url, ReadPageAsync<T>);

    /// <summary>One entity, which has to be there.</summary>
    public static ODataRequest<T> One<T>(ODataService service, string url)
        where T : IODataObject<T>
        => new(service, HttpMethod.Get, url, ReadOneAsync<T>) { IsWhole = true };

    /// <summary>One entity; the default where the service says that there is none.</summary>
    public static ODataRequest<T?> OneOrDefault<T>(ODataService service, string url)
        where T : IODataObject<T>
        => new(service, HttpMethod.Get, url, ReadOneOrDefaultAsync<T>) { IsWhole = true };

    /// <summary>A number of rows.</summary>
    public static ODataRequest<long> Count(ODataService service, string url) => new(service, HttpMethod.Get, url, ReadCountAsync) { Accept = "text/plain", IsWhole = true };

    public static async Task<List<T>> ReadAllAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>();
        var trail = new PageTrail();
        for (string? next = url; next is not null;)
        {
            using var page = await OpenAsync<T>(service, next, cancellationToken).ConfigureAwait(false);
            while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
            {
            }

            next = trail.GoOn(next, page.NextUrl);
        }

        return rows;
    }

    public static async IAsyncEnumerable<T> ReadRowsAsync<T>(ODataService service, string url, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>(Handful);
        var trail = new PageTrail();
        for (string? next = url; next is not null;)
        {
            using var page = await OpenAsync<T>(service, next, cancellationToken).ConfigureAwait(false);
            for (var more = true; more;)
            {
                ExceptionDispatchInfo? failure = null;
                try
                {
                    more = await page.ReadAsync(rows, Handful, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (rows.Count > 0)
                {
                    // Rows that came before the failure are handed out before it is.
                    failure = ExceptionDispatchInfo.Capture(exception);
                }

                foreach (var row in rows)
                    yield return row;
                rows.Clear();
                failure?.Throw();
            }

            next = trail.GoOn(next, page.NextUrl);
        }
    }

    /// <summary>All rows with what was removed, and the link to later changes.</summary>
    public static async Task<ODataDelta<T>> ReadDeltaAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>();
        var changes = new DeltaChanges();
        var trail = new PageTrail();
        string? link = null;
        for (string? next = url; next is not null;)
        {
            // 4.01 takes the name of 4.0 as well.
            var request = new ODataRequest(service, HttpMethod.Get, next) { Prefer = service.Protocol == ODataProtocol.V4 ? "odata.track-changes" : null };
            using var page = await OpenAsync<T>(request, await ODataRequests.SendAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken, changes).ConfigureAwait(false);
            while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
            {
            }

            link = page.DeltaUrl;
            next = trail.GoOn(next, page.NextUrl);
        }

        return new(rows, changes, service.Protocol, link is null ? null : new(service, link));
    }

    private static async Task<ODataPage<T>> ReadPageAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>();
        using var page = await OpenAsync<T>(request, response, cancellationToken).ConfigureAwait(false);
        while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
        }

        return new ODataPage<T>(rows, page.Count, page.NextUrl is { } next ? new ODataNextPage<T>(request.Service, next) : null);
    }

    private static async Task<T> ReadOneAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        var (isThere, value) = await ReadSingleAsync<T>(request, response, cancellationToken).ConfigureAwait(false);
        return isThere ? value! : throw new ODataFormatException($"The service answered without an entity: {request.Line}") { Request = request.Line };
    }

    private static async Task<T?> ReadOneOrDefaultAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            var error = await ODataErrors.ReadAsync(response, request.Line, cancellationToken).ConfigureAwait(false);
            // /IWFND/MED/* is SAP Gateway saying that there is no such service.
            if (!error.IsFromService || error.Code?.StartsWith("/IWFND/MED/", StringComparison.Ordinal) == true)
                throw error;
            return default;
        }

        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        return (await ReadSingleAsync<T>(request, response, cancellationToken).ConfigureAwait(false)).Value;
    }

    private static async Task<(bool IsThere, T? Value)> ReadSingleAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
            return default;
        using var buffer = await ODataRequests.ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return ODataAnswer.Guard(response, request.Line, () =>
        {
            ODataAnswer.EnsureJson(buffer.Span, response);
            return SingleReader.Read<T>(buffer, request.Service.Protocol);
        });
    }

    private static async Task<long> ReadCountAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        // No count is longer; anything longer is no count, and need not be read.
        await buffer.FillAsync(64, cancellationToken).ConfigureAwait(false);
        if (LogonPages.IsPage(response.Content.Headers.ContentType?.MediaType) || buffer.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..])
            throw ODataAnswer.Located(ODataAnswer.Page(response.Content.Headers.ContentType?.MediaType), response, request.Line);
        return long.TryParse(buffer.Span.Trim(" \t\r\n"u8), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new ODataFormatException($"The service answered a count with something that is no number: {request.Line}") { StatusCode = response.StatusCode, Request = request.Line };
    }

    private static async Task<ODataAnswer<T>> OpenAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var request = new ODataRequest(service, HttpMethod.Get, url);
        var response = await ODataRequests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync<T>(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<ODataAnswer<T>> OpenAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken, DeltaChanges? changes = null)
        where T : IODataObject<T>
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        return new ODataAnswer<T>(request, response, await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false)) { Changes = changes };
    }
}
