namespace Btp.Connectivity.OData;

/// <summary>What the path of a URL names: a set, one of its entities, what they lead to. Immutable; each step knows the one before.</summary>
internal sealed class ODataResource
{
    /// <summary>Where the options of a nested expansion begin.</summary>
    public static readonly ODataResource Nested = new(null, ODataStep.Nested, null, null);

    private readonly ODataService? _service;

    /// <summary>An entity set, a singleton or an operation of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="path">Its path on the host, percent-encoded.</param>
    /// <param name="isAlwaysThere">Whether it is a singleton that cannot be deleted.</param>
    public ODataResource(ODataService service, string path, bool isAlwaysThere)
    {
        (_service, Name, IsAlwaysThere) = (service, path, isAlwaysThere);
        Step = ODataStep.Resource;
    }

    private ODataResource(ODataResource? previous, ODataStep step, string? name, object? content)
    {
        (Previous, Step, Name, Content) = (previous, step, name, content);
        _service = previous?._service;
    }

    public ODataResource? Previous { get; }

    public ODataStep Step { get; }

    /// <summary>The path of a resource, the name of a segment.</summary>
    public string? Name { get; }

    /// <summary>The parts of a key, the call of a function.</summary>
    public object? Content { get; }

    public bool IsAlwaysThere { get; }

    /// <summary>The protocol in which the URL is written; V4 for nested expansions, which V2 does not have.</summary>
    public ODataProtocol Protocol => _service?.Protocol ?? ODataProtocol.V4;

    /// <exception cref="InvalidOperationException">This is a nested expansion, which cannot be sent by itself.</exception>
    public ODataService Service => _service
        ?? throw new InvalidOperationException("The query inside of Expand is part of the outer query: it cannot be sent by itself.");

    /// <summary>One entity of a set.</summary>
    public ODataResource Key(ODataKeyPart[] parts) => new(this, ODataStep.Key, null, parts);

    /// <summary>What a navigation property leads to, or the same as a derived type.</summary>
    public ODataResource Navigate(string name) => new(this, ODataStep.Segment, name, null);

    /// <summary>What an earlier request of a change set creates: the reference stands in place of the path so far.</summary>
    public ODataResource Created(string reference) => new(this, ODataStep.Created, reference, null);

    /// <summary>The result of a function.</summary>
    public ODataResource Call(ODataCall call) => new(this, ODataStep.Call, null, call);
}
