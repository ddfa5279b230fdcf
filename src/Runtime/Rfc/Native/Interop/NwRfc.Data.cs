using System.Runtime.InteropServices;

namespace Btp.Connectivity.Rfc.Native.Interop;

/// <summary>Reading and writing data containers: functions, structures and rows of tables.</summary>
internal static unsafe partial class NwRfc
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetStructure(nint container, string name, out nint structure, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetTable(nint container, string name, out nint table, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcGetRowCount(nint table, out uint count, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial NwRfcCode RfcMoveTo(nint table, uint index, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial nint RfcGetCurrentRow(nint table, NwRfcErrorInfo* error);

    [LibraryImport(Library)]
    public static partial nint RfcAppendNewRow(nint table, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetChars(nint container, string name, char* value, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetNum(nint container, string name, char* value, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetString(nint container, string name, char* value, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetDate(nint container, string name, char* value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetTime(nint container, string name, char* value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetBytes(nint container, string name, byte* value, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetXString(nint container, string name, byte* value, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetInt(nint container, string name, int value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetInt8(nint container, string name, long value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcSetFloat(nint container, string name, double value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetChars(nint container, string name, char* buffer, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetNum(nint container, string name, char* buffer, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetString(nint container, string name, char* buffer, uint length, out uint textLength, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetStringLength(nint container, string name, out uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetDate(nint container, string name, char* buffer, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetTime(nint container, string name, char* buffer, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetBytes(nint container, string name, byte* buffer, uint length, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetXString(nint container, string name, byte* buffer, uint length, out uint byteLength, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetInt(nint container, string name, out int value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetInt1(nint container, string name, out byte value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetInt2(nint container, string name, out short value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetInt8(nint container, string name, out long value, NwRfcErrorInfo* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial NwRfcCode RfcGetFloat(nint container, string name, out double value, NwRfcErrorInfo* error);
}
