using System.IO;
using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>The body of a part, so that readers of responses can read parts.</summary>
internal sealed class PartContent(Stream body) : HttpContent
{
    private IDisposable[] _owned = [];

    /// <summary>What ends with the part: the response that it came in.</summary>
    public void Owns(params IDisposable[] owned) => _owned = owned;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(body);

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) => Task.FromResult(body);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => body.CopyToAsync(stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => body.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            foreach (var owned in _owned)
                owned.Dispose();
        }

        base.Dispose(disposing);
    }
}
