using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <content>Rows that are plain are read from their bytes; see the rows of <see cref="ODataReader"/>.</content>
internal sealed partial class PageReader<T>
{
    // A response whose rows are not plain is not tried again and again.
    private const int MostTrust = 64;
    private const int PriceOfMiss = 4;

    private JsonReaderState _afterRow;
    private bool _isAfterRow;
    private bool _isMissed;
    private int _trust = 8;

    // The tokens' own count of bytes knows nothing of them.
    private long _plainBytes;

    /// <summary>After a row that was read token by token: from here on the tokens can go on behind any row.</summary>
    private void LearnPlainRows(JsonReaderState state)
    {
        _afterRow = state;
        _isAfterRow = true;
        if (_isMissed)
            _trust -= PriceOfMiss;
        _isMissed = false;
    }

    /// <summary>Reads rows as long as they are plain, and consumes them.</summary>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="maximum">How many rows are wanted.</param>
    /// <param name="at">Where in the buffer the last row ends.</param>
    /// <returns>Whether there was one.</returns>
    private bool ReadPlainRows(List<T> rows, int maximum, int at)
    {
        _isMissed = false;
        // What a delta response holds beside rows would be taken for rows.
        if (!_isAfterRow || _trust <= 0 || Changes is not null)
            return false;
        var rest = buffer.Span[at..];
        var reader = new ODataReader(default, isFinal: true, default, protocol, strings, 0);
        var end = rest;
        while (rows.Count < maximum && rest.StartsWith(",{"u8))
        {
            reader.EnterPlainRow(rest[2..]);
            if (!TryReadPlainRow(ref reader, rows, ref rest))
            {
                _isMissed = true;
                break;
            }

            end = rest;
            _trust = Math.Min(_trust + 1, MostTrust);
        }

        var count = buffer.Length - at - end.Length;
        if (count == 0)
            return false;
        buffer.Advance(at + count);
        _plainBytes += count;
        return true;
    }

    // Whatever is wrong with a row is told when it is read token by token.
    private static bool TryReadPlainRow(ref ODataReader reader, List<T> rows, ref ReadOnlySpan<byte> rest)
    {
        try
        {
            var row = T.Read(ref reader);
            if (!reader.LeavePlainRow(out rest))
                return false;
            rows.Add(row);
            return true;
        }
        catch (Exception problem) when (problem is ODataFormatException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
