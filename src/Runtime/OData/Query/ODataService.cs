using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>A service of a destination. Generated classes derive from it and offer its entity sets.</summary>
/// <remarks>Safe for concurrent use, as the <see cref="HttpClient"/> is.</remarks>
public abstract class ODataService
{
    private const int KeptResources = 16;

    private readonly KeptResource?[] _resources = new KeptResource?[KeptResources];

    /// <summary>Binds a service to a client whose handlers know the destination.</summary>
    /// <param name="http">Client whose base address is the destination's host.</param>
    /// <param name="protocol">The protocol family.</param>
    /// <param name="path">Path of the service root, absolute on the host: <c>/sap/opu/odata/sap/API_SALES_ORDER_SRV</c>.</param>
    protected ODataService(HttpClient http, ODataProtocol protocol, string path)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Http = http;
        Protocol = protocol;
        Path = "/" + path.Trim('/');
        if (Path.Length == 1)
            Path = "";
    }

    /// <summary>The protocol family.</summary>
    public ODataProtocol Protocol { get; }

    /// <summary>Path of the service root on the destination's host, without a slash at its end.</summary>
    public string Path { get; }

    /// <summary>How V2 services are asked to change some properties of an entity; PATCH unless something else is said. V4 always uses PATCH.</summary>
    public V2UpdateMethod UpdateMethod { get; set; }

    internal HttpClient Http { get; }

    /// <summary>Begins a batch: several requests to this service in one.</summary>
    /// <param name="format">How it travels. Multipart is what every service understands.</param>
    /// <exception cref="ArgumentException">JSON was asked for, and this is a service of V2.</exception>
    public ODataBatch CreateBatch(BatchFormat format = BatchFormat.Multipart) => new(this, format);

    /// <summary>A query on an entity set.</summary>
    /// <param name="name">Name of the set on the wire.</param>
    protected ODataQueryState Set(string name) => Resource(name, isAlwaysThere: false);

    /// <summary>A singleton (V4).</summary>
    /// <param name="name">Name of the singleton on the wire.</param>
    /// <param name="isNullable">Whether it may be absent (4.01), and so be deleted.</param>
    protected ODataQueryState Singleton(string name, bool isNullable = false) => Resource(name, isAlwaysThere: !isNullable);

    // Queries begin at the same few resources again and again: their beginnings are kept, with the path written out.
    private ODataQueryState Resource(string name, bool isAlwaysThere)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ref var kept = ref _resources[(name.Length + (name[^1] * 5)) & (KeptResources - 1)];
        if (kept is { } known && ReferenceEquals(known.Name, name))
            return new(known.Resource);
        var resource = new ODataResource(this, ODataUrl.ResourcePath(this, name), isAlwaysThere);
        kept = new KeptResource(name, resource);
        return new(resource);
    }

    private sealed record KeptResource(string Name, ODataResource Resource);
}
