using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>A query whose rows can be read. Nothing is sent before rows are asked for.</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
public abstract class ODataQuery<T> : ODataQuery
    where T : IODataObject<T>
{
    /// <summary>Wraps a state.</summary>
    protected ODataQuery(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>Reads all rows, page after page where the server splits them.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
        => ODataReading.ReadAllAsync<T>(State.Service, State.ToString(), cancellationToken);

    /// <summary>Reads the rows of one response, with the total number if the query asks for it, and the way to the next page.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public Task<ODataPage<T>> ToPageAsync(CancellationToken cancellationToken = default)
        => ODataReading.Page<T>(State.Service, State.ToString()).SendAsync(cancellationToken);

    /// <summary>Reads all rows and asks the service to track their changes from now on (V4 <c>Prefer: odata.track-changes</c>; V2 services of SAP that track changes say so by themselves).</summary>
    /// <remarks><c>delta.Next</c> leads to what changes later, and is null where the service tracks nothing.</remarks>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public Task<ODataDelta<T>> ToDeltaAsync(CancellationToken cancellationToken = default)
        => ODataReading.ReadDeltaAsync<T>(State.Service, State.ToString(), cancellationToken);

    /// <summary>Goes on with a link that was kept: what <c>ToString()</c> of an <see cref="ODataDeltaLink{T}"/> gave.</summary>
    /// <exception cref="ArgumentException">The link does not lead into this service.</exception>
    public ODataDeltaLink<T> ResumeDelta(string link)
    {
        ArgumentException.ThrowIfNullOrEmpty(link);
        var service = State.Service;
        return link.StartsWith(service.Path + "/", StringComparison.Ordinal) && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains("/../", StringComparison.Ordinal)
            ? new(service, link)
            : throw new ArgumentException("The link does not lead into this service.", nameof(link));
    }

    /// <summary>Reads the first row.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<T> FirstAsync(CancellationToken cancellationToken = default)
        => await FirstRowsAsync(1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : throw Empty();

    /// <summary>Reads the first row; the default where there is none.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
        => await FirstRowsAsync(1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : default;

    /// <summary>Reads the only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<T> SingleAsync(CancellationToken cancellationToken = default)
        => await FirstRowsAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var only] => only,
            [] => throw Empty(),
            _ => throw Several(),
        };

    /// <summary>Reads the only row; the default where there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
        => await FirstRowsAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var only] => only,
            [] => default,
            _ => throw Several(),
        };

    /// <summary>Whether there is a row.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default)
        => await FirstRowsAsync(1, cancellationToken).ConfigureAwait(false) is not [];

    /// <summary>Reads row after row while they arrive, page after page; a page is never held as a whole.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => ODataReading.ReadRowsAsync<T>(State.Service, State.ToString(), cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The same rows as a sequence whose operators work here and not at the service.</summary>
    /// <remarks>A query is no <see cref="IAsyncEnumerable{T}"/> by itself: the operators of System.Linq would take over, unseen, where the service cannot do what a lambda says, and would read all rows to do it.</remarks>
    public IAsyncEnumerable<T> AsAsyncEnumerable() => ODataReading.ReadRowsAsync<T>(State.Service, State.ToString(), default);

    /// <summary>The same rows for <c>await foreach</c>, with a way to end waiting.</summary>
    public ConfiguredCancelableAsyncEnumerable<T> WithCancellation(CancellationToken cancellationToken) => AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Whether the service takes <c>$top</c>. Where it does not, the first rows are read and the connection is let go.</summary>
    protected virtual bool CanTake => true;

    /// <summary>Counts rows on the server (<c>/$count</c>). What was skipped or taken does not matter, as in the protocol.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not a number.</exception>
    protected Task<long> CountCoreAsync(CancellationToken cancellationToken = default)
        => ODataReading.Count(State.Service, ODataUrl.CountOf(State)).SendAsync(cancellationToken);

    private async Task<List<T>> FirstRowsAsync(int count, CancellationToken cancellationToken)
    {
        var top = State.Limit is >= 0 and var limit ? Math.Min(limit, count) : count;
        var rows = new List<T>(top);
        if (top == 0)
            return rows;
        if (!CanTake)
        {
            await foreach (var row in WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
                if (rows.Count == top)
                    break;
            }

            return rows;
        }

        // A limit that was passed on as text stays the caller's.
        var limited = State.HasOption("$top") ? State : State.Take(top);
        var page = await ODataReading.Page<T>(State.Service, limited.ToString()).SendAsync(cancellationToken).ConfigureAwait(false);
        rows.AddRange(page.Items);
        // A page with fewer rows than asked for, or none, and a link is legal: the server stopped early.
        while (rows.Count < top && page.NextPage is { } next)
        {
            page = await next.ToPageAsync(cancellationToken).ConfigureAwait(false);
            rows.AddRange(page.Items);
        }

        return rows;
    }

    private InvalidOperationException Empty() => new($"No row: GET {this}");

    private InvalidOperationException Several() => new($"More than one row: GET {this}");
}
