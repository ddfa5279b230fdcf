namespace Btp.Connectivity.Rfc;

/// <summary>A field of a structure, or what a parameter holds.</summary>
public sealed class RfcField
{
    private RfcField(string name, RfcDataType type) => (Name, Type, XmlName) = (name, type, RfcXmlName.Encode(name));

    /// <summary>Its name; empty for the rows of a table that are no structures.</summary>
    public string Name { get; }

    /// <summary>Its ABAP type.</summary>
    public RfcDataType Type { get; }

    /// <summary>Characters of C and N, bytes of X, digits of P; else 0.</summary>
    public int Length { get; private init; }

    /// <summary>Digits after the point, of P.</summary>
    public int Decimals { get; private init; }

    /// <summary>The fields of a structure, or of a table's rows; null for elementary types.</summary>
    public RfcStructureType? Structure { get; private init; }

    /// <summary>Its name as an XML element.</summary>
    internal string XmlName { get; }

    /// <summary>An elementary type without further facts: D, T, integers, F, strings, decimal floating point, UTCLONG.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    public static RfcField Of(string name, RfcDataType type) => type switch
    {
        RfcDataType.Char or RfcDataType.Num or RfcDataType.Raw or RfcDataType.Packed or RfcDataType.Structure or RfcDataType.Table
            => throw new ArgumentException("The type needs a length or fields.", nameof(type)),
        _ => new(name, type),
    };

    /// <summary>C, N or X of a length.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="length">Characters or bytes.</param>
    public static RfcField Of(string name, RfcDataType type, int length) => new(name, type) { Length = length };

    /// <summary>P.</summary>
    /// <param name="name">The name.</param>
    /// <param name="digits">All digits.</param>
    /// <param name="decimals">Those after the point.</param>
    public static RfcField Packed(string name, int digits, int decimals) => new(name, RfcDataType.Packed) { Length = digits, Decimals = decimals };

    /// <summary>A structure.</summary>
    /// <param name="name">The name.</param>
    /// <param name="structure">Its fields.</param>
    public static RfcField Of(string name, RfcStructureType structure) => new(name, RfcDataType.Structure) { Structure = structure };

    /// <summary>A table of structures.</summary>
    /// <param name="name">The name.</param>
    /// <param name="row">The fields of a row.</param>
    public static RfcField Table(string name, RfcStructureType row) => new(name, RfcDataType.Table) { Structure = row };

    /// <summary>A table whose rows are no structures.</summary>
    /// <param name="name">The name.</param>
    /// <param name="row">What a row is, without a name.</param>
    public static RfcField Table(string name, RfcField row) => Table(name, new RfcStructureType("", row));

    /// <summary>Name and type.</summary>
    public override string ToString() => Name + " " + Type.ToString().ToUpperInvariant();
}
