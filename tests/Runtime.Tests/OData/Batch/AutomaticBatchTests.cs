using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

/// <summary>Reading requests whose line is too long for the Connectivity proxy.</summary>
public sealed class AutomaticBatchTests
{
    private const string Root = "http://s4.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV";

    // GET, blank, blank, HTTP/1.1, line break
    private const int Rest = 15;

    [Theory]
    [InlineData(8192, "GET")]
    [InlineData(8193, "HEAD,POST")]
    public async Task A_request_goes_in_a_batch_exactly_when_its_line_is_too_long(int length, string methods)
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services();
        var query = Query(services, platform.OnPremise(), length);

        var orders = await query.ToListAsync();

        Assert.Equal(["1", "2"], orders.Select(static o => o.SalesOrderKey));
        Assert.Equal(methods, string.Join(',', platform.Calls.Select(static call => call.Method)));
    }

    [Fact]
    public async Task The_batch_holds_the_request_and_its_headers_and_no_credential()
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services();
        var query = Query(services, platform.OnPremise(more: [("sap-client", "100"), ("URL.queries.k", "v")]), 9000);

        await query.ToListAsync();

        var batch = platform.Calls.Last();
        Assert.Equal(Root + "/$batch?k=v", batch.Target);
        Assert.Equal("token", batch["X-CSRF-Token"]);
        Assert.Equal("100", batch["sap-client"]);
        Assert.NotNull(batch["x-correlationid"]);
        Assert.Equal("multipart/mixed", batch["Accept"]);
        Assert.Contains($"\r\n\r\nGET {query.ToString()["/sap/opu/odata/sap/API_SALES_ORDER_SRV/".Length..]} HTTP/1.1\r\nAccept: application/json\r\n", batch.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Authori", batch.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("correlation", batch.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_counts_and_single_rows_are_read_the_same_way()
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services();
        var query = Query(services, platform.OnPremise(), 9000);
        platform.OnCall = Gateway($$$"""{"d":{"__count":"3","results":[{"SalesOrder":"1"}],"__next":"{{{Root}}}/A_SalesOrder?$skiptoken={{{new string('x', 9000)}}}"}}""");
        var page = await query.WithCount().ToPageAsync();
        Assert.Equal(3, page.TotalCount);
        platform.OnCall = Gateway("""{"d":{"results":[{"SalesOrder":"2"}]}}""");
        var next = await page.NextPage!.ToPageAsync();
        Assert.Equal("2", Assert.Single(next.Items).SalesOrderKey);
        Assert.Equal("2", (await query.FirstAsync()).SalesOrderKey);
        await foreach (var order in query)
            Assert.Equal("2", order.SalesOrderKey);
        platform.OnCall = Gateway("42", "text/plain");
        Assert.Equal(42, await query.CountAsync());
        Assert.All(platform.Calls, static call => Assert.NotEqual("GET", call.Method));
    }

    [Fact]
    public async Task An_error_of_the_request_is_the_error_that_is_thrown()
    {
        await using var platform = await StartAsync();
        platform.OnCall = Gateway("""{"error":{"code":"F/1","message":{"lang":"en","value":"no such filter"}}}""", status: "400 Bad Request");
        await using var services = platform.Services();
        var query = Query(services, platform.OnPremise(), 9000);

        var exception = await Assert.ThrowsAsync<ODataException>(() => query.ToListAsync());

        Assert.Equal((HttpStatusCode.BadRequest, "F/1", "GET"), (exception.StatusCode, exception.Code, exception.Request!.Method));
    }

    [Fact]
    public async Task A_service_without_batches_is_named_as_such()
    {
        await using var platform = await StartAsync();
        platform.OnCall = static (_, context) =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        await using var services = platform.Services();

        var exception = await Assert.ThrowsAsync<ODataException>(() => Query(services, platform.OnPremise(), 9000).ToListAsync());

        Assert.Equal("POST /sap/opu/odata/sap/API_SALES_ORDER_SRV/$batch", exception.Request!.ToString());
    }

    [Fact]
    public async Task A_logon_page_in_place_of_the_batch_is_named_as_what_it_is()
    {
        await using var platform = await StartAsync();
        platform.OnCall = static (_, context) =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>");
        };
        await using var services = platform.Services();

        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => Query(services, platform.OnPremise(), 9000).ToListAsync());

        Assert.Contains("logon page", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turned_off_a_long_request_is_refused_before_it_is_sent()
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services(settings: ("Btp:AutomaticBatchLength", "0"));

        var problem = await Assert.ThrowsAsync<ConnectivityException>(() => Query(services, platform.OnPremise(), 9000).ToListAsync());

        Assert.Contains("8192", problem.Message, StringComparison.Ordinal);
        Assert.Empty(platform.Calls);
    }

    [Theory]
    [InlineData("", "GET")]
    [InlineData("5000", "HEAD,POST")]
    public async Task On_the_internet_there_is_a_limit_only_where_one_is_set(string limit, string methods)
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services(settings: ("Btp:AutomaticBatchLength", limit));

        await Query(services, platform.Internet(), 7000).ToListAsync();

        Assert.Equal(methods, string.Join(',', platform.Calls.Select(static call => call.Method)));
    }

    [Fact]
    public async Task A_long_request_without_a_known_service_is_left_as_it_is()
    {
        await using var platform = await StartAsync();
        await using var services = platform.Services();
        FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise());

        await Assert.ThrowsAsync<ConnectivityException>(() => client.GetAsync(new Uri("sap/x?y=" + new string('z', 9000), UriKind.Relative)));
    }

    private static SalesOrderQuery<SalesOrder> Query(IServiceProvider services, DestinationContract contract, int lineLength)
    {
        FakePlatform.As(services, Jwt.User("alice"));
        var orders = new SalesOrderService(services.GetRequiredService<IHttpClientFactory>().CreateClient(contract)).SalesOrder;
        var origin = contract.Url!.GetLeftPart(UriPartial.Authority).Length;
        var missing = lineLength - Rest - origin - orders.Where(static o => o.SoldToParty == "").ToString().Length;
        return orders.Where(o => o.SoldToParty == new string('y', missing));
    }

    private static async Task<FakePlatform> StartAsync()
    {
        var platform = await FakePlatform.StartAsync();
        platform.OnCall = Gateway("""{"d":{"results":[{"SalesOrder":"1"},{"SalesOrder":"2"}]}}""");
        return platform;
    }

    private static Func<RecordedRequest, HttpContext, Task> Gateway(string answer, string type = "application/json", string status = "200 OK") => (request, context) =>
    {
        switch (request.Method)
        {
            case "HEAD":
                context.Response.Headers["X-CSRF-Token"] = "token";
                return Task.CompletedTask;
            case "POST":
                context.Response.ContentType = "multipart/mixed; boundary=b";
                return context.Response.WriteAsync(Multipart.Of(Multipart.Http(status, answer, headers: $"Content-Type: {type}\r\n")));
            default:
                context.Response.ContentType = type;
                return context.Response.WriteAsync(answer);
        }
    };
}
