using System.Runtime.InteropServices;

namespace Btp.Connectivity.Rfc.Native.Interop;

/// <summary>RFC_ERROR_INFO. Texts are UTF-16 on every platform (SAP_UC) and end with a zero.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NwRfcErrorInfo
{
    public const int KeyLength = 128;
    public const int MessageLength = 512;
    public const int ClassLength = 20 + 1;
    public const int TypeLength = 1 + 1;
    public const int NumberLength = 3 + 1;
    public const int VariableLength = 50 + 1;

    public NwRfcCode Code;
    public NwRfcGroup Group;
    public fixed char Key[KeyLength];
    public fixed char Message[MessageLength];
    public fixed char MessageClass[ClassLength];
    public fixed char MessageType[TypeLength];
    public fixed char MessageNumber[NumberLength];
    public fixed char Variable1[VariableLength];
    public fixed char Variable2[VariableLength];
    public fixed char Variable3[VariableLength];
    public fixed char Variable4[VariableLength];
}

/// <summary>RFC_CONNECTION_PARAMETER.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NwRfcConnectionParameter
{
    public char* Name;
    public char* Value;
}

/// <summary>RFC_PARAMETER_DESC. Lengths in bytes: <c>Nuc</c> with one byte per character, <c>Uc</c> with two.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NwRfcParameterDesc
{
    public const int NameLength = 30 + 1;
    public const int TextLength = 79 + 1;

    public fixed char Name[NameLength];
    public NwRfcType Type;
    public int Direction;
    public uint NucLength;
    public uint UcLength;
    public uint Decimals;
    public nint TypeDescription;
    public fixed char DefaultValue[NameLength];
    public fixed char Text[TextLength];
    public byte IsOptional;
    public nint Extended;
}

/// <summary>RFC_FIELD_DESC.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NwRfcFieldDesc
{
    public fixed char Name[NwRfcParameterDesc.NameLength];
    public NwRfcType Type;
    public uint NucLength;
    public uint NucOffset;
    public uint UcLength;
    public uint UcOffset;
    public uint Decimals;
    public nint TypeDescription;
    public nint Extended;
}
