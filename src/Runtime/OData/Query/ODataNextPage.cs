namespace Btp.Connectivity.OData;

/// <summary>The page after a page, by the server's own opaque link.</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
public sealed class ODataNextPage<T>
    where T : IODataObject<T>
{
    private readonly ODataService _service;
    private readonly string _url;

    internal ODataNextPage(ODataService service, string url)
    {
        _service = service;
        _url = url;
    }

    /// <summary>Reads the page.</summary>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public Task<ODataPage<T>> ToPageAsync(CancellationToken cancellationToken = default) => ODataReading.Page<T>(_service, _url).SendAsync(cancellationToken);

    /// <summary>The exact request URL, path and query, relative to the destination's host.</summary>
    public override string ToString() => _url;
}
