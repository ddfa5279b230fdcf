using System.Runtime.InteropServices;
using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Parameters in the form that the library takes them; there are secrets among them, so the memory is cleared before it is given back.</summary>
internal sealed unsafe class NativeParameters : IDisposable
{
    private readonly List<(nint Start, int Bytes)> _texts = [];
    private NwRfcConnectionParameter* _parameters;

    public NativeParameters(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Count = (uint)parameters.Count;
        _parameters = (NwRfcConnectionParameter*)NativeMemory.AllocZeroed(Count, (nuint)sizeof(NwRfcConnectionParameter));
        for (var i = 0; i < parameters.Count; i++)
            _parameters[i] = new NwRfcConnectionParameter { Name = Copy(parameters[i].Key), Value = Copy(parameters[i].Value) };
    }

    public NwRfcConnectionParameter* Pointer => _parameters;

    public uint Count { get; }

    public void Dispose()
    {
        foreach (var (start, bytes) in _texts)
        {
            NativeMemory.Clear((void*)start, (nuint)bytes);
            NativeMemory.Free((void*)start);
        }

        _texts.Clear();
        NativeMemory.Free(_parameters);
        _parameters = null;
    }

    private char* Copy(string text)
    {
        var bytes = (text.Length + 1) * sizeof(char);
        var copy = (char*)NativeMemory.AllocZeroed((nuint)bytes);
        text.CopyTo(new Span<char>(copy, text.Length));
        _texts.Add(((nint)copy, bytes));
        return copy;
    }
}
