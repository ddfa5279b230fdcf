using System.Net;
using System.Net.Http.Headers;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Takes the body of every request, as a network would, and answers with the same one.</summary>
internal sealed class Answers(HttpStatusCode status, byte[] body, string? contentType) : HttpMessageHandler
{
    private readonly MemoryStream _taken = new();

    /// <summary>The body that was taken last.</summary>
    public ReadOnlySpan<byte> Taken => _taken.GetBuffer().AsSpan(0, (int)_taken.Length);

    /// <summary>A client that is answered so.</summary>
    public HttpClient Client() => new(this) { BaseAddress = new("http://s4hana.destination/") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _taken.SetLength(0);
        if (request.Content is { } content)
            await content.CopyToAsync(_taken, cancellationToken);
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return response;
    }
}
