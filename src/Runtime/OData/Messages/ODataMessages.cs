using System.Collections;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>
/// Collects what services say beside successful answers: warnings of a created order, for example. From <see cref="Collect"/> until it is disposed of,
/// it takes the messages of all requests that the same flow of calls sends, parts of batches among them.
/// </summary>
/// <remarks>SAP systems send them as JSON in the header <c>sap-message</c> (V2) or <c>sap-messages</c> (V4). Those of errors are in <see cref="ODataException.Details"/>.</remarks>
/// <example>
/// <code>
/// using var messages = ODataMessages.Collect();
/// await s4.SalesOrder.CreateAsync(order, ct);
/// foreach (var message in messages) { }
/// </code>
/// </example>
public sealed class ODataMessages : IReadOnlyList<ODataMessage>, IDisposable
{
    private static readonly AsyncLocal<ODataMessages?> _current = new();

    private readonly ODataMessages? _outer;
    private readonly Lock _lock = new();
    private ODataMessage[] _messages = [];
    private volatile bool _isOver;

    private ODataMessages(ODataMessages? outer) => _outer = outer;

    /// <summary>How many there are so far.</summary>
    public int Count => _messages.Length;

    /// <summary>A message, in the order of the answers.</summary>
    public ODataMessage this[int index] => _messages[index];

    /// <summary>Begins to collect. One that was begun before, further out, gets the messages too.</summary>
    public static ODataMessages Collect() => _current.Value = new ODataMessages(_current.Value);

    /// <summary>Ends collecting. What was collected stays.</summary>
    public void Dispose()
    {
        _isOver = true;
        if (_current.Value == this)
            _current.Value = _outer;
    }

    /// <inheritdoc/>
    public IEnumerator<ODataMessage> GetEnumerator() => ((IEnumerable<ODataMessage>)_messages).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes the messages of a successful answer, if anybody collects them.</summary>
    internal static void Take(ODataRequest request, HttpResponseMessage response)
    {
        if (_current.Value is not { } collector)
            return;
        var name = request.Service.Protocol == ODataProtocol.V2 ? "sap-message" : "sap-messages";
        if (!response.Headers.NonValidated.TryGetValues(name, out var values))
            return;
        var messages = new List<ODataMessage>();
        foreach (var value in values)
            MessageHeader.Read(value, request.Line, messages);
        for (var taker = collector; taker is not null; taker = taker._outer)
            taker.Add(messages);
    }

    // Requests of one flow may run side by side. Whoever enumerates sees the messages of one moment.
    private void Add(List<ODataMessage> messages)
    {
        if (_isOver)
            return;
        lock (_lock)
            _messages = [.. _messages, .. messages];
    }
}
