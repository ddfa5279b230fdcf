using System.Net;

namespace Btp.Connectivity.Bench.Runtime;

/// <summary>Answers without a network, so that nothing but the handlers is measured.</summary>
internal sealed class InMemoryBackEnd : HttpMessageHandler
{
    private static readonly byte[] Body = """{"d":{"results":[]}}"""u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(Body) });
}
