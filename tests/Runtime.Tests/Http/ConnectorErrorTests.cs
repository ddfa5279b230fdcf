using System.Net;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class ConnectorErrorTests
{
    private const string NotExposed = "Access denied to resource /sap/opu/x on system s4.virtual:44300. In case this was a valid request, ensure to expose the resource correctly in your cloud connector.";
    private const string NoTunnel = "There is no SAP Cloud Connector (SCC) connected to your subaccount matching the requested tunnel for subaccount '8a1f0c9e-0000-4000-8000-000000000001' and SCC location ID 'dc-west'.";

    [Fact]
    public async Task A_path_that_is_not_exposed_names_the_entry_to_add()
    {
        var problem = await Assert.ThrowsAsync<ResourceNotExposedException>(() => CallAsync(403, "text/plain", NotExposed));

        Assert.Equal("/sap/opu/x", problem.Resource);
        Assert.Equal("s4.virtual:44300", problem.VirtualHost);
        Assert.Contains("Add the resource '/sap/opu/x'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_without_a_mapping_is_named()
    {
        var problem = await Assert.ThrowsAsync<ResourceNotExposedException>(() => CallAsync(403, "text/html", "<html><body>Access denied to system s4.virtual:44300</body></html>"));

        Assert.Null(problem.Resource);
    }

    [Fact]
    public async Task A_tunnel_that_is_down_names_location_id_and_subaccount()
    {
        var problem = await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => CallAsync(503, "text/plain", NoTunnel));

        Assert.Equal("dc-west", problem.LocationId);
        Assert.Equal("8a1f0c9e-0000-4000-8000-000000000001", problem.SubaccountId);
    }

    [Fact]
    public async Task The_older_sentence_of_a_tunnel_that_is_down_is_known_too()
        => await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => CallAsync(503, null, "No tunnels subscribed for tunnelId account:///x"));

    [Fact]
    public async Task A_back_end_that_the_connector_cannot_reach_is_named()
    {
        var problem = await Assert.ThrowsAsync<BackendUnreachableException>(() => CallAsync(502, "text/plain", "Unable to open connection to backend system"));

        Assert.Equal("s4.virtual:44300", problem.VirtualHost);
    }

    [Theory]
    [InlineData(403, "text/plain", "You are not authorized.")]
    [InlineData(403, "application/json", NotExposed)]
    [InlineData(403, "text/plain", "Access denied to resource /sap/opu/x on system other.virtual:44300.")]
    [InlineData(502, "text/html", "Bad gateway")]
    [InlineData(503, "text/html", "The server is in maintenance")]
    [InlineData(503, "application/json", NoTunnel)]
    [InlineData(500, "text/plain", NotExposed)]
    public async Task The_same_status_of_the_back_end_itself_is_handed_on_with_its_body(int status, string type, string body)
    {
        using var response = await CallAsync(status, type, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_long_body_of_the_back_end_arrives_whole()
    {
        var body = new string('x', 300_000);

        using var response = await CallAsync(503, "text/html", body);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_of_an_OData_service_say_that_the_back_end_answered()
    {
        using var response = await CallAsync(403, "text/plain", NotExposed, static context => context.Response.Headers["DataServiceVersion"] = "2.0");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task On_the_internet_the_same_sentence_is_just_an_answer()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (_, context) => AnswerAsync(context, 403, "text/plain", NotExposed);
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_proxy_token_is_dropped_and_the_request_repeated_with_a_new_one()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        var tokens = 0;
        platform.OnToken = async (request, context) =>
        {
            if (!request.Body.Contains("conn-client", StringComparison.Ordinal) || Interlocked.Increment(ref tokens) > 1)
            {
                return false;
            }

            await FakePlatform.JsonAsync(context, 200, """{"access_token":"revoked","expires_in":3600}""");
            return true;
        };
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, platform.Calls.Count);
    }

    [Fact]
    public async Task A_proxy_that_refuses_every_token_is_reported_without_the_token()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        platform.OnToken = async (request, context) =>
        {
            if (request.Body.Contains("conn-client", StringComparison.Ordinal))
            {
                await FakePlatform.JsonAsync(context, 200, """{"access_token":"revoked-for-good","expires_in":3600}""");
                return true;
            }

            return false;
        };
        await using var services = platform.Services(static options => options.MaxRetries = 0);
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        var problem = await Assert.ThrowsAsync<ProxyAuthorizationException>(() => client.GetAsync(new Uri("x", UriKind.Relative)));

        Assert.Equal("my-connectivity", problem.Binding);
        Assert.DoesNotContain("revoked-for-good", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_cannot_be_reached_is_named()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        var vcap = platform.Vcap().Replace($"\"onpremise_proxy_http_port\": \"{platform.Address.Port}\"", "\"onpremise_proxy_http_port\": \"1\"", StringComparison.Ordinal);
        await using var services = platform.Services(static options => options.MaxRetries = 0, vcap: vcap);
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        var problem = await Assert.ThrowsAsync<ConnectivityProxyUnreachableException>(() => client.GetAsync(new Uri("x", UriKind.Relative)));

        Assert.Equal("127.0.0.1:1", problem.Proxy);
    }

    private static async Task<HttpResponseMessage> CallAsync(int status, string? type, string body, Action<HttpContext>? more = null)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = (_, context) =>
        {
            more?.Invoke(context);
            return AnswerAsync(context, status, type, body);
        };
        var contract = platform.OnPremise(locationId: "dc-west");
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        return await client.GetAsync(new Uri("sap/opu/x", UriKind.Relative));
    }

    private static Task AnswerAsync(HttpContext context, int status, string? type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
