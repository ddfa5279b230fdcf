using System.Net;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Operations;

/// <summary>Functions and actions of V4 on the wire.</summary>
public sealed class V4OperationTests
{
    private static readonly Guid _id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    [Fact]
    public async Task Parameters_of_a_function_stand_in_the_path_and_a_complex_result_is_the_response_itself()
    {
        var server = FakeServer.Answering("""{"@odata.context":"$metadata#Shop.Address","City":"Walldorf"}""");

        Assert.Equal("Walldorf", (await server.V4.NearestAsync(1.5, -2))!.City);
        Assert.Equal("GET /shop/Nearest(lat=1.5,lon=-2)", server.Lines.Single());
    }

    [Fact]
    public async Task A_null_is_passed_and_an_optional_parameter_is_left_out()
    {
        var server = FakeServer.Answering("""{"value":7}""").Then("""{"@odata.context":"x","value":"8"}""");

        Assert.Equal(7, await server.V4.CountUpAsync(null));
        Assert.Equal(8, await server.V4.CountUpAsync("O'Neil / ü", Color.Red));
        Assert.Equal(["GET /shop/CountUp(name=null)", "GET /shop/CountUp(name='O''Neil%20%2F%20%C3%BC',color=Shop.Color'Red')"], server.Lines);
    }

    [Fact]
    public async Task No_content_is_null_for_an_object_and_the_default_for_a_value()
    {
        var server = FakeServer.Answering("", HttpStatusCode.NoContent).Then("", HttpStatusCode.NoContent).Then("", HttpStatusCode.NoContent);

        Assert.Null(await server.V4.NearestAsync(1, 2));
        Assert.Equal(0, await server.V4.CountUpAsync("a"));
        Assert.Empty(await server.V4.WithinAsync([]));
    }

    [Fact]
    public async Task A_collection_is_handed_over_by_an_alias()
    {
        var server = FakeServer.Answering("""{"value":["a",null]}""");

        Assert.Equal(["a", null], await server.V4.WithinAsync([1, 2]));
        Assert.Equal("GET /shop/Within(ids=@p1)?@p1=%5B1%2C2%5D", server.Lines.Single());
    }

    [Fact]
    public void Numbers_in_a_URL_have_no_quotes_however_long_and_texts_are_escaped_for_JSON_and_for_the_URL()
        => Assert.Equal(
            "/shop/Whose(balances=@p1,names=@p2)?@p1=[123456789012345678.90,null]&@p2=[\"a\\\"b&c\",\"ü\"]",
            Uri.UnescapeDataString(new FakeServer().V4.Whose([123456789012345678.90m, null], ["a\"b&c", "ü"]).ToString()));

    [Fact]
    public void The_result_of_a_composable_function_is_queried_like_a_set()
    {
        var shop = new FakeServer().V4;

        Assert.Equal("/shop/Find(name='a')?$filter=Rating%20gt%201&$top=3", shop.Find("a").Where(c => c.Rating > 1).Take(3).ToString());
        Assert.Equal("/shop/Find(name='a')(11111111-2222-3333-4444-555555555555)/Orders", shop.Find("a")[_id].Orders.ToString());
        Assert.Equal("/shop/Best()/Boss", shop.Best().Boss.ToString());
        Assert.Equal("/shop/Among(ids=@p1)?@p1=%5B1%5D&$filter=Rating%20gt%201", shop.Among([1]).Where(c => c.Rating > 1).ToString());
        Assert.Equal("/shop/Customers(11111111-2222-3333-4444-555555555555)/Shop.Near(km=1.50)?$top=1", shop.Customers[_id].Near(1.50m).Take(1).ToString());
    }

    [Fact]
    public async Task The_result_of_a_composable_function_is_counted()
    {
        var server = FakeServer.Answering("3", type: "text/plain");

        Assert.Equal(3, await server.V4.Among([1]).CountAsync());
        Assert.Equal("GET /shop/Among(ids=@p1)/$count?@p1=%5B1%5D", server.Lines.Single());
    }

    [Fact]
    public async Task An_action_is_posted_with_its_parameters_as_JSON()
    {
        var server = FakeServer.Answering($$"""{"ID":"{{_id}}","Name":"A"}""");

        Assert.Equal("A", (await server.V4.Customers[_id].PromoteAsync(9007199254740993, 0.10m))!.Name);
        Assert.Equal("POST /shop/Customers(11111111-2222-3333-4444-555555555555)/Shop.Promote", server.Lines.Single());
        Assert.Equal("""{"by":"9007199254740993","bonus":"0.10"}""", server.Bodies.Single());
        Assert.Equal("application/json; IEEE754Compatible=true", server.ContentTypes.Single());
    }

