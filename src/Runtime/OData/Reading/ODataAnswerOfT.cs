using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>One page that is being read: response, buffer and reader live and end together.</summary>
internal sealed class ODataAnswer<T>(ODataRequest request, HttpResponseMessage response, ResponseBuffer buffer) : IDisposable
    where T : IODataObject<T>
{
    private readonly ShortStrings _strings = ShortStrings.Rent();
    private PageReader<T>? _reader;
    private bool _isDisposed;

    public long? Count => _reader?.Count;

    /// <summary>The next page, relative to the destination's host; null on the last.</summary>
    public string? NextUrl { get; private set; }

    /// <summary>Where later changes will be, relative to the destination's host; null where the answer does not say.</summary>
    public string? DeltaUrl { get; private set; }

    /// <summary>Takes rows that were removed; null where rows are only rows.</summary>
    public DeltaChanges? Changes { get; init; }

    /// <summary>Reads up to so many rows.</summary>
    /// <returns>Whether there may be more on this page.</returns>
    public async ValueTask<bool> ReadAsync(List<T> rows, int maximum, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = rows.Count;
            if (!Read(rows, maximum))
                return !_reader!.IsFinished;
            // Nothing at all fitted: it is one large row, and trying again makes sense only when there is much more of it.
            var minimum = rows.Count > before ? buffer.Length + 1 : (buffer.Length * 2) + 1;
            await buffer.FillAsync(minimum, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _strings.Return();
        buffer.Dispose();
        response.Dispose();
    }

    private bool Read(List<T> rows, int maximum)
    {
        try
        {
            if (_reader is null)
            {
                ODataAnswer.EnsureJson(buffer.Span, response);
                _reader = new PageReader<T>(buffer, request.Service.Protocol, _strings) { Changes = Changes };
            }

            var isStarved = _reader.Read(rows, maximum);
            if (_reader.Error is { } error)
                throw ODataErrors.From(error, response.StatusCode, request.Line);
            if (_reader.IsFinished && _reader.NextLink is { Length: > 0 } link)
                NextUrl = NextLinks.Resolve(link, _reader.Context, response, request.Url, request.Service.Http.BaseAddress);
            if (_reader.IsFinished && Changes is not null && _reader.DeltaLink is { Length: > 0 } delta)
                DeltaUrl = NextLinks.Resolve(delta, _reader.Context, response, request.Url, request.Service.Http.BaseAddress, mayRepeat: true);
            return isStarved;
        }
        catch (ODataFormatException exception) when (exception.Request is null)
        {
            throw ODataAnswer.Located(exception, response, request.Line);
        }
    }
}
