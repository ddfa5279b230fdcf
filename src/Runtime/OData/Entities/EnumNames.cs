using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>What URLs need of an enumeration, whatever its C# type.</summary>
internal interface IEnumNames
{
    string TypeName { get; }

    void Write(ref UrlWriter writer, long value);
}

/// <summary>The members of a V4 enumeration by their names on the wire. A table that generated code fills: nothing is reflected over.</summary>
/// <typeparam name="T">The C# enumeration.</typeparam>
public sealed class EnumNames<T> : IEnumNames
    where T : struct, Enum
{
    private readonly (string Name, long Value)[] _members;

    /// <summary>Builds the table.</summary>
    /// <param name="typeName">Qualified name of the enumeration, as literals name it: <c>Ns.Color'Red'</c>.</param>
    /// <param name="isFlags">Whether members combine.</param>
    /// <param name="members">Names on the wire and values.</param>
    public EnumNames(string typeName, bool isFlags, params (string Name, long Value)[] members)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        ArgumentNullException.ThrowIfNull(members);
        TypeName = typeName;
        IsFlags = isFlags;
        _members = members;
    }

    /// <summary>Qualified name of the enumeration.</summary>
    public string TypeName { get; }

    /// <summary>Whether members combine.</summary>
    public bool IsFlags { get; }

    /// <summary>The text of a value on the wire: a member, members joined by a comma, or the number where no member fits.</summary>
    public string ToText(T value) => ToText(ToInt64(value));

    /// <summary>Reads a member's name, names joined by commas, or a number.</summary>
    /// <returns>Whether the text is one of these.</returns>
    public bool TryParse(ReadOnlySpan<char> text, out T value)
    {
        var combined = 0L;
        foreach (var range in text.Split(','))
        {
            if (!TryParseMember(text[range].Trim(), out var member))
            {
                value = default;
                return false;
            }

            combined |= member;
        }

        value = FromInt64(combined);
        return true;
    }

    internal long ToInt64(T value) => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.SByte => Unsafe.BitCast<T, sbyte>(value),
        TypeCode.Byte => Unsafe.BitCast<T, byte>(value),
        TypeCode.Int16 => Unsafe.BitCast<T, short>(value),
        TypeCode.UInt16 => Unsafe.BitCast<T, ushort>(value),
        TypeCode.Int32 => Unsafe.BitCast<T, int>(value),
        TypeCode.UInt32 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, long>(value),
    };

    internal T FromInt64(long value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<byte, T>((byte)value),
        2 => Unsafe.BitCast<short, T>((short)value),
        4 => Unsafe.BitCast<int, T>((int)value),
        _ => Unsafe.BitCast<long, T>(value),
    };

    void IEnumNames.Write(ref UrlWriter writer, long value) => writer.Encoded(ToText(value));

    private string ToText(long value)
    {
        foreach (var member in _members)
        {
            if (member.Value == value)
                return member.Name;
        }

        var number = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!IsFlags || value == 0)
            return number;
        var names = new List<string>();
        var rest = value;
        foreach (var member in _members)
        {
            if (member.Value != 0 && (rest & member.Value) == member.Value)
            {
                names.Add(member.Name);
                rest &= ~member.Value;
            }
        }

        return rest == 0 ? string.Join(',', names) : number;
    }

    private bool TryParseMember(ReadOnlySpan<char> text, out long value)
    {
        foreach (var member in _members)
        {
            if (text.SequenceEqual(member.Name))
            {
                value = member.Value;
                return true;
            }
        }

        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out value);
    }
}
