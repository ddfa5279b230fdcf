using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>Sends what queries ask for and reads what comes back.</summary>
internal static class ODataRequests
{
    // How many rows wait to be handed out while a stream is read: enough to spare work per row, few enough to hold nothing.
    private const int Handful = 32;

    private static readonly MediaTypeWithQualityHeaderValue _v2Json = new("application/json");

    // With this parameter numbers of 64 bits and decimals come in quotes, which nothing on the way can round.
    private static readonly MediaTypeWithQualityHeaderValue _v4Json = MediaTypeWithQualityHeaderValue.Parse("application/json;odata.metadata=minimal;IEEE754Compatible=true");

    private static readonly MediaTypeWithQualityHeaderValue _text = new("text/plain");

    public static async Task<List<T>> ReadAllAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>();
        for (string? next = url; next is not null;)
        {
            using var page = await OpenAsync<T>(service, next, cancellationToken).ConfigureAwait(false);
            while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
            {
            }

            next = page.NextUrl;
        }

        return rows;
    }

    public static async Task<ODataPage<T>> ReadPageAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>();
        using var page = await OpenAsync<T>(service, url, cancellationToken).ConfigureAwait(false);
        while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
        }

        return new ODataPage<T>(rows, page.Count, page.NextUrl is { } next ? new ODataNextPage<T>(service, next) : null);
    }

    public static async IAsyncEnumerable<T> ReadRowsAsync<T>(ODataService service, string url, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var rows = new List<T>(Handful);
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

            next = page.NextUrl;
        }
    }

    public static async Task<T> ReadOneAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var (isThere, value) = await ReadSingleAsync<T>(service, url, orNone: false, cancellationToken).ConfigureAwait(false);
        return isThere ? value! : throw new ODataFormatException($"The service answered without an entity: GET {url}") { Request = new("GET", url) };
    }

    public static async Task<T?> ReadOneOrDefaultAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
        => (await ReadSingleAsync<T>(service, url, orNone: true, cancellationToken).ConfigureAwait(false)).Value;

    public static async Task<long> CountAsync(ODataService service, string url, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(service, url, _text, cancellationToken).ConfigureAwait(false);
        await EnsureSuccessAsync(response, url, cancellationToken).ConfigureAwait(false);
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        // No count is longer; anything longer is no count, and need not be read.
        await buffer.FillAsync(64, cancellationToken).ConfigureAwait(false);
        return long.TryParse(buffer.Span.Trim(" \t\r\n"u8), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new ODataFormatException($"The service answered a count with something that is no number: GET {url}") { StatusCode = response.StatusCode, Request = new("GET", url) };
    }

    private static async Task<(bool IsThere, T? Value)> ReadSingleAsync<T>(ODataService service, string url, bool orNone, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        using var response = await SendAsync(service, url, Accept(service), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound && orNone)
        {
            var error = await ODataErrors.ReadAsync(response, new("GET", url), cancellationToken).ConfigureAwait(false);
            // /IWFND/MED/* is SAP Gateway saying that there is no such service.
            if (!error.IsFromService || error.Code?.StartsWith("/IWFND/MED/", StringComparison.Ordinal) == true)
                throw error;
            return default;
        }

        await EnsureSuccessAsync(response, url, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent)
            return default;
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        while (await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false))
        {
        }

        return ODataAnswer.Guard(response, url, () =>
        {
            ODataAnswer.EnsureJson(buffer.Span, response);
            return SingleReader.Read<T>(buffer, service.Protocol);
        });
    }

    private static async Task<ODataAnswer<T>> OpenAsync<T>(ODataService service, string url, CancellationToken cancellationToken)
        where T : IODataObject<T>
    {
        var response = await SendAsync(service, url, Accept(service), cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureSuccessAsync(response, url, cancellationToken).ConfigureAwait(false);
            var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
            return new ODataAnswer<T>(service, url, response, buffer);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static MediaTypeWithQualityHeaderValue Accept(ODataService service) => service.Protocol == ODataProtocol.V2 ? _v2Json : _v4Json;

    private static async Task<HttpResponseMessage> SendAsync(ODataService service, string url, MediaTypeWithQualityHeaderValue accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.Accept.Add(accept);
        request.Options.Set(DestinationRequestOptions.ServiceRoot, service.Path);
        if (service.Protocol == ODataProtocol.V2)
            request.Headers.TryAddWithoutValidation("MaxDataServiceVersion", "2.0");
        else
            request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        return await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private static async Task EnsureSuccessAsync(HttpResponseMessage response, string url, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await ODataErrors.ReadAsync(response, new("GET", url), cancellationToken).ConfigureAwait(false);
    }
}
