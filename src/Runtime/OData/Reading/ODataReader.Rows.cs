using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <content>Plain rows, read from the bytes themselves: nothing but values that are no objects, without spaces, the way that servers write nearly every row.</content>
/// <remarks>
/// Whatever else is met ends it, quietly as where data is missing, and the row is read again token by token. So this part may give up on anything, and decides nothing:
/// what a response means, and what is wrong with it, is told by the other parts alone.
/// </remarks>
public ref partial struct ODataReader
{
    // A quote ends a string; an escape or a control character is for others.
    private static readonly SearchValues<byte> _stringEnds = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    /// <summary>Begins a plain row. Until it is left, the reader of tokens counts as starved, so that nobody uses it.</summary>
    /// <param name="bytes">What follows the row's opening brace.</param>
    internal void EnterPlainRow(ReadOnlySpan<byte> bytes)
    {
        _row = bytes;
        _isPlain = _isFirst = _isStarved = true;
    }

    /// <summary>Ends a plain row.</summary>
    /// <param name="rest">What follows the row's closing brace.</param>
    /// <returns>Whether it was one; else it is to be read again.</returns>
    internal readonly bool LeavePlainRow(out ReadOnlySpan<byte> rest)
    {
        rest = _row;
        return _isPlain;
    }

    private bool NextPlainProperty(PropertyNames names, ref ODataObjectScope scope, out int property)
    {
        while (true)
        {
            var row = _row;
            if (!_isFirst)
            {
                if (row is [(byte)'}', ..])
                {
                    property = -1;
                    _row = row[1..];
                    return false;
                }

                if (row is not [(byte)',', ..])
                    break;
                row = row[1..];
            }

            if (names.TryPredictPlain(scope.Last, ref row, out property))
            {
                _row = row;
                _isFirst = false;
                scope.Last = property;
                return true;
            }

            if (row is not [(byte)'"', ..])
                break;
            row = row[1..];
            var length = row.IndexOfAny(_stringEnds);
            if (length < 0 || length + 1 >= row.Length || row[length] != '"' || row[length + 1] != ':')
                break;
            var name = row[..length];
            _row = row[(length + 2)..];
            _isFirst = false;
            property = names.Find(scope.Last, name);
            if (property >= 0)
            {
                scope.Last = property;
                return true;
            }

            if (!SkipPlain(name, ref scope))
                break;
        }

        property = -1;
        return Complicated();
    }

    // What is not read: control information, links to what was not expanded, properties that nobody asked for.
    private bool SkipPlain(ReadOnlySpan<byte> name, ref ODataObjectScope scope)
    {
        if (name.SequenceEqual("__metadata"u8))
            return SkipPlainLinks(scope.Target as ODataEntity);
        if (name.SequenceEqual("@odata.etag"u8) && scope.Target is ODataEntity entity)
        {
            if (!TakePlainString(out var text, out var isEscaped))
                return false;
            entity.ETag = Text(text, isEscaped);
            return true;
        }

        if (scope.Target is not null && (scope.IsOpen || name.StartsWith("YY1_"u8) || name.Contains((byte)'@')))
            return false;
        if (_row is [(byte)'{', ..])
            return SkipPlainDeferred();
        if (_row is [(byte)'"', ..])
            return TakePlainString(out _, out _);
        return TakePlainWord(out var word) && (word.SequenceEqual("null"u8) || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || !word.ContainsAnyExcept("0123456789.-+eE"u8));
    }

    private bool SkipPlainDeferred()
    {
        if (!_row.StartsWith("{\"__deferred\":{"u8))
            return false;
        _row = _row["{\"__deferred\":"u8.Length..];
        if (!SkipPlainLinks(null) || _row is not [(byte)'}', ..])
            return false;
        _row = _row[1..];
        return true;
    }

    /// <summary>An object that holds strings alone.</summary>
    /// <param name="entity">What takes the version, if it is among them.</param>
    private bool SkipPlainLinks(ODataEntity? entity)
    {
        if (_row is not [(byte)'{', (byte)'"', ..])
            return false;
        do
        {
            _row = _row[1..];
            if (!TakePlainString(out var name, out var isNameEscaped) || isNameEscaped || _row is not [(byte)':', ..])
                return false;
            _row = _row[1..];
            if (!TakePlainString(out var text, out var isEscaped))
                return false;
            if (entity is not null && name.SequenceEqual("etag"u8))
                entity.ETag = Text(text, isEscaped);
        }
        while (_row is [(byte)',', ..]);
        if (_row is not [(byte)'}', ..])
            return false;
        _row = _row[1..];
        return true;
    }

    /// <summary>The value of a property that holds objects: only what stands for none of them is plain.</summary>
    private void SkipPlainObjects()
    {
        if (!TakePlainNull() && !SkipPlainDeferred())
            Complicated();
    }

    /// <summary>Takes the object that the reader stands on as it is.</summary>
    internal JsonElement ReadWhole()
    {
        if (_isPlain)
        {
            Complicated();
            return default;
        }

        if (!_isStarved && JsonElement.TryParseValue(ref _json, out var element))
            return element.Value;
        _isStarved = true;
        return default;
    }

    private string? ReadPlainString()
    {
        if (TakePlainString(out var text, out var isEscaped))
        {
            if (isEscaped)
                return Text(text, isEscaped);
            return text.Length <= ShortStrings.MaxLength && _strings is not null ? _strings.Get(text) : WireText.Of(text);
        }

        if (!TakePlainNull())
            Complicated();
        return null;
    }

    private bool? ReadPlainBoolean()
    {
        if (_row.StartsWith("true"u8))
        {
            _row = _row[4..];
            return true;
        }

        if (_row.StartsWith("false"u8))
        {
            _row = _row[5..];
            return false;
        }

        if (!TakePlainNull())
            Complicated();
        return null;
    }

    private bool EnterPlainNumber(out ReadOnlySpan<byte> text)
    {
        if (_row is [(byte)'"', ..])
            return EnterPlainText(out text);
        if (TakePlainNull())
        {
            text = default;
            return false;
        }

        return TakePlainWord(out text) && text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && text is not [(byte)'0', >= (byte)'0' and <= (byte)'9', ..] || Complicated();
    }

    private bool EnterPlainText(out ReadOnlySpan<byte> text)
    {
        if (TakePlainString(out text, out var isEscaped))
            return !isEscaped || Wire.V2.JsonDate.IsOne(text) || Complicated();
        text = default;
        return !TakePlainNull() && Complicated();
    }

    /// <summary>A string, without its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakePlainString(out ReadOnlySpan<byte> text, out bool isEscaped)
    {
        var row = _row;
        isEscaped = false;
        if (row is not [(byte)'"', ..])
        {
            text = default;
            return false;
        }

        row = row[1..];
        var length = row.IndexOfAny(_stringEnds);
        if ((uint)length < (uint)row.Length && row[length] != '"')
        {
            isEscaped = true;
            length = EndOfEscaped(row, length);
        }

        if (length < 0)
        {
            text = default;
            return false;
        }

        text = row[..length];
        _row = row[(length + 1)..];
        return true;
    }

    private static int EndOfEscaped(ReadOnlySpan<byte> row, int at)
    {
        while (row[at] == '\\')
        {
            if (at + 2 > row.Length)
                return -1;
            var next = row[(at + 2)..].IndexOfAny(_stringEnds);
            if (next < 0)
                return -1;
            at += next + 2;
        }

        return row[at] == '"' ? at : -1;
    }

    /// <summary>A number or a literal. That the row ends behind it is left for those to see that read it whole.</summary>
    private bool TakePlainWord(out ReadOnlySpan<byte> text)
    {
        var length = _row.IndexOfAny((byte)',', (byte)'}');
        if (length <= 0 || _row[0] is (byte)'[' or (byte)'{' or (byte)'"')
        {
            text = default;
            return false;
        }

        text = _row[..length];
        _row = _row[length..];
        return true;
    }

    private bool TakePlainNull()
    {
        if (!_row.StartsWith("null"u8))
            return false;
        _row = _row[4..];
        return true;
    }

    private bool Complicated()
    {
        _isPlain = false;
        return false;
    }

    private static string? Text(ReadOnlySpan<byte> text, bool isEscaped)
    {
        if (!isEscaped)
            return WireText.Of(text);
        var json = new Utf8JsonReader((byte[])[(byte)'"', .. text, (byte)'"']);
        json.Read();
        return json.GetString();
    }
}
