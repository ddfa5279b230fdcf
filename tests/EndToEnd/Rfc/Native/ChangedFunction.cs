using Btp.Connectivity.Rfc;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>A function as it was when its manifest was written; the system's has changed since.</summary>
internal sealed class ChangedFunction : IRfcReadable
{
    public static RfcFunctionType Type { get; } = new(
        "Z_BTP_CHANGED",
        In(RfcField.Of("IV_CHAR", RfcDataType.Char, 10)), In(RfcField.Of("IV_NUM", RfcDataType.Num, 10)), In(RfcField.Of("IV_RAW", RfcDataType.Raw, 3)), In(RfcField.Packed("IV_BCD", 15, 2)),
        In(RfcField.Of("IV_INT4", RfcDataType.Int4)), In(RfcField.Of("IV_GONE", RfcDataType.Char, 1)),
        Out(RfcField.Of("EV_CHAR", RfcDataType.Char, 10)), Out(RfcField.Of("EV_INT4", RfcDataType.Int4)), Out(RfcField.Packed("EV_BCD", 15, 2)), Out(RfcField.Of("EV_GONE", RfcDataType.Char, 1)));

    /// <summary>Whether to ask for the one whose type is another.</summary>
    public bool ReadsNumber { get; init; }

    public string Text { get; private set; } = "";

    public decimal Number { get; private set; } = -1;

    public void Read(RfcReader reader, int field)
    {
        if (field == 6)
            Text = reader.ReadText();
        else if (field == 7 && ReadsNumber)
            reader.ReadInt32();
        else if (field == 8)
            Number = reader.ReadDecimal();
        else
            reader.Skip();
    }

    private static RfcParameter In(RfcField field) => new(RfcDirection.Importing, field, true);

    private static RfcParameter Out(RfcField field) => new(RfcDirection.Exporting, field);
}

/// <summary>Short ways.</summary>
internal static class ServiceProviderExtensions
{
    public static IRfcTransport GetTransport(this IServiceProvider services) => services.GetRequiredService<IRfcTransportFactory>().Create(NativeSystem.Contract());
}
