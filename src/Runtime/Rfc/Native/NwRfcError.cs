using System.Runtime.InteropServices;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// The place where the library writes errors, outside of the managed heap because the library keeps the address during a call, and their translation. One per call at a time.
/// </summary>
internal sealed unsafe class NwRfcError : IDisposable
{
    private NwRfcErrorInfo* _info = (NwRfcErrorInfo*)NativeMemory.AllocZeroed((nuint)sizeof(NwRfcErrorInfo));

    ~NwRfcError() => Dispose();

    public NwRfcErrorInfo* Info => _info;

    public NwRfcCode Code => _info->Code;

    /// <summary>The library's word for it, for messages: its numbers say nothing to anybody.</summary>
    public string Key => Text(_info->Key, NwRfcErrorInfo.KeyLength);

    public void Dispose()
    {
        NativeMemory.Free(_info);
        _info = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Whether the library has closed the connection by itself. Its handle must not be used again, nor be closed: a new connection may already have the same one.
    /// </summary>
    public static bool ClosesConnection(NwRfcCode code) => code is NwRfcCode.CommunicationFailure or NwRfcCode.AbapRuntimeFailure or NwRfcCode.AbapMessage or NwRfcCode.Closed
        or NwRfcCode.Canceled or NwRfcCode.Timeout or NwRfcCode.InvalidHandle or NwRfcCode.ExternalFailure or NwRfcCode.LogonFailure;

    /// <summary>What a call of a function module failed with.</summary>
    public Exception OfCall(RfcFunctionType function, NativeRfcTarget target) => Code switch
    {
        NwRfcCode.AbapException or NwRfcCode.AbapClassException or NwRfcCode.AbapMessage => function.CreateException(new RfcAbapError(function.Name, Key)
        {
            Text = Message(target),
            MessageClass = Text(_info->MessageClass, NwRfcErrorInfo.ClassLength),
            MessageNumber = Text(_info->MessageNumber, NwRfcErrorInfo.NumberLength),
            MessageType = Text(_info->MessageType, NwRfcErrorInfo.TypeLength),
        }),
        NwRfcCode.CommunicationFailure or NwRfcCode.Closed or NwRfcCode.Timeout => new ConnectivityException(
            $"Destination '{target.Destination}': the connection to {target.Address} broke during the call of {function.Name}; whether the function was executed is not known. {Message(target)}")
        { Destination = target.Destination },
        _ => OfSystem(function.Name, target),
    };

    /// <summary>What looking up a function module failed with: every word of the system is a refusal then.</summary>
    public Exception OfLookup(string function, NativeRfcTarget target) => Code is NwRfcCode.CommunicationFailure or NwRfcCode.Closed or NwRfcCode.Timeout
        ? OfConnection(target)
        : OfSystem(function, target);

    /// <summary>What opening a connection failed with.</summary>
    public Exception OfConnection(NativeRfcTarget target) => Code is NwRfcCode.CommunicationFailure or NwRfcCode.Closed or NwRfcCode.Timeout or NwRfcCode.ExternalFailure
        ? new ConnectivityException($"Destination '{target.Destination}': {target.Address} was not reached. {Message(target)}") { Destination = target.Destination }
        : OfSystem("Logon", target);

    private RfcFaultException OfSystem(string function, NativeRfcTarget target)
    {
        var message = Message(target);
        return new(function, Key.Length > 0 ? Key : Code.ToString(), message.Length > 0 ? message : $"the RFC library failed ({Code}).");
    }

    // Messages of the network come in columns and lines.
    private string Message(NativeRfcTarget target) => Redaction.Clean(
        string.Join(' ', Text(_info->Message, NwRfcErrorInfo.MessageLength).Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)), target.Secrets) ?? "";

    private static string Text(char* text, int length)
    {
        var span = new ReadOnlySpan<char>(text, length);
        return (span.IndexOf('\0') is >= 0 and var end ? span[..end] : span).ToString();
    }
}
