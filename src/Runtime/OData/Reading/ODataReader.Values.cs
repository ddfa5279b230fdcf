using System.Buffers.Text;
using System.Text.Json;
using Btp.Connectivity.OData.Wire;
using Btp.Connectivity.OData.Wire.V2;

namespace Btp.Connectivity.OData;

/// <content>Values that are no dates. Every method accepts null; numbers are accepted bare and in quotes (V2, <c>IEEE754Compatible=true</c>).</content>
public ref partial struct ODataReader
{
    /// <summary>Reads <c>Edm.String</c>.</summary>
    public string? ReadString()
    {
        if (_isPlain)
            return ReadPlainString();
        if (!NextValue())
            return null;
        if (_json.TokenType != JsonTokenType.String)
            return _json.TokenType == JsonTokenType.Null ? null : throw Unexpected("a string");
        var bytes = _json.ValueSpan;
        if (_json.ValueIsEscaped)
            return _json.GetString();
        return bytes.Length <= ShortStrings.MaxLength && _strings is not null ? _strings.Get(bytes) : WireText.Of(bytes);
    }

    /// <summary>Reads <c>Edm.Boolean</c>.</summary>
    public bool? ReadBoolean()
    {
        if (_isPlain)
            return ReadPlainBoolean();
        if (!NextValue())
            return null;
        return _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw Unexpected("a Boolean"),
        };
    }

    /// <summary>Reads <c>Edm.Byte</c>.</summary>
    public byte? ReadByte() => (byte?)ReadInteger(byte.MinValue, byte.MaxValue, "an integer from 0 to 255");

    /// <summary>Reads <c>Edm.SByte</c>.</summary>
    public sbyte? ReadSByte() => (sbyte?)ReadInteger(sbyte.MinValue, sbyte.MaxValue, "an integer from -128 to 127");

    /// <summary>Reads <c>Edm.Int16</c>.</summary>
    public short? ReadInt16() => (short?)ReadInteger(short.MinValue, short.MaxValue, "an integer of 16 bits");

    /// <summary>Reads <c>Edm.Int32</c>.</summary>
    public int? ReadInt32() => (int?)ReadInteger(int.MinValue, int.MaxValue, "an integer of 32 bits");

    /// <summary>Reads <c>Edm.Int64</c>, to the last digit.</summary>
    public long? ReadInt64() => ReadInteger(long.MinValue, long.MaxValue, "an integer of 64 bits");

    /// <summary>Reads <c>Edm.Decimal</c>, to the last digit and with its scale; never by way of a floating-point number.</summary>
    public decimal? ReadDecimal()
    {
        if (!EnterNumber("a decimal number", out var text))
            return null;
        return DecimalText.TryParse(text, out var value) ? value : throw Malformed("a decimal number of at most 28 digits");
    }

    /// <summary>Reads <c>Edm.Double</c>, <c>INF</c>, <c>-INF</c> and <c>NaN</c> included.</summary>
    public double? ReadDouble()
    {
        if (!EnterNumber("a floating-point number", out var text))
            return null;
        if (Utf8Parser.TryParse(text, out double value, out var consumed) && consumed == text.Length)
            return value;
        return Special(text) ?? throw Malformed("a floating-point number");
    }

    /// <summary>Reads <c>Edm.Single</c>, <c>INF</c>, <c>-INF</c> and <c>NaN</c> included.</summary>
    public float? ReadSingle()
    {
        if (!EnterNumber("a floating-point number", out var text))
            return null;
        if (Utf8Parser.TryParse(text, out float value, out var consumed) && consumed == text.Length)
            return value;
        return (float?)Special(text) ?? throw Malformed("a floating-point number");
    }

    /// <summary>Reads <c>Edm.Guid</c>.</summary>
    public Guid? ReadGuid()
    {
        if (!EnterText("a GUID", out var text))
            return null;
        return Utf8Parser.TryParse(text, out Guid value, out var consumed) && consumed == text.Length ? value : throw Malformed("a GUID");
    }

    /// <summary>Reads <c>Edm.Binary</c>: base64 or base64url, padded or not.</summary>
    public byte[]? ReadBinary()
    {
        if (!EnterText("base64", out var text))
            return null;
        return BinaryText.TryDecode(text, out var bytes) ? bytes : throw Malformed("base64");
    }

    /// <summary>Reads an enumeration value by name or number; members that the metadata does not name are kept as numbers.</summary>
    public T? ReadEnum<T>(EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!NextValue() || _json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var number))
            return names.FromInt64(number);
        if (_json.TokenType != JsonTokenType.String)
            throw Unexpected($"a member of {names.TypeName}");
        return names.TryParse(_json.GetString(), out var value) ? value : throw Malformed($"a member of {names.TypeName}");
    }

    /// <summary>Keeps a value as JSON: spatial values, untyped ones.</summary>
    public JsonElement? ReadUntyped()
    {
        if (!NextValue() || _json.TokenType == JsonTokenType.Null)
            return null;
        if (JsonElement.TryParseValue(ref _json, out var element))
            return element;
        _isStarved = true;
        return null;
    }

    /// <summary>Reads a spatial value.</summary>
    /// <exception cref="ODataFormatException">It is no GeoJSON, or another shape than the metadata says.</exception>
    public T? ReadGeo<T>()
        where T : GeoShape
        => ReadUntyped() is not { } json ? null : GeoShape.Read(json) as T ?? throw new ODataFormatException($"A spatial value is no {typeof(T).Name}.");

    private long? ReadInteger(long minimum, long maximum, string expected)
    {
        if (!EnterNumber(expected, out var text))
            return null;
        return Utf8Parser.TryParse(text, out long value, out var consumed) && consumed == text.Length && value >= minimum && value <= maximum
            ? value
            : throw Malformed(expected);
    }

    private bool EnterNumber(string expected, out ReadOnlySpan<byte> text)
    {
        if (_isPlain)
            return EnterPlainNumber(out text);
        text = default;
        if (!NextValue())
            return false;
        if (_json.TokenType == JsonTokenType.Number)
        {
            text = _json.ValueSpan;
            return true;
        }

        if (_json.TokenType != JsonTokenType.String)
            return _json.TokenType == JsonTokenType.Null ? false : throw Unexpected(expected);
        text = Unescaped();
        return true;
    }

    private bool EnterText(string expected, out ReadOnlySpan<byte> text)
    {
        if (_isPlain)
            return EnterPlainText(out text);
        text = default;
        if (!NextValue())
            return false;
        if (_json.TokenType != JsonTokenType.String)
            return _json.TokenType == JsonTokenType.Null ? false : throw Unexpected(expected);
        text = JsonDate.IsOne(_json.ValueSpan) ? _json.ValueSpan : Unescaped();
        return true;
    }

    private static double? Special(ReadOnlySpan<byte> text)
        => text.SequenceEqual("INF"u8) ? double.PositiveInfinity
            : text.SequenceEqual("-INF"u8) ? double.NegativeInfinity
            : text.SequenceEqual("NaN"u8) ? double.NaN
            : null;
}
