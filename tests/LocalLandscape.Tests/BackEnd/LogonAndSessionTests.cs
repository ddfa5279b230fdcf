using System.Globalization;
using System.IO.Compression;
using System.Net;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class LogonAndSessionTests(BackEndFixture backEnd) : IClassFixture<BackEndFixture>
{
    private const string Orders = OrdersV2.Path + "/A_Order";
    private readonly string _call = Guid.NewGuid().ToString("N");

    private HttpRequestMessage Request(string path = Orders, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("x-correlationid", _call);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private AuditEntry Entry => backEnd.Audit.For(_call)[^1];

    [Theory]
    [InlineData("ALICE", "ALICE")]
    [InlineData("alice", "ALICE")]
    [InlineData("alice@corp.example", "ALICE")]
    [InlineData("Carol", "CAROL")]
    public async Task A_certificate_of_the_connector_logs_its_user_on(string commonName, string user)
    {
        using var response = await backEnd.Client().SendAsync(Request(headers: ("SSL_CLIENT_CERT", backEnd.Certificate(commonName))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((user, "GET", Orders, 200, Hop.BackEnd), (Entry.Principal, Entry.Method, Entry.Path, Entry.Status, Entry.Hop));
        Assert.Contains("ORDERS_SRV", Entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_in_PEM_form_works_too()
    {
        var pem = $"-----BEGIN CERTIFICATE----- {string.Join(' ', backEnd.Certificate("ALICE").Chunk(64).Select(static c => new string(c)))} -----END CERTIFICATE-----";
        using var response = await backEnd.Client().SendAsync(Request(headers: ("SSL_CLIENT_CERT", pem)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Certificates_that_do_not_hold_are_refused_even_with_a_password()
    {
        using var stranger = BackEndFixture.CreateAuthority("CN=Connector CA");
        var wrong = new[]
        {
            backEnd.Certificate("MALLORY"),
            backEnd.Certificate("ALICE", end: DateTimeOffset.UtcNow.AddMinutes(-1)),
            backEnd.Certificate("ALICE", authority: stranger),
            backEnd.Certificate("ALICE", isAuthority: true),
            Convert.ToBase64String(backEnd.Authority.RawData),
            "nonsense",
        };
        foreach (var certificate in wrong)
        {
            using var response = await backEnd.Client("ALICE").SendAsync(Request(headers: ("SSL_CLIENT_CERT", certificate)));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Null(Entry.Principal);
            Assert.Contains("refused", Entry.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_certificate_header_is_no_user_and_leaves_the_password()
    {
        using var nobody = await backEnd.Client().SendAsync(Request(headers: ("SSL_CLIENT_CERT", "")));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var alice = await backEnd.Client("ALICE").SendAsync(Request(headers: ("SSL_CLIENT_CERT", "")));
        Assert.Equal(HttpStatusCode.OK, alice.StatusCode);
    }

    [Theory]
    [InlineData("ALICE", "Tr0ub4dor")]
    [InlineData("NOBODY", "open:sesame")]
    [InlineData("CAROL", "")]
    public async Task Wrong_passwords_are_refused_and_never_written_down(string user, string password)
    {
        var request = Request();
        request.Headers.Authorization = BackEndFixture.Basic(user, password);
        using var response = await backEnd.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains(user, Entry.Detail, StringComparison.Ordinal);
        if (password.Length > 0)
            Assert.DoesNotContain(password, Entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_401_or_where_so_defined_a_logon_page()
    {
        using var refused = await backEnd.Client().SendAsync(Request());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await using var pages = await BackEndServer.StartAsync(backEnd.Definition() with { ShowsLogonPage = true }, backEnd.Audit);
        using var client = new HttpClient { BaseAddress = pages.Address };
        using var page = await client.SendAsync(Request());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal((null, 200), (Entry.Principal, Entry.Status));
    }

    [Fact]
    public async Task A_client_must_exist()
    {
        using var known = await backEnd.Alice.SendAsync(Request(headers: ("sap-client", "100")));
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Contains("client 100", Entry.Detail, StringComparison.Ordinal);
        using var unknown = await backEnd.Alice.SendAsync(Request(Orders + "?sap-client=200"));
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task A_session_is_for_one_user_only()
    {
        using var first = await backEnd.Alice.SendAsync(Request());
        var cookie = first.Headers.GetValues("Set-Cookie").Single(static c => c.StartsWith("SAP_SESSIONID_", StringComparison.Ordinal)).Split(';')[0];
        using var again = await backEnd.Alice.SendAsync(Request(headers: ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));
        using var mixed = await backEnd.Client("BOB").SendAsync(Request(headers: ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Forbidden, mixed.StatusCode);
        Assert.Equal(("BOB", 403), (Entry.Principal, Entry.Status));
        Assert.Contains("identity mix-up", Entry.Detail, StringComparison.Ordinal);
        Assert.Contains("ALICE", Entry.Detail, StringComparison.Ordinal);
        using var alone = await backEnd.Client().SendAsync(Request(headers: ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Unauthorized, alone.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_token_is_fetched_and_then_demanded(string method)
    {
        var client = backEnd.Client("ALICE", cookies: true);
        using var fetched = await client.SendAsync(Request(OrdersV2.Path + "/", new HttpMethod(method), ("x-csrf-token", "fetch")));
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);
        var token = fetched.Headers.GetValues("x-csrf-token").Single();

        using var without = await client.SendAsync(Request(method: HttpMethod.Post));
        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal("Required", without.Headers.GetValues("x-csrf-token").Single());
        using var wrong = await client.SendAsync(Request(method: HttpMethod.Post, headers: ("x-csrf-token", token + "x")));
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var sessionless = await backEnd.Client("ALICE").SendAsync(Request(method: HttpMethod.Post, headers: ("x-csrf-token", token)));
        Assert.Equal(HttpStatusCode.Forbidden, sessionless.StatusCode);

        using var accepted = await client.SendAsync(Request(method: HttpMethod.Post, headers: ("x-csrf-token", token)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, accepted.StatusCode);
        Assert.Contains("\"message\":{\"lang\":\"en\"", await accepted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_given_unasked()
    {
        using var response = await backEnd.Alice.SendAsync(Request());
        Assert.False(response.Headers.Contains("x-csrf-token"));
    }

    [Fact]
    public async Task Unknown_services_are_refused_in_the_shape_of_their_version()
    {
        using var two = await backEnd.Alice.SendAsync(Request("/sap/opu/odata/sap/NOTHING_SRV/X"));
        Assert.Equal(HttpStatusCode.Forbidden, two.StatusCode);
        Assert.Contains("\"message\":{", await two.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var four = await backEnd.Alice.SendAsync(Request("/sap/opu/odata4/sap/nothing/0001/X"));
        Assert.Contains("\"message\":\"", await four.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var longer = await backEnd.Alice.SendAsync(Request(OrdersV2.Path + "X/A_Order"));
        Assert.Equal(HttpStatusCode.Forbidden, longer.StatusCode);
        using var versioned = await backEnd.Alice.SendAsync(Request(OrdersV2.Path + ";v=1/A_Order"));
        Assert.Equal(HttpStatusCode.OK, versioned.StatusCode);
    }

    [Fact]
    public async Task Answers_are_compressed_when_asked_for_and_only_then()
    {
        using var zipped = await backEnd.Alice.SendAsync(Request(headers: ("Accept-Encoding", "gzip, deflate")));
        Assert.Equal("gzip", zipped.Content.Headers.ContentEncoding.Single());
        await using var gzip = new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.StartsWith("{\"d\":", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        using var plain = await backEnd.Alice.SendAsync(Request());
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        using var declined = await backEnd.Alice.SendAsync(Request(headers: ("Accept-Encoding", "gzip;q=0")));
        Assert.Empty(declined.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        using var head = await backEnd.Alice.SendAsync(Request(method: HttpMethod.Head));
        using var get = await backEnd.Alice.SendAsync(Request());
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/atom+xml", 406, "application/xml")]
    [InlineData("application/atom+xml, */*;q=0.1", 200, "application/json")]
    [InlineData("application/json", 200, "application/json")]
    public async Task Only_JSON_is_spoken_and_errors_come_in_a_form_that_the_caller_takes(string accept, int status, string type)
    {
        using var response = await backEnd.SendAsync(OrdersV2.Path, "A_Order", accept);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Two_users_at_once_stay_themselves()
    {
        var clients = new[] { (User: "ALICE", Http: backEnd.Client("ALICE", cookies: true)), (User: "BOB", Http: backEnd.Client("BOB", cookies: true)) };
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, stop) =>
        {
            var (_, http) = clients[i % 2];
            using var request = new HttpRequestMessage(HttpMethod.Get, OrdersV2.Path + "/A_Order('1')");
            request.Headers.TryAddWithoutValidation("x-correlationid", _call + (i % 2).ToString(CultureInfo.InvariantCulture));
            using var response = await http.SendAsync(request, stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        });
        foreach (var index in new[] { 0, 1 })
            Assert.All(backEnd.Audit.For(_call + index.ToString(CultureInfo.InvariantCulture)), e => Assert.Equal(clients[index].User, e.Principal));
        Assert.Equal(100, backEnd.Audit.For(_call + "0").Count);
    }
}
