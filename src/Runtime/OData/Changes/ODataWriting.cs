using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Requests that change entities. Sent by themselves, or as parts of a batch.</summary>
internal static class ODataWriting
{
    private static readonly HttpMethod _merge = new("MERGE");

    /// <summary>Creates an entity in a set; the entity becomes what the service made of it.</summary>
    public static ODataRequest<T> Create<T>(ODataTarget set, T entity, ReturnPreference prefer)
        where T : ODataEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        set.Rules?.Check(entity, WriteMode.Create, isBehindParent: set.State.Resource.Step != ODataStep.Resource);
        return new(set.State.Service, HttpMethod.Post, ODataUrl.PathOf(set.State), new WrittenEntity<T>(entity, isNew: true).ReadAsync)
        {
            Prefer = Text(prefer),
            WriteBody = writer => writer.Write(entity, WriteMode.Create, set.Rules),
        };
    }

    /// <summary>Sends what was assigned to an entity; the entity becomes what the service made of it. Whoever calls knows that there are changes.</summary>
    public static ODataRequest<T> Update<T>(ODataTarget target, T entity, ETag etag, ReturnPreference prefer)
        where T : ODataEntity
    {
        target.Rules?.Check(entity, WriteMode.Changes);
        var (method, headers) = UpdateMethod(target.State.Service);
        return new(target.State.Service, method, ODataUrl.PathOf(target.State), new WrittenEntity<T>(entity, isNew: false).ReadAsync)
        {
            IfMatch = etag.Value,
            Prefer = Text(prefer),
            MoreHeaders = headers,
            WriteBody = writer => writer.Write(entity, WriteMode.Changes, target.Rules),
        };
    }

    /// <summary>Sends all of an entity; what it does not hold gets its default.</summary>
    public static ODataRequest<T> Replace<T>(ODataTarget target, T entity, ETag etag, ReturnPreference prefer)
        where T : ODataEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        target.Rules?.Check(entity, WriteMode.Whole);
        return new(target.State.Service, HttpMethod.Put, ODataUrl.PathOf(target.State), new WrittenEntity<T>(entity, isNew: false).ReadAsync)
        {
            IfMatch = etag.Value,
            Prefer = Text(prefer),
            WriteBody = writer => writer.Write(entity, WriteMode.Whole, target.Rules),
        };
    }

    /// <summary>Deletes an entity.</summary>
    /// <exception cref="InvalidOperationException">It is a singleton that the document does not let be absent (OData 4.01 part 1, 11.4.5: only nullable singletons are deleted).</exception>
    public static ODataRequest<bool> Delete(ODataQueryState state, ETag etag) => state.Resource is { IsAlwaysThere: true, Name: { } path }
        ? throw new InvalidOperationException($"{path[(path.LastIndexOf('/') + 1)..]} is a singleton that is always there: the service's document does not say that it may be absent (Nullable), so it cannot be deleted.")
        : new(state.Service, HttpMethod.Delete, ODataUrl.PathOf(state), ReadNothingAsync) { IfMatch = etag.Value };

    /// <summary>The entity in its set.</summary>
    /// <exception cref="InvalidOperationException">The entity has no key.</exception>
    public static ODataQueryState StateOf(ODataQueryState set, ODataEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return set.Key(entity.Key() ?? throw new InvalidOperationException($"{entity.GetType().Name} has no key that a URL can carry."));
    }

    /// <summary>The answer of a request that gives nothing back.</summary>
    public static async Task<bool> ReadNothingAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        await ODataAnswer.EnsureNoPageAsync(request, response, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static string? Text(ReturnPreference preference) => preference switch
    {
        ReturnPreference.Minimal => "return=minimal",
        ReturnPreference.Representation => "return=representation",
        _ => null,
    };

    /// <summary>How a service is told that what is not sent stays as it is.</summary>
    public static (HttpMethod Method, KeyValuePair<string, string>[] Headers) UpdateMethod(ODataService service) => service.Protocol == ODataProtocol.V4
        ? (HttpMethod.Patch, [])
        : service.UpdateMethod switch
        {
            V2UpdateMethod.Merge => (_merge, []),
            V2UpdateMethod.TunnelledMerge => (HttpMethod.Post, [new("X-HTTP-Method", "MERGE")]),
            _ => (HttpMethod.Patch, []),
        };
}
