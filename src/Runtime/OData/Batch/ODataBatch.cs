using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>
/// Several requests to one service in one HTTP request. Requests are carried out in the order in which they were added; those of a
/// <see cref="ChangeSet"/> together or not at all. Every request has a result of its own, and a failure of one is no failure of others.
/// </summary>
/// <remarks>Not safe for concurrent use. A batch is sent once.</remarks>
public sealed class ODataBatch
{
    private readonly ODataService _service;
    private readonly IBatchFormat _format;
    private readonly List<BatchStep> _steps = [];
    private ChangeSet? _open;
    private int _contentIds;
    private bool _isSent;
    private bool _continueOnError = true;

    internal ODataBatch(ODataService service, BatchFormat format)
    {
        _service = service;
        _format = format switch
        {
            BatchFormat.Multipart => new MultipartFormat(Guid.NewGuid()),
            BatchFormat.Json when service.Protocol == ODataProtocol.V4 => new JsonFormat(),
            BatchFormat.Json => throw new ArgumentException("A batch as JSON exists in OData V4 only.", nameof(format)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>Number of requests.</summary>
    public int Count => _steps.Sum(static step => step.Parts.Count);

    /// <summary>
    /// Whether the service goes on behind a request or change set that failed. True by default: the preference <c>continue-on-error</c> is sent in V4.
    /// A service that stops answers no request behind the failed one, and their results say so.
    /// </summary>
    /// <exception cref="InvalidOperationException">Services of V2 always go on: it cannot be turned off.</exception>
    public bool ContinueOnError
    {
        get => _continueOnError;
        set => _continueOnError = value || _service.Protocol == ODataProtocol.V4
            ? value
            : throw new InvalidOperationException("A service of OData V2 goes on behind a request that failed; this cannot be turned off.");
    }

    /// <summary>Reads all rows of a query. Pages behind the first are read when the batch has been answered, one request each.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<IReadOnlyList<T>> Add<T>(ODataQuery<T> query)
        where T : IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        var rows = new BatchRows<T>(ODataReading.Page<T>(_service, query.State.ToString()));
        return Add(new BatchResult<IReadOnlyList<T>>(rows.Request, rows.ReadAsync, complete: rows.CompleteAsync));
    }

    /// <summary>Reads the first page of a query, with the total number if the query asks for it.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<ODataPage<T>> AddPage<T>(ODataQuery<T> query)
        where T : IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return Add(ODataReading.Page<T>(_service, query.State.ToString()));
    }

    /// <summary>Counts the rows of a query on the server (<c>/$count</c>).</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<long> AddCount(ODataQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Add(ODataReading.Count(_service, ODataUrl.CountOf(query.State)));
    }

