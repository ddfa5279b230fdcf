namespace Btp.Connectivity.OData;

/// <summary>Values of primitive types by their C# type.</summary>
internal static class ODataValues
{
    /// <summary>Reads the next value of a V4 response.</summary>
    public static T? Read<T>(ref ODataReader reader)
        where T : struct
    {
        object? value;
        if (typeof(T) == typeof(decimal))
            value = reader.ReadDecimal();
        else if (typeof(T) == typeof(int))
            value = reader.ReadInt32();
        else if (typeof(T) == typeof(long))
            value = reader.ReadInt64();
        else if (typeof(T) == typeof(double))
            value = reader.ReadDouble();
        else if (typeof(T) == typeof(float))
            value = reader.ReadSingle();
        else if (typeof(T) == typeof(short))
            value = reader.ReadInt16();
        else if (typeof(T) == typeof(byte))
            value = reader.ReadByte();
        else if (typeof(T) == typeof(sbyte))
            value = reader.ReadSByte();
        else if (typeof(T) == typeof(DateOnly))
            value = reader.ReadDate();
        else if (typeof(T) == typeof(DateTimeOffset))
            value = reader.ReadDateTimeOffset();
        else if (typeof(T) == typeof(TimeOnly))
            value = reader.ReadTimeOfDay();
        else if (typeof(T) == typeof(TimeSpan))
            value = reader.ReadDuration();
        else if (typeof(T) == typeof(Guid))
            value = reader.ReadGuid();
        else
            throw new InvalidOperationException($"{typeof(T)} is no type of a primitive value.");
        return (T?)value;
    }

    /// <summary>Writes a value.</summary>
    public static void Write<T>(ODataWriter writer, T? value, EdmType wire)
        where T : struct
    {
        switch (default(T))
        {
            case decimal: writer.WriteDecimal((decimal?)(object?)value); break;
            case int: writer.WriteInt32((int?)(object?)value); break;
            case long: writer.WriteInt64((long?)(object?)value); break;
            case double: writer.WriteDouble((double?)(object?)value); break;
            case float: writer.WriteSingle((float?)(object?)value); break;
            case short: writer.WriteInt16((short?)(object?)value); break;
            case byte: writer.WriteByte((byte?)(object?)value); break;
            case sbyte: writer.WriteSByte((sbyte?)(object?)value); break;
            case DateOnly: writer.WriteDate((DateOnly?)(object?)value); break;
            case DateTimeOffset when wire == EdmType.DateTime: writer.WriteDateTime((DateTimeOffset?)(object?)value); break;
            case DateTimeOffset: writer.WriteDateTimeOffset((DateTimeOffset?)(object?)value); break;
            case TimeOnly: writer.WriteTimeOfDay((TimeOnly?)(object?)value); break;
            case TimeSpan: writer.WriteDuration((TimeSpan?)(object?)value); break;
            case Guid: writer.WriteGuid((Guid?)(object?)value); break;
            default: throw new InvalidOperationException($"{typeof(T)} is no type of a primitive value.");
        }
    }

    /// <summary>A value that can be computed with, also divided by.</summary>
    public static T Sample<T>()
        where T : struct
    {
        object? value = default(T) switch
        {
            decimal => 1m,
            int => 1,
            long => 1L,
            double => 1d,
            float => 1f,
            short => (short)1,
            byte => (byte)1,
            sbyte => (sbyte)1,
            _ => null,
        };
        return value is T sample ? sample : default;
    }
}