    [Fact]
    public async Task An_optional_parameter_of_an_action_is_sent_when_it_is_given_and_a_null_always()
    {
        var server = FakeServer.Answering("", HttpStatusCode.NoContent);

        Assert.Null(await server.V4.Me.PromoteAsync(1, null, new DateOnly(2024, 2, 29)));
        Assert.Equal("""{"by":"1","bonus":null,"on":"2024-02-29"}""", server.Bodies.Single());
    }

    [Fact]
    public async Task An_action_without_parameters_sends_an_empty_object_and_needs_no_answer()
    {
        var server = FakeServer.Answering("", HttpStatusCode.NoContent).Then("");

        await server.V4.ResetAsync();
        await server.V4.ResetAsync();
        Assert.Equal(["POST /shop/Reset", "POST /shop/Reset"], server.Lines);
        Assert.Equal(["{}", "{}"], server.Bodies);
    }

    [Fact]
    public async Task A_long_result_is_read_page_after_page_and_the_action_is_invoked_once()
    {
        var server = FakeServer.Answering("""{"value":[{"Name":"a"}],"@odata.nextLink":"Customers?$skiptoken=1"}""").Then("""{"value":[{"Name":"b"}]}""");

        Assert.Equal(["a", "b"], (await server.V4.Customers.TidyAsync()).Select(c => c.Name));
        Assert.Equal(["POST /shop/Customers/Shop.Tidy", "GET /shop/Customers/Customers?$skiptoken=1"], server.Lines);
    }

    [Fact]
    public async Task A_stream_is_read_while_it_arrives_and_belongs_to_whoever_reads_it()
    {
        var server = new FakeServer().Then("a,b", HttpStatusCode.OK, "text/csv").Then(HttpStatusCode.NoContent).Then("""{"error":{"code":"x","message":"no"}}""", HttpStatusCode.BadRequest);
        var call = ODataOperation.Function(server.V4, "Export").With("format", ODataLiteral.String("csv")).ToStream();
        await using (var csv = await call.SendAsync())
        {
            Assert.Equal("text/csv", csv!.ContentType);
            Assert.Equal("a,b", await new StreamReader(csv.Content).ReadToEndAsync());
        }

        Assert.Null(await call.SendAsync());
        await Assert.ThrowsAsync<ODataException>(() => call.SendAsync());
        Assert.Equal("GET /shop/Export(format='csv')", server.Lines[0]);
        Assert.Equal("*/*", server.Headers[0].Accept.ToString());
        Assert.Throws<ArgumentException>(() => server.V4.CreateBatch().Add(call));
    }

    [Fact]
    public async Task A_bound_action_is_sent_for_a_version()
    {
        var server = new FakeServer().Then(HttpStatusCode.NoContent).Then(HttpStatusCode.PreconditionFailed);
        var call = ODataOperation.Action(server.V4.Me.State, "Shop.Promote").ToInvocation();
        await call.IfMatch("W/\"1\"").SendAsync();
        Assert.Equal(["W/\"1\""], server.Headers[0].GetValues("If-Match"));
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => call.IfMatch(ETag.Any).SendAsync());
    }

    [Fact]
    public async Task A_function_of_a_collection_is_read()
    {
        var server = FakeServer.Answering("""{"value":[{"Name":"a"}]}""");

        Assert.Equal("a", (await server.V4.Customers.OldestAsync(1)).Single().Name);
        Assert.Equal("GET /shop/Customers/Shop.Oldest(count=1)", server.Lines.Single());
    }

    [Fact]
    public async Task What_the_service_refuses_names_the_call()
    {
        var server = FakeServer.Answering("""{"error":{"code":"X/1","message":"No."}}""", HttpStatusCode.BadRequest);

        var error = await Assert.ThrowsAsync<ODataException>(() => server.V4.ResetAsync());
        Assert.Equal("X/1", error.Code);
        Assert.Equal("POST /shop/Reset", error.Request!.ToString());
    }

    [Theory]
    [InlineData("""{"val":7}""", "no \"value\"")]
    [InlineData("<html>", "logon page")]
    [InlineData("""{"value":7""", "ends in the middle")]
    [InlineData("""{"value":"x"}""", "is not")]
    public async Task What_is_no_result_is_an_error_that_names_the_call(string body, string reason)
    {
        var error = await Assert.ThrowsAsync<ODataFormatException>(() => FakeServer.Answering(body).V4.CountUpAsync("a"));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal("GET /shop/CountUp(name='a')", error.Request?.ToString());
    }

    [Fact]
    public void An_operation_is_not_called_on_a_query()
        => Assert.Throws<InvalidOperationException>(() => { _ = new FakeServer().V4.Customers[_id].Expand(c => c.Orders).Near(1); });
}
