using System.Runtime.InteropServices;

namespace Btp.Connectivity.Rfc.Native.Interop;

/// <summary>
/// The functions of SAP's NetWeaver RFC library that are called, under their own names; prototypes as SAP publishes them with its connectors for Python and Node.js.
/// Nothing of the library itself is here.
/// </summary>
internal static unsafe partial class NwRfc
{
    /// <summary>Name of the library, without what the platform adds.</summary>
    public const string Library = "sapnwrfc";

    /// <summary>Only in versions that know RFC over WebSocket.</summary>
    public const string LoadCryptoLibrary = nameof(RfcLoadCryptoLibrary);

    /// <summary>Three numbers; asked before the library is used.</summary>
    public const string GetVersion = "RfcGetVersion";

    /// <summary>What a library has to export.</summary>
    public static readonly string[] Exports =
    [
        GetVersion,
        "RfcOpenConnection",
        "RfcCloseConnection",
        "RfcPing",
        "RfcResetServerContext",
        "RfcCancel",
        "RfcGetFunctionDesc",
        "RfcGetParameterCount",
        "RfcGetParameterDescByIndex",
        "RfcGetFieldCount",
        "RfcGetFieldDescByIndex",
        "RfcCreateFunction",
        "RfcDestroyFunction",
        "RfcSetParameterActive",
        "RfcInvoke",
        "RfcGetStructure",
        "RfcGetTable",
        "RfcGetRowCount",
        "RfcMoveTo",
        "RfcGetCurrentRow",
        "RfcAppendNewRow",
        "RfcSetChars",
        "RfcSetNum",
        "RfcSetString",
        "RfcSetDate",
        "RfcSetTime",
        "RfcSetBytes",
        "RfcSetXString",
        "RfcSetInt",
        "RfcSetInt8",
        "RfcSetFloat",
        "RfcGetChars",
        "RfcGetNum",
        "RfcGetString",
        "RfcGetStringLength",
        "RfcGetDate",
        "RfcGetTime",
        "RfcGetBytes",
        "RfcGetXString",
        "RfcGetInt",
        "RfcGetInt1",
        "RfcGetInt2",
        "RfcGetInt8",
        "RfcGetFloat",
    ];

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcLoadCryptoLibrary(string path, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial nint RfcOpenConnection(NwRfcConnectionParameter* parameters, uint count, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcCloseConnection(nint connection, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcPing(nint connection, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcResetServerContext(nint connection, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcCancel(nint connection, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint RfcGetFunctionDesc(nint connection, string function, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcGetParameterCount(nint description, out uint count, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcGetParameterDescByIndex(nint description, uint index, NwRfcParameterDesc* parameter, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcGetFieldCount(nint type, out uint count, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcGetFieldDescByIndex(nint type, uint index, NwRfcFieldDesc* field, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial nint RfcCreateFunction(nint description, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcDestroyFunction(nint function, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetParameterActive(nint function, string name, int isActive, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcInvoke(nint connection, nint function, NwRfcErrorInfo* error);
}
