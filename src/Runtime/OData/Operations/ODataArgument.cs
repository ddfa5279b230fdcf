using System.Buffers;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>A parameter of an operation with its value: a literal of a URL, or JSON: in a body, and in a URL where no literal can hold the value.</summary>
internal readonly record struct ODataArgument(string Name, ODataLiteral Literal, Action<ODataWriter>? Json = null)
{
    /// <summary>The JSON as a URL holds it.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, ODataProtocol.V4) { IsInUrl = true };
        Json!(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
