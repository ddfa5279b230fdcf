using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>All rows of a query in a batch: the first page from the batch, the others as the server links them.</summary>
internal sealed class BatchRows<T>(ODataRequest<ODataPage<T>> request)
    where T : IODataObject<T>
{
    private readonly List<T> _rows = [];
    private ODataNextPage<T>? _next;

    public ODataRequest Request => request;

    public async Task<IReadOnlyList<T>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Take(await request.ReadAsync(response, cancellationToken).ConfigureAwait(false));
        return _rows;
    }

    public async Task CompleteAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        while (_next is { } next)
            Take(await next.ToPageAsync(cancellationToken).ConfigureAwait(false));
    }

    private void Take(ODataPage<T> page)
    {
        _rows.AddRange(page.Items);
        _next = page.NextPage;
    }
}
