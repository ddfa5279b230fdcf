namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>The ABAP types that function modules can pass by RFC.</summary>
public enum AbapType
{
    /// <summary>C: text of a fixed length, filled up with blanks.</summary>
    Char,

    /// <summary>N: digits of a fixed length, filled up with zeros.</summary>
    Num,

    /// <summary>D: a date.</summary>
    Date,

    /// <summary>T: a time of day in seconds.</summary>
    Time,

    /// <summary>P: a decimal number of a fixed number of digits.</summary>
    Packed,

    /// <summary>b: 0 to 255.</summary>
    Int1,

    /// <summary>s: 16 bits with a sign.</summary>
    Int2,

    /// <summary>I: 32 bits with a sign.</summary>
    Int4,

    /// <summary>8: 64 bits with a sign.</summary>
    Int8,

    /// <summary>F: a binary floating point number of 64 bits.</summary>
    Float,

    /// <summary>STRING: text of any length.</summary>
    String,

    /// <summary>XSTRING: bytes of any length.</summary>
    XString,

    /// <summary>X: bytes of a fixed length.</summary>
    Raw,

    /// <summary>DECFLOAT16: a decimal floating point number of 16 digits.</summary>
    DecFloat16,

    /// <summary>DECFLOAT34: a decimal floating point number of 34 digits.</summary>
    DecFloat34,

    /// <summary>UTCLONG: a time stamp in steps of 100 nanoseconds.</summary>
    UtcLong,

    /// <summary>A structure.</summary>
    Structure,

    /// <summary>An internal table.</summary>
    Table,
}