    /// <summary>Reads one entity, which has to be there: its result is an error where the service says that there is none.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<T> Add<T>(ODataReference<T> reference)
        where T : IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Add(ODataReading.One<T>(_service, reference.State.ToString()));
    }

    /// <summary>Reads one entity; the default where the service says that there is none.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<T?> AddOrDefault<T>(ODataReference<T> reference)
        where T : IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Add(ODataReading.OneOrDefault<T>(_service, reference.State.ToString()));
    }

    /// <summary>Reads one property of an entity: <c>batch.Add(s4.SalesOrder["1"].Property(o => o.Note))</c>.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<T> Add<T>(ODataProperty<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Add(property.Request);
    }

    /// <summary>Calls an operation: <c>batch.Add(shop.Reset())</c>.</summary>
    /// <exception cref="ArgumentException">The operation is not read with GET, and the service is one of V2: its calls belong in change sets.</exception>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult Add(ODataInvocation call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AddCall(OperationRequests.Invoke(call.Operation, call.Version));
    }

    /// <summary>Calls an operation and reads its result: <c>batch.Add(shop.Nearest(lat: 49.3, lon: 8.6))</c>.</summary>
    /// <exception cref="ArgumentException">The operation is not read with GET, and the service is one of V2: its calls belong in change sets.</exception>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public BatchResult<T> Add<T>(ODataInvocation<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AddCall(call.Request);
    }

    /// <summary>Begins changes that the service carries out together or not at all.</summary>
    /// <exception cref="InvalidOperationException">The batch has been sent.</exception>
    public ChangeSet BeginChangeSet()
    {
        EnsureNotSent();
        _open?.Dispose();
        _open = new ChangeSet(this);
        _steps.Add(_open.Step);
        return _open;
    }

    /// <summary>
    /// Sends the batch and reads the answers into the results. What single requests failed with is in their results; this throws only what the whole
    /// batch failed with. An empty batch is not sent.
    /// </summary>
    /// <exception cref="InvalidOperationException">The batch has been sent, successfully or not.</exception>
    /// <exception cref="ODataException">The service refused the whole batch, or its answer is no answer to a batch. All results without an answer have the same error.</exception>
    public async Task SendAsync(CancellationToken cancellationToken = default)
    {
        EnsureNotSent();
        _isSent = true;
        _open?.Dispose();
        _steps.RemoveAll(static step => step.Parts.Count == 0);
        if (_steps.Count == 0)
            return;
        try
        {
            var request = new ODataRequest(_service, HttpMethod.Post, _service.Path + "/$batch")
            {
                Accept = _format.Accept,
                Prefer = _service.Protocol == ODataProtocol.V4 && ContinueOnError ? _format.ContinueOnError : null,
                Content = new BatchContent(_format, _steps),
            };
            using var response = await ODataRequests.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
            await _format.ReadAsync(request, response, _steps, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var part in Unanswered())
                part.Fail(exception);
            throw;
        }

        BatchAnswers.FailUnanswered(_steps);
        foreach (var part in _steps.SelectMany(static step => step.Parts))
            await part.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    internal int NextContentId() => ++_contentIds;

    /// <exception cref="ArgumentException">The request is one to another service, or cannot be part of a batch.</exception>
    /// <exception cref="InvalidOperationException">The batch has been sent, or the request refers to one that is not in its change set.</exception>
    internal void Check(ODataRequest request, ChangeSet? changes)
    {
        EnsureNotSent();
        if (request.Content is not null)
            throw new ArgumentException($"A media stream is sent by itself, not in a batch: {request.Line}", nameof(request));
        // A line break would begin another header, or another request with the rights of this one.
        if (!PartRequest.IsSafe(request.Url) || request.Headers().Any(static header => !PartRequest.IsSafe(header.Value)))
            throw new ArgumentException($"A header or the URL of the request holds a control character: {request.Method} to {request.Service.Path}", nameof(request));
        if (request.Url.StartsWith('$'))
        {
            if (changes is null || !changes.Step.Parts.Exists(part => BatchReferences.IsTo(request.Url, part.ContentId)))
                throw new InvalidOperationException($"The request refers to the answer of another request, which is not in the same change set: {request.Line}");
        }
        else if (!request.Url.StartsWith(_service.Path + "/", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The request belongs to another service than the batch, which goes to {_service.Path}: {request.Line}", nameof(request));
        }
    }

    private IEnumerable<BatchResult> Unanswered() => _steps.SelectMany(static step => step.Parts).Where(static part => !part.IsCompleted);

    private BatchResult<T> Add<T>(ODataRequest<T> request) => Add(new BatchResult<T>(request, request.ReadAsync));

    // MS-ODATA 2.2.7.6.1: outside of change sets there are reading requests only.
    /// <exception cref="ArgumentException">The result is a stream.</exception>
    internal static void EnsureNoStream<T>(ODataRequest<T> call)
    {
        if (call.IsStream)
            throw new ArgumentException($"The result is a stream, which is read while it arrives and so by a request of its own: {call.Line}", nameof(call));
    }

    private BatchResult<T> AddCall<T>(ODataRequest<T> call)
    {
        EnsureNoStream(call);
        return AddOperation(call);
    }

    private BatchResult<T> AddOperation<T>(ODataRequest<T> call) => call.Method == HttpMethod.Get || _service.Protocol == ODataProtocol.V4
        ? Add(call)
        : throw new ArgumentException($"The call changes something, which services of V2 take in change sets only: {call.Line}", nameof(call));

    private BatchResult<T> Add<T>(BatchResult<T> result)
    {
        if (result.Sent.Service.Protocol != _service.Protocol)
            throw new ArgumentException($"The request belongs to another service than the batch: {result.Request}");
        Check(result.Sent, null);
        _open?.Dispose();
        _open = null;
        var step = new BatchStep(isChangeSet: false);
        step.Parts.Add(result);
        _steps.Add(step);
        return result;
    }

    private void EnsureNotSent()
    {
        if (_isSent)
            throw new InvalidOperationException("The batch has been sent, and is sent once only. Create another one.");
    }
}
