using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <content>Objects, collections and what type they are of.</content>
public ref partial struct ODataReader
{
    /// <summary>The qualified name of the object's type where the response names it (<c>@odata.type</c>, V2 <c>__metadata.type</c>), else null. To be asked on the opening brace.</summary>
    public string? TypeName => FindTypeName() is { IsEmpty: false } name ? Encoding.UTF8.GetString(name) : null;

    /// <summary>Whether the response says that the object is exactly of a type. To be asked on the opening brace.</summary>
    /// <param name="qualifiedName">UTF-8, as in the metadata: <c>"Ns.Employee"u8</c>.</param>
    public bool IsType(ReadOnlySpan<byte> qualifiedName) => FindTypeName().SequenceEqual(qualifiedName);

    /// <summary>Reads the object that the reader stands on as a derived type: how a base type hands over.</summary>
    public T ReadAs<T>()
        where T : class, IODataObject<T>
        => T.Read(ref this);

    /// <summary>Reads the object that the reader stands on into one that is there: generated code gives a new one.</summary>
    public T ReadInto<T>(T target)
        where T : ODataObject
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Read(ref this);
        return target;
    }

    /// <summary>For abstract types whose derived types the response does not name: no object can be made.</summary>
    /// <param name="declaredType">Qualified name of the abstract type.</param>
    public ODataFormatException UnknownType(string declaredType)
        => new($"The response holds an object of type {TypeName ?? "unnamed"}, which is none of the types known to derive from the abstract {declaredType}, at byte {_origin + _json.TokenStartIndex}.");

    /// <summary>Reads a complex value or a single expanded entity; null where it is null or not expanded.</summary>
    public T? ReadObject<T>()
        where T : class, IODataObject<T>
    {
        return EnterObject() ? T.Read(ref this) : null;
    }

    /// <summary>Begins a complex value or a single expanded entity of which only some properties are wanted, without an object of its own.</summary>
    /// <returns>False where it is null or not expanded.</returns>
    public bool TryEnterObject(out ODataObjectScope scope)
    {
        scope = new(null, isOpen: false);
        return EnterObject();
    }

    /// <summary>Reads expanded entities or a collection of complex values; null where it is null or not expanded.</summary>
    public List<T>? ReadCollection<T>()
        where T : class, IODataObject<T>
    {
        if (_isPlain)
        {
            SkipPlainObjects();
            return null;
        }

        if (!EnterCollection(out var isWrapped))
            return null;
        var items = new List<T>();
        while (Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.Null)
                continue;
            if (_json.TokenType != JsonTokenType.StartObject)
                throw Unexpected("a collection of objects");
            var item = T.Read(ref this);
            if (_isStarved)
                return null;
            items.Add(item);
        }

        return LeaveCollection(isWrapped) ? items : null;
    }

    /// <summary>Reads a collection of primitive or enumeration values: <c>ReadList(static (ref ODataReader r) => r.ReadString())</c>.</summary>
    public List<T>? ReadList<T>(ODataItemReader<T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!EnterCollection(out var isWrapped))
            return null;
        var items = new List<T>();
        while (Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            _isPending = true;
            items.Add(item(ref this));
            _isPending = false;
            if (_isStarved)
                return null;
        }

        return LeaveCollection(isWrapped) ? items : null;
    }

    private bool EnterObject()
    {
        if (_isPlain)
        {
            SkipPlainObjects();
            return false;
        }

        if (!NextValue() || _json.TokenType == JsonTokenType.Null)
            return false;
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Unexpected("an object");
        if (_protocol != ODataProtocol.V2 || !IsDeferred(out var isComplete))
            return true;
        if (isComplete)
            SkipChildren();
        return false;
    }

    // V4 and some V2 servers: [...]. V2: {"results":[...]}, or {"__deferred":{...}} for what was not expanded.
    private bool EnterCollection(out bool isWrapped)
    {
        isWrapped = false;
        if (!NextValue() || _json.TokenType == JsonTokenType.Null)
            return false;
        if (_json.TokenType == JsonTokenType.StartArray)
            return true;
        if (_protocol != ODataProtocol.V2 || _json.TokenType != JsonTokenType.StartObject)
            throw Unexpected("a collection");
        while (Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("results"u8))
            {
                if (!Read())
                    return false;
                isWrapped = _json.TokenType == JsonTokenType.StartArray;
                return isWrapped ? true : throw Unexpected("a collection");
            }

            if (!ReadCollectionControl())
                return false;
        }

        return false;
    }

    private bool LeaveCollection(bool isWrapped)
    {
        while (isWrapped && Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadCollectionControl())
                return false;
        }

        return !_isStarved;
    }

    private bool ReadCollectionControl()
    {
        if (!_json.ValueTextEquals("__next"u8))
            return SkipValue();
        if (!Read())
            return false;
        if (_json.TokenType == JsonTokenType.String)
            _nextLink = _json.GetString();
        return true;
    }

    // Control information comes first by the rules, but not every server keeps them: the whole object is searched, on a copy.
    private ReadOnlySpan<byte> FindTypeName()
    {
        // Not in plain rows: the name may stand behind everything else.
        if (_isPlain)
        {
            Complicated();
            return default;
        }

        if (_json.TokenType != JsonTokenType.StartObject)
            return default;
        var ahead = _json;
        while (ahead.Read())
        {
            if (ahead.TokenType != JsonTokenType.PropertyName)
                return default;
            if (_protocol == ODataProtocol.V2 && ahead.ValueTextEquals("__metadata"u8))
                return FindMetadataType(ahead);
            if (ahead.ValueTextEquals("@odata.type"u8) || ahead.ValueTextEquals("@type"u8))
            {
                if (!ahead.Read())
                    break;
                // "#Ns.Type", or with the address of the metadata before the sign.
                return ahead.ValueSpan[(ahead.ValueSpan.LastIndexOf((byte)'#') + 1)..];
            }

            if (!ahead.TrySkip())
                break;
        }

        _isStarved = true;
        return default;
    }

    private ReadOnlySpan<byte> FindMetadataType(Utf8JsonReader ahead)
    {
        ahead.Read();
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (ahead.ValueTextEquals("type"u8) && ahead.Read())
                return ahead.ValueSpan;
            if (!ahead.TrySkip())
                break;
        }

        if (ahead.TokenType != JsonTokenType.EndObject)
            _isStarved = true;
        return default;
    }
}
