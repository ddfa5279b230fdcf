using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Rows in a form of the caller's own. Nothing is sent before rows are asked for.</summary>
/// <typeparam name="TResult">What a row becomes.</typeparam>
public sealed class ODataProjection<TResult>
{
    private readonly ODataService _service;
    private readonly Func<int?, int?, string> _url;
    private readonly Func<JsonElement, TResult> _project;
    private readonly int? _skip;
    private readonly int? _top;

    internal ODataProjection(ODataService service, Func<int?, int?, string> url, Func<JsonElement, TResult> project, int? skip = null, int? top = null)
        => (_service, _url, _project, _skip, _top) = (service, url, project, skip, top);

    /// <summary>At most so many rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataProjection<TResult> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(_service, _url, _project, _skip, count);
    }

    /// <summary>Not the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ODataProjection<TResult> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(_service, _url, _project, count, _top);
    }

    /// <summary>Reads all rows, page after page where the server splits them.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<List<TResult>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TResult>();
        await foreach (var row in WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    /// <summary>Reads the first row.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<TResult> FirstAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in Take(Math.Min(1, _top ?? 1)).WithCancellation(cancellationToken).ConfigureAwait(false))
            return row;
        throw new InvalidOperationException($"No row: GET {this}");
    }

    /// <summary>Reads the first row; the default where there is none.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<TResult?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in Take(Math.Min(1, _top ?? 1)).WithCancellation(cancellationToken).ConfigureAwait(false))
            return row;
        return default;
    }

    /// <summary>Reads row after row while they arrive, page after page.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public IAsyncEnumerator<TResult> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The same rows as a sequence whose operators work here and not at the service.</summary>
    /// <remarks>A query is no <see cref="IAsyncEnumerable{T}"/> by itself: the operators of System.Linq would take over, unseen, where the service cannot do what a lambda says, and would read all rows to do it.</remarks>
    public IAsyncEnumerable<TResult> AsAsyncEnumerable() => ReadAsync(default);

    /// <summary>The same rows for <c>await foreach</c>, with a way to end waiting.</summary>
    public ConfiguredCancelableAsyncEnumerable<TResult> WithCancellation(CancellationToken cancellationToken) => AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>The exact request URL, path and query, relative to the destination's host.</summary>
    public override string ToString() => _url(_skip, _top);

    private async IAsyncEnumerable<TResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ODataReading.ReadRowsAsync<ODataWholeRow>(_service, ToString(), cancellationToken).ConfigureAwait(false))
            yield return _project(row.Json);
    }
}
