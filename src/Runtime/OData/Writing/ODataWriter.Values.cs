using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <content>Values that are no dates. Every method writes null for null.</content>
public sealed partial class ODataWriter
{
    /// <summary>Writes <c>Edm.String</c>.</summary>
    /// <exception cref="ArgumentException">Half of a surrogate pair: no JSON can carry it.</exception>
    public void WriteString(string? value)
    {
        if (Begin(value is not null))
            _json.WriteStringValue(value);
    }

    /// <summary>Writes <c>Edm.Boolean</c>.</summary>
    public void WriteBoolean(bool? value)
    {
        if (Begin(value.HasValue))
            _json.WriteBooleanValue(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Byte</c>.</summary>
    public void WriteByte(byte? value) => WriteInt32(value);

    /// <summary>Writes <c>Edm.SByte</c>.</summary>
    public void WriteSByte(sbyte? value) => WriteInt32(value);

    /// <summary>Writes <c>Edm.Int16</c>.</summary>
    public void WriteInt16(short? value) => WriteInt32(value);

    /// <summary>Writes <c>Edm.Int32</c>.</summary>
    public void WriteInt32(int? value)
    {
        if (Begin(value.HasValue))
            _json.WriteNumberValue(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Int64</c>, in quotes: nothing on the way can round it.</summary>
    public void WriteInt64(long? value)
    {
        if (Begin(value.HasValue))
            WriteQuoted(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Decimal</c> with its scale, in quotes: nothing on the way can round it.</summary>
    public void WriteDecimal(decimal? value)
    {
        if (Begin(value.HasValue))
            WriteQuoted(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Double</c>: the shortest number that reads back equal, or <c>"INF"</c>, <c>"-INF"</c>, <c>"NaN"</c>.</summary>
    public void WriteDouble(double? value)
    {
        if (!Begin(value.HasValue))
            return;
        if (double.IsFinite(value.GetValueOrDefault()))
            _json.WriteNumberValue(value.GetValueOrDefault());
        else
            WriteSpecial(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Single</c>: the shortest number that reads back equal, or <c>"INF"</c>, <c>"-INF"</c>, <c>"NaN"</c>.</summary>
    public void WriteSingle(float? value)
    {
        if (!Begin(value.HasValue))
            return;
        if (float.IsFinite(value.GetValueOrDefault()))
            _json.WriteNumberValue(value.GetValueOrDefault());
        else
            WriteSpecial(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Guid</c>.</summary>
    public void WriteGuid(Guid? value)
    {
        if (Begin(value.HasValue))
            _json.WriteStringValue(value.GetValueOrDefault());
    }

    /// <summary>Writes <c>Edm.Binary</c>: base64 in V2, base64url in V4.</summary>
    public void WriteBinary(byte[]? value)
    {
        if (!Begin(value is not null))
            return;
        if (Protocol == ODataProtocol.V2)
            _json.WriteBase64StringValue(value);
        else
            _json.WriteStringValue(Base64Url.EncodeToString(value));
    }

    /// <summary>Writes an enumeration value by its members' names; one that has none as a number.</summary>
    public void WriteEnum<T>(T? value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Begin(value.HasValue))
            _json.WriteStringValue(names.ToText(value.GetValueOrDefault()));
    }

    /// <summary>Writes a spatial value as GeoJSON.</summary>
    public void WriteGeo(GeoShape? value)
    {
        if (Begin(value is not null))
            value!.Write(_json);
    }

    /// <summary>Writes JSON as it is: spatial values, untyped ones.</summary>
    public void WriteUntyped(JsonElement? value)
    {
        if (Begin(value is { ValueKind: not JsonValueKind.Undefined }))
            value.GetValueOrDefault().WriteTo(_json);
    }

    private void WriteQuoted<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        if (IsInUrl)
        {
            _json.WriteRawValue(text[..written], skipInputValidation: true);
            return;
        }

        _hasQuotedNumbers = true;
        _json.WriteStringValue(text[..written]);
    }

    private void WriteSpecial(double value) => _json.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8);
}
