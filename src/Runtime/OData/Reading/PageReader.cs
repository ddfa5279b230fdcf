using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads the rows of a collection response while its bytes arrive: <c>{"d":{"results":[…]}}</c>, <c>{"d":[…]}</c>, <c>{"value":[…]}</c>.</summary>
internal sealed partial class PageReader<T>(ResponseBuffer buffer, ODataProtocol protocol, ShortStrings strings)
    where T : IODataObject<T>
{
    private JsonReaderState _state;
    private Place _place;
    private bool _isInData;
    private bool _hasRows;
    private bool _isEntity;

    /// <summary>Where in the response the reader is.</summary>
    private enum Place
    {
        Start,
        Envelope,
        Rows,
        End,
    }

    /// <summary>Total number of rows, where the response tells it.</summary>
    public long? Count { get; private set; }

    /// <summary>Link to the next page, as sent.</summary>
    public string? NextLink { get; private set; }

    /// <summary>Context of the response, which relative links of V4 are relative to.</summary>
    public string? Context { get; private set; }

    /// <summary>Link to later changes, as sent.</summary>
    public string? DeltaLink { get; private set; }

    /// <summary>Takes what is no row; null where rows are only rows.</summary>
    public DeltaChanges? Changes { get; init; }

    /// <summary>The service broke off in the middle and reports why.</summary>
    public ODataErrorContent? Error { get; private set; }

    public bool IsFinished => _place == Place.End;

    /// <summary>Reads rows that are there completely.</summary>
    /// <returns>Whether it stopped for want of data.</returns>
    /// <exception cref="ODataFormatException">The response is not OData JSON, or values are not of the types in the metadata.</exception>
    public bool Read(List<T> rows, int maximum)
    {
        try
        {
            return ReadSteps(rows, maximum);
        }
        catch (Exception exception) when (WireText.IsNone(exception))
        {
            throw WireText.None(buffer, exception);
        }
        catch (JsonException exception)
        {
            throw new ODataFormatException(
                buffer.IsComplete && exception.Message.Contains("end of data", StringComparison.Ordinal) || exception.Message.Contains("incomplete", StringComparison.Ordinal)
                    ? $"The response ends in the middle, after {buffer.Origin + buffer.Length} bytes: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + _plainBytes}."
                    : $"The response is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + _plainBytes}.",
                exception);
        }
    }

    private bool ReadSteps(List<T> rows, int maximum)
    {
        var reader = new ODataReader(buffer.Span, buffer.IsComplete, _state, protocol, strings, buffer.Origin);
        var consumed = 0L;
        var state = _state;
        var isStarved = false;
        while (_place != Place.End && rows.Count < maximum)
        {
            if (_place == Place.Rows && ReadPlainRows(rows, maximum, (int)consumed))
            {
                // The tokens go on where the plain rows end: as after any other row.
                reader = new ODataReader(buffer.Span, buffer.IsComplete, _afterRow, protocol, strings, buffer.Origin);
                (consumed, state) = (0, _afterRow);
                if (rows.Count >= maximum)
                    break;
            }

            // A step is done completely or not at all: what it read before the data ended is read again.
            isStarved = !(_place switch
            {
                Place.Rows => ReadRow(ref reader, rows),
                Place.Envelope => ReadEnvelope(ref reader),
                _ => ReadStart(ref reader),
            });
            if (isStarved)
                break;
            consumed = reader.BytesConsumed;
            state = reader.State;
        }

        _state = state;
        buffer.Advance((int)consumed);
        return isStarved;
    }

    private bool ReadStart(ref ODataReader reader)
    {
        if (!reader.Json.Read())
            return false;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new ODataFormatException("The response is JSON but no OData: it does not begin with an object.");
        _place = Place.Envelope;
        return true;
    }

    private bool ReadRow(ref ODataReader reader, List<T> rows)
    {
        if (!reader.Json.Read())
            return false;
        switch (reader.TokenType)
        {
            case JsonTokenType.EndArray:
                _place = Place.Envelope;
                return true;
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.StartObject when Changes is not null && DeltaRows.Take(ref reader, Changes, out var isComplete):
                return isComplete;
            case JsonTokenType.StartObject:
                var row = T.Read(ref reader);
                if (reader.IsStarved)
                    return false;
                rows.Add(row);
                Changes?.Settle(rows.Count - 1);
                LearnPlainRows(reader.State);
                return true;
            default:
                throw new ODataFormatException($"The response holds a row that is no object, at byte {buffer.Origin + reader.Json.TokenStartIndex}.");
        }
    }

    // One property of the outermost object, or in V2 of "d".
    private bool ReadEnvelope(ref ODataReader reader)
    {
        ref var json = ref reader.Json;
        if (!json.Read())
            return false;
        if (json.TokenType == JsonTokenType.EndObject)
            return Leave();
        if (protocol == ODataProtocol.V2)
            return _isInData ? ReadDataProperty(ref json) : ReadRootProperty(ref json);
        if (json.ValueTextEquals("value"u8))
            return EnterRows(ref json);
        if (json.ValueTextEquals("error"u8))
            return ReadError(ref json);
        if (json.ValueTextEquals("@odata.count"u8) || json.ValueTextEquals("@count"u8))
            return ReadCount(ref json);
        if (json.ValueTextEquals("@odata.nextLink"u8) || json.ValueTextEquals("@nextLink"u8))
            return ReadText(ref json, link: true);
        if (json.ValueTextEquals("@odata.deltaLink"u8) || json.ValueTextEquals("@deltaLink"u8))
            return ReadDeltaLink(ref json);
        if (json.ValueTextEquals("@odata.context"u8) || json.ValueTextEquals("@context"u8))
            return ReadText(ref json, link: false);
        return json.TrySkip();
    }

    private bool Leave()
    {
        if (_isInData)
        {
            _isInData = false;
            return true;
        }

        if (!_hasRows)
            throw new ODataFormatException("The response holds no collection" + (_isEntity ? " but one entity." : "."));
        _place = Place.End;
        return true;
    }

    private bool ReadRootProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("error"u8))
            return ReadError(ref json);
        if (!json.ValueTextEquals("d"u8))
            return json.TrySkip();
        if (!json.Read())
            return false;
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                _hasRows = true;
                _place = Place.Rows;
                return true;
            case JsonTokenType.StartObject:
                _isInData = true;
                return true;
            case JsonTokenType.Null:
                _hasRows = true;
                return true;
            default:
                throw new ODataFormatException("The response is no OData V2: \"d\" is neither an object nor an array.");
        }
    }

    private bool ReadDataProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("results"u8))
            return EnterRows(ref json);
        if (json.ValueTextEquals("__count"u8))
            return ReadCount(ref json);
        if (json.ValueTextEquals("__next"u8))
            return ReadText(ref json, link: true);
        if (json.ValueTextEquals("__delta"u8))
            return ReadDeltaLink(ref json);
        _isEntity = true;
        return json.TrySkip();
    }

    private bool EnterRows(ref Utf8JsonReader json)
    {
        if (!json.Read())
            return false;
        if (json.TokenType != JsonTokenType.StartArray)
            throw new ODataFormatException("The response holds no collection: the place of the rows is taken by something else.");
        _hasRows = true;
        _place = Place.Rows;
        return true;
    }

    private bool ReadCount(ref Utf8JsonReader json)
    {
        if (!json.Read())
            return false;
        // V2 sends it in quotes, V4 bare unless numbers of 64 bits are asked for in quotes.
        if (!System.Buffers.Text.Utf8Parser.TryParse(json.ValueSpan, out long count, out var consumed) || consumed != json.ValueSpan.Length)
            throw new ODataFormatException($"The number of rows is no number, at byte {buffer.Origin + json.TokenStartIndex}.");
        Count = count;
        return true;
    }

    private bool ReadError(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        if (!json.TrySkip())
            return false;
        var text = buffer.Span[start..(int)json.BytesConsumed];
        Error = ODataErrorJson.Parse([(byte)'{', .. text, (byte)'}']) ?? new ODataErrorContent();
        _place = Place.End;
        return true;
    }

    private bool ReadDeltaLink(ref Utf8JsonReader json)
    {
        if (!json.Read())
            return false;
        DeltaLink = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        return true;
    }

    private bool ReadText(ref Utf8JsonReader json, bool link)
    {
        if (!json.Read())
            return false;
        var text = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        if (link)
            NextLink = text;
        else
            Context = text;
        return true;
    }
}
