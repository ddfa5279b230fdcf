namespace Btp.Connectivity.Rfc.Native.Interop;

/// <summary>What a function of the library returns (RFC_RC; numbers as in SAP's public connectors for Python and Node.js).</summary>
internal enum NwRfcCode
{
    Ok = 0,
    CommunicationFailure = 1,
    LogonFailure = 2,
    AbapRuntimeFailure = 3,
    AbapMessage = 4,
    AbapException = 5,
    Closed = 6,
    Canceled = 7,
    Timeout = 8,
    MemoryInsufficient = 9,
    VersionMismatch = 10,
    InvalidProtocol = 11,
    SerializationFailure = 12,
    InvalidHandle = 13,
    Retry = 14,
    ExternalFailure = 15,
    Executed = 16,
    NotFound = 17,
    NotSupported = 18,
    IllegalState = 19,
    InvalidParameter = 20,
    CodepageConversionFailure = 21,
    ConversionFailure = 22,
    BufferTooSmall = 23,
    TableMoveBof = 24,
    TableMoveEof = 25,
    StartSapguiFailure = 26,
    AbapClassException = 27,
    UnknownError = 28,
    AuthorizationFailure = 29,
}

/// <summary>Groups of errors (RFC_ERROR_GROUP).</summary>
internal enum NwRfcGroup
{
    Ok = 0,
    AbapApplicationFailure = 1,
    AbapRuntimeFailure = 2,
    LogonFailure = 3,
    CommunicationFailure = 4,
    ExternalRuntimeFailure = 5,
    ExternalApplicationFailure = 6,
    ExternalAuthorizationFailure = 7,
}

/// <summary>Types of fields and parameters (RFCTYPE).</summary>
internal enum NwRfcType
{
    Char = 0,
    Date = 1,
    Bcd = 2,
    Time = 3,
    Byte = 4,
    Table = 5,
    Num = 6,
    Float = 7,
    Int = 8,
    Int2 = 9,
    Int1 = 10,
    Structure = 17,
    DecF16 = 23,
    DecF34 = 24,
    String = 29,
    XString = 30,
    Int8 = 31,
    UtcLong = 32,
}
