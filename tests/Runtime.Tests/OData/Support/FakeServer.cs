using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;

namespace Btp.Connectivity.Runtime.Tests.OData.Support;

/// <summary>Answers requests from a list, and remembers them.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new();

    public List<string> Urls { get; } = [];

    public List<HttpRequestHeaders> Headers { get; } = [];

    /// <summary>Method and URL of each request.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The body of each request; empty where there was none.</summary>
    public List<string> Bodies { get; } = [];


    public List<string> Methods { get; } = [];

    /// <summary>The content type of each body.</summary>
    public List<string?> ContentTypes { get; } = [];

    /// <summary>Address that a destination handler would put in place of the client's own.</summary>
    public Uri? RewrittenRoot { get; init; }

    /// <summary>What a destination handler leaves with the request.</summary>
    public Destination? Destination { get; init; }

    public SalesOrderService V2 => new(Client());

    public ShopService V4 => new(Client());

    public static FakeServer Answering(string body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") => new FakeServer().Then(body, status, type);

    public FakeServer Then(string body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") => Then(Encoding.UTF8.GetBytes(body), status, type);

    public FakeServer Then(byte[] body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") => Then(new ByteArrayContent(body), status, type);

    public FakeServer Then(HttpContent content, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json")
    {
        content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);
        _answers.Enqueue(_ => new HttpResponseMessage(status) { Content = content });
        return this;
    }

    /// <summary>An answer with headers and no body.</summary>
    public FakeServer Then(HttpStatusCode status, params (string Name, string Value)[] headers) => Then("", status, "", headers);

    public FakeServer Then(string body, HttpStatusCode status, string type, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(_ =>
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            response.Content.Headers.ContentType = type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type);
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        UrlJudge.Judge(request.RequestUri!.PathAndQuery);
        Urls.Add(request.RequestUri.PathAndQuery);
        Lines.Add($"{request.Method} {request.RequestUri.PathAndQuery}");
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        ContentTypes.Add(request.Content?.Headers.ContentType?.ToString());
        Headers.Add(request.Headers);
        Methods.Add(request.Method.Method);
        if (RewrittenRoot is { } root)
            request.RequestUri = new Uri(root.AbsoluteUri.TrimEnd('/') + request.RequestUri.PathAndQuery);
        if (Destination is { } destination)
            DestinationCall.Of(request, new DestinationContract(destination.Name), new NoUser()).Destination = destination;
        var response = _answers.Dequeue()(request);
        response.RequestMessage = request;
        return response;
    }

    private HttpClient Client() => new(this) { BaseAddress = new Uri("http://s4hana.destination/") };

    private sealed class NoUser : IUserContextAccessor
    {
        public UserContext? Current { get; set; }
    }
}
