namespace Btp.Connectivity.Rfc;

/// <summary>The ABAP type of a field or parameter.</summary>
public enum RfcDataType
{
    /// <summary>C: text of a fixed length.</summary>
    Char,

    /// <summary>N: digits of a fixed length.</summary>
    Num,

    /// <summary>D: a date.</summary>
    Date,

    /// <summary>T: a time of day.</summary>
    Time,

    /// <summary>P: a decimal number.</summary>
    Packed,

    /// <summary>b: 0 to 255.</summary>
    Int1,

    /// <summary>s: 16 bits.</summary>
    Int2,

    /// <summary>I: 32 bits.</summary>
    Int4,

    /// <summary>8: 64 bits.</summary>
    Int8,

    /// <summary>F: binary floating point.</summary>
    Float,

    /// <summary>STRING.</summary>
    String,

    /// <summary>XSTRING.</summary>
    XString,

    /// <summary>X: bytes of a fixed length.</summary>
    Raw,

    /// <summary>DECFLOAT16.</summary>
    DecFloat16,

    /// <summary>DECFLOAT34.</summary>
    DecFloat34,

    /// <summary>UTCLONG.</summary>
    UtcLong,

    /// <summary>A structure.</summary>
    Structure,

    /// <summary>An internal table.</summary>
    Table,
}
