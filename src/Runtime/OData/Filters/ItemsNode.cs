using System.Buffers;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>A collection of values in a condition, as JSON: <c>["a","b"]</c> (4.01, URL conventions 5.1.1.14.3).</summary>
internal sealed class ItemsNode(Action<ODataWriter> write) : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new ODataWriter(buffer, ODataProtocol.V4) { IsInUrl = true };
        write(json);
        json.Flush();
        writer.Encoded(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
