using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A back end of one test's own, and a plain HTTP client that brings a CSRF token.</summary>
internal sealed class WritableSystem : IAsyncDisposable
{
    private readonly BackEndServer _server;
    private readonly HttpClient _client;
    private string? _token;

    private WritableSystem(BackEndServer server, AuditTrail audit)
    {
        (_server, Audit) = (server, audit);
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = server.Address };
        _client.DefaultRequestHeaders.Authorization = BackEndFixture.Basic("ALICE", "secret");
    }

    public AuditTrail Audit { get; }

    public string Origin => _server.Address.ToString().TrimEnd('/');

    public static async Task<WritableSystem> StartAsync(Func<BackEndService, BackEndService>? change = null)
    {
        var audit = new AuditTrail();
        var services = new BackEndService[]
        {
            new() { Path = TicketsV2.Path, MetadataFile = BackEndFixture.File("t.edmx", TicketsV2.Document), DataFile = BackEndFixture.File("t.json", TicketsV2.Seed) },
            new() { Path = WorkshopV4.Path, MetadataFile = BackEndFixture.File("w.edmx", WorkshopV4.Document), DataFile = BackEndFixture.File("w.json", WorkshopV4.Seed) },
        };
        var definition = new BackEndDefinition
        {
            Host = "s4.corp.example", Port = 44300, Users = [new() { Name = "ALICE", Email = "a@corp.example", Password = "secret" }],
            Services = [.. services.Select(s => change?.Invoke(s) ?? s)],
        };
        return new WritableSystem(await BackEndServer.StartAsync(definition, audit, CancellationToken.None), audit);
    }

    /// <summary>Sends a request; headers as "Name: value".</summary>
    public async Task<Reply> SendAsync(string method, string url, object? body = null, params string[] headers)
    {
        if (_token is null && method is not ("GET" or "HEAD"))
        {
            using var fetch = new HttpRequestMessage(HttpMethod.Get, Origin + TicketsV2.Path + "/");
            fetch.Headers.Add("x-csrf-token", "Fetch");
            using var fetched = await _client.SendAsync(fetch);
            _token = fetched.Headers.GetValues("x-csrf-token").Single();
        }
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url.StartsWith('/') ? Origin + url : url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (_token is not null)
            request.Headers.Add("x-csrf-token", _token);
        if (body is not null)
            request.Content = body is byte[] bytes ? new ByteArrayContent(bytes) : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var header in headers)
        {
            var (name, value) = (header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "Content-Type")
                (request.Content ??= new ByteArrayContent([])).Headers.ContentType = value.Length == 0 ? null : MediaTypeHeaderValue.Parse(value);
            else if (!request.Headers.TryAddWithoutValidation(name, value))
                throw new ArgumentException(header);
        }
        using var response = await _client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, all, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The client, with a CSRF token on every request: for typed services.</summary>
    public async Task<HttpClient> TypedAsync()
    {
        await SendAsync("POST", TicketsV2.Path + "/NoSuch");
        _client.DefaultRequestHeaders.Add("x-csrf-token", _token);
        return _client;
    }

    public Task<Reply> V2(string method, string path, object? body = null, params string[] headers) => SendAsync(method, $"{TicketsV2.Path}/{path}", body, headers);

    public Task<Reply> V4(string method, string path, object? body = null, params string[] headers) => SendAsync(method, $"{WorkshopV4.Path}/{path}", body, headers);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>An answer, read completely.</summary>
    internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
    {
        public string Text => Encoding.UTF8.GetString(Bytes);

        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public JsonElement D => Json.GetProperty("d");

        public string? Header(string name) => Headers.GetValueOrDefault(name);

        /// <summary>Fails with the body when the status is another one.</summary>
        public Reply Is(int status)
        {
            Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
            return this;
        }
    }
}
