using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <content>Properties that are not where they were expected: control information, unknown ones, another order.</content>
public ref partial struct ODataReader
{
    private bool FindProperty(PropertyNames names, ref ODataObjectScope scope, out int property)
    {
        do
        {
            if (_json.ValueSpan is [(byte)'_', ..] && _json.ValueTextEquals("__metadata"u8))
            {
                property = -1;
                if (!ReadMetadata(ref scope))
                    return false;
                continue;
            }

            // Where control information stood in between, what follows it is still where it was expected.
            if (names.TryPredict(scope.Last, _json.ValueSpan, out property))
            {
                scope.Last = property;
                _names = names;
                _property = property;
                return true;
            }

            property = _json.ValueIsEscaped ? names.Find(scope.Last, Unescaped()) : names.Find(scope.Last, _json.ValueSpan);
            if (property >= 0)
            {
                scope.Last = property;
                _names = names;
                _property = property;
                return true;
            }

            var read = _json.ValueSpan.Contains((byte)'@') ? ReadAnnotation(ref scope) : ReadUnknown(ref scope);
            if (!read)
                return false;
        }
        while (Read() && _json.TokenType == JsonTokenType.PropertyName);

        return false;
    }

    private bool Settle(PropertyNames names, ref ODataObjectScope scope)
    {
        if (_nextLink is { } link)
        {
            _nextLink = null;
            if (scope.Target is ODataEntity entity && scope.Last >= 0)
                entity.AddNextLink(names[scope.Last], link);
        }

        return _json.TokenType != JsonTokenType.PropertyName || SkipValue();
    }

    // "@odata.etag" of the object itself, "Orders@odata.nextLink" of a property; 4.01 may leave out "odata.".
    private bool ReadAnnotation(ref ODataObjectScope scope)
    {
        if (scope.Target is not ODataEntity entity)
            return SkipValue();
        var name = _json.ValueSpan;
        var at = name.IndexOf((byte)'@');
        var term = name[(at + 1)..];
        if (term.StartsWith("odata."u8))
            term = term[6..];
        var isTag = at == 0 && term.SequenceEqual("etag"u8);
        if (!isTag && (at == 0 || !term.SequenceEqual("nextLink"u8)))
            return SkipValue();
        var property = isTag ? null : System.Text.Encoding.UTF8.GetString(name[..at]);
        if (!Read())
            return false;
        if (_json.TokenType != JsonTokenType.String)
            return _json.TokenType == JsonTokenType.Null ? true : throw Unexpected("a string");
        var text = _json.GetString()!;
        if (isTag)
            entity.ETag = text;
        else
            entity.AddNextLink(property!, text);
        return true;
    }

    // V2: {"id":…,"uri":…,"type":…,"etag":…}
    private bool ReadMetadata(ref ODataObjectScope scope)
    {
        if (scope.Target is not ODataEntity entity)
            return SkipValue();
        if (!Read())
            return false;
        if (_json.TokenType != JsonTokenType.StartObject)
            return true;
        while (Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var isTag = _json.ValueTextEquals("etag"u8);
            if (!isTag)
            {
                if (!SkipValue())
                    return false;
            }
            else if (Read() && _json.TokenType == JsonTokenType.String)
            {
                entity.ETag = _json.GetString();
            }
        }

        return !_isStarved;
    }

    private bool ReadUnknown(ref ODataObjectScope scope)
    {
        if (scope.Target is not { } target || !(scope.IsOpen || _json.ValueSpan.StartsWith("YY1_"u8)))
            return SkipValue();
        var name = CurrentName();
        if (!Read())
            return false;
        if (_protocol == ODataProtocol.V2 && IsDeferred(out var complete))
            return complete && SkipChildren();
        if (!JsonElement.TryParseValue(ref _json, out var element))
        {
            _isStarved = true;
            return false;
        }

        target.ReadAdditional(name, element.Value);
        return true;
    }

    /// <summary>Whether the object that the reader stands on is only V2's link to what was not expanded.</summary>
    /// <param name="isComplete">False: it cannot be told before more data is there.</param>
    private bool IsDeferred(out bool isComplete)
    {
        isComplete = true;
        if (_json.TokenType != JsonTokenType.StartObject)
            return false;
        var ahead = _json;
        if (!ahead.Read())
        {
            _isStarved = true;
            isComplete = false;
            return true;
        }

        if (ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals("__deferred"u8))
            return false;
        isComplete = ahead.TrySkip() && ahead.Read();
        if (!isComplete)
            _isStarved = true;
        return true;
    }
}
