using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads OData JSON for generated code: knows both protocols' values, envelopes and control information. No document is built.</summary>
/// <remarks>
/// It may stand on data that has not arrived completely. Then every method quietly returns nothing, the object is thrown away, and is read again
/// when there is more: generated code does not have to care.
/// </remarks>
public ref partial struct ODataReader
{
    private readonly ODataProtocol _protocol;
    private readonly ShortStrings? _strings;
    private readonly long _origin;
    private Utf8JsonReader _json;

    // The token of the next value was read already: an item of a collection.
    private bool _isPending;
    private bool _isStarved;

    // What is left of a plain row, and whether it still is one.
    private ReadOnlySpan<byte> _row;
    private bool _isPlain;
    private bool _isFirst;

    // For messages: the property whose value is being read.
    private PropertyNames? _names;
    private int _property;

    // V2 cut off the collection that was just read; the owner files it under the property's name.
    private string? _nextLink;

    internal ODataReader(ReadOnlySpan<byte> json, bool isFinal, JsonReaderState state, ODataProtocol protocol, ShortStrings? strings, long origin)
    {
        _json = new Utf8JsonReader(json, isFinal, state);
        _protocol = protocol;
        _strings = strings;
        _origin = origin;
    }

    /// <summary>The protocol family of the response.</summary>
    public readonly ODataProtocol Protocol => _protocol;

    /// <summary>Whether the data ended before the value did: what was read since is to be thrown away.</summary>
    internal readonly bool IsStarved => _isStarved;

    internal readonly long BytesConsumed => _json.BytesConsumed;

    internal readonly JsonReaderState State => _json.CurrentState;

    internal readonly JsonTokenType TokenType => _json.TokenType;

    [UnscopedRef]
    internal ref Utf8JsonReader Json => ref _json;

    /// <summary>Begins an object whose extras and version are kept.</summary>
    /// <param name="target">The object being read.</param>
    /// <param name="isOpen">Whether its type is open: unknown properties are kept. Extension fields (<c>YY1_…</c>) are always kept.</param>
    /// <exception cref="ODataFormatException">The value is no object.</exception>
    public readonly ODataObjectScope EnterObject(ODataObject? target = null, bool isOpen = false)
    {
        if (_json.TokenType != JsonTokenType.StartObject && !_isStarved)
            throw Unexpected("an object");
        target?.BeginReading();
        return new(target, isOpen);
    }

    /// <summary>Goes on to the next property that <paramref name="names"/> knows; all others are dealt with or skipped.</summary>
    /// <returns>False at the end of the object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextProperty(PropertyNames names, ref ODataObjectScope scope, out int property)
    {
        if (_isPlain)
            return NextPlainProperty(names, ref scope, out property);

        // On a property's name: its value was not read by the caller. A link waits to be filed. Both are rare.
        if ((_json.TokenType == JsonTokenType.PropertyName || _nextLink is not null) && !Settle(names, ref scope))
        {
            property = -1;
            return false;
        }

        if (!Read() || _json.TokenType != JsonTokenType.PropertyName)
        {
            property = -1;
            return false;
        }

        if (names.TryPredict(scope.Last, _json.ValueSpan, out property))
        {
            scope.Last = property;
            _names = names;
            _property = property;
            return true;
        }

        return FindProperty(names, ref scope, out property);
    }

    private readonly ODataFormatException Unexpected(string expected)
        => new($"{Where()} is not {expected} but {Describe(_json.TokenType)}, at byte {_origin + _json.TokenStartIndex}.");

    private readonly ODataFormatException Malformed(string expected)
        => new($"{Where()} is not {expected} that can be read, at byte {_origin + _json.TokenStartIndex}.");

    private readonly string Where() => _names is null ? "The value" : $"The value of {_names[_property]}";

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a Boolean",
        JsonTokenType.Null => "null",
        _ => "something else",
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool NextValue()
    {
        if (_isPending)
        {
            _isPending = false;
            return true;
        }

        return Read();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Read()
    {
        if (!_isStarved && _json.Read())
            return true;
        _isStarved = true;
        _isPlain = false;
        return false;
    }

    /// <summary>Skips the value of the property that the reader stands on.</summary>
    private bool SkipValue() => Read() && SkipChildren();

    // Not the reader's own TrySkip: that keeps a copy of itself to go back to, and an object that is not there completely is read again anyway.
    private bool SkipChildren()
    {
        if (_json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return true;
        var depth = _json.CurrentDepth;
        do
        {
            if (!Read())
                return false;
        }
        while (_json.CurrentDepth > depth);
        return true;
    }

    /// <summary>The bytes of a string, without escapes.</summary>
    private readonly ReadOnlySpan<byte> Unescaped()
    {
        if (!_json.ValueIsEscaped)
            return _json.ValueSpan;
        var bytes = new byte[_json.ValueSpan.Length];
        return bytes.AsSpan(0, _json.CopyString(bytes));
    }

    private readonly string CurrentName() => _json.ValueIsEscaped ? _json.GetString()! : Encoding.UTF8.GetString(_json.ValueSpan);
}
