using System.Buffers;
using System.Net;
using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.OData;

/// <summary>
/// Defects that another SDK for the same services is known to have, each with the test that this one does not. More on the ninth in <c>Http/CsrfTests</c>, on the tenth in
/// <c>Transport/WebProxyTests</c>, <c>Transport/TrustTests</c>, <c>Destinations/ServerTrustTests</c> and <c>Destinations/LookupTests</c>.
/// </summary>
public sealed class TenDefectsTests
{
    [Theory]
    [InlineData("0.1234567890123456789")]
    [InlineData("12345678.123456789012")]
    [InlineData("-79228162514264337593543950335")]
    public async Task Defect_1_a_decimal_loses_no_digit_in_V4(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"\"{text}\"", Write(ODataProtocol.V4, writer => writer.WriteDecimal(value)));
        Assert.Equal($"/shop/Customers?$filter=Balance%20eq%20{text}", new FakeServer().V4.Customers.Where(c => c.Balance == value).ToString());
        Assert.Equal(value, (await FakeServer.Answering($$"""{"value":[{"Balance":{{text}}},{"Balance":"{{text}}"}]}""").V4.Customers.ToListAsync())[1].Balance);
        Assert.Equal(value, (await FakeServer.Answering($$"""{"value":[{"Balance":{{text}}}]}""").V4.Customers.ToListAsync())[0].Balance);
    }

    [Fact]
    public void Defect_2_milliseconds_of_V2_are_in_payloads_and_URLs_alike()
    {
        var value = new DateTimeOffset(2024, 2, 29, 13, 21, 43, 987, TimeSpan.Zero);
        Assert.Equal("\"/Date(1709212903987)/\"", Write(ODataProtocol.V2, writer => writer.WriteDateTime(value)).Replace("\\/", "/", StringComparison.Ordinal));
        Assert.EndsWith("datetimeoffset'2024-02-29T13:21:43.987Z'", new FakeServer().V2.SalesOrder.Where(o => o.LastChangeDateTime == value).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_3_fractions_of_seconds_are_kept_to_the_tick()
    {
        Assert.Equal("\"PT13H21M43.5S\"", Write(ODataProtocol.V2, writer => writer.WriteTimeOfDay(new TimeOnly(13, 21, 43, 500))));
        Assert.Equal("\"2024-02-29T13:21:43.1234567Z\"", Write(ODataProtocol.V4, writer => writer.WriteDateTimeOffset(new DateTimeOffset(2024, 2, 29, 13, 21, 43, TimeSpan.Zero).AddTicks(1234567))));
        Assert.EndsWith("2024-02-29T13:21:43.1234567Z", new FakeServer().V4.Customers.Where(c => c.Since == new DateTimeOffset(2024, 2, 29, 13, 21, 43, TimeSpan.Zero).AddTicks(1234567)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_4_literals_of_V4_have_no_suffixes_of_V2()
    {
        Assert.Equal("5", ODataLiteral.Int64(5).ToString());
        Assert.Equal("1.5", ODataLiteral.Double(1.5).ToString());
        Assert.Equal("1.5", ODataLiteral.Single(1.5f).ToString());
        Assert.Equal("binary'AP8'", ODataLiteral.Binary([0, 255]).ToString().TrimEnd('=').Replace("%3D", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Defect_5_parameters_of_actions_are_written_by_their_types()
    {
        var server = FakeServer.Answering("""{"Name":"A"}""");
        await server.V4.Customers[Guid.Empty].PromoteAsync(9007199254740993, 0.10m);
        Assert.Equal("""{"by":"9007199254740993","bonus":"0.10"}""", server.Bodies.Single());
        Assert.Equal("\"2024-02-29\"", Write(ODataProtocol.V4, writer => writer.WriteDate(new DateOnly(2024, 2, 29))));
    }

    [Fact]
    public void Defect_6_parameters_of_functions_are_percent_encoded_in_the_path()
        => Assert.Equal("/shop/Find(name='a%2Fb%3F%26%23%20''c''')", new FakeServer().V4.Find("a/b?&# 'c'").ToString());

    [Fact]
    public void Defect_7_null_in_a_filter_is_never_the_text_null()
    {
        string? nothing = null;
        Assert.Equal("/shop/Customers?$filter=Name%20eq%20null%20and%20Name%20ne%20'null'", new FakeServer().V4.Customers.Where(c => c.Name == nothing && c.Name != "null").ToString());
        Assert.EndsWith("?$filter=SoldToParty%20eq%20null", new FakeServer().V2.SalesOrder.Where(o => o.SoldToParty == nothing).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("?$filter=TotalNetAmount%20eq%20null", new FakeServer().V2.SalesOrder.Where(o => o.TotalNetAmount == null).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_8_the_words_of_the_service_are_found_in_both_versions()
    {
        var v2 = FakeServer.Answering("""{"error":{"code":"X/1","message":{"lang":"en","value":"No authorisation"}}}""", HttpStatusCode.Forbidden);
        var v4 = FakeServer.Answering("""{"error":{"code":"X/2","message":"No authorisation","target":"Name"}}""", HttpStatusCode.Forbidden);
        Assert.StartsWith("No authorisation (403, X/1)", (await Assert.ThrowsAsync<ODataException>(() => v2.V2.SalesOrder.ToListAsync())).Message, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<ODataException>(() => v4.V4.Customers.ToListAsync());
        Assert.StartsWith("No authorisation (403, X/2)", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Name", failure.Target);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(401)]
    public async Task Defect_9_a_token_that_cannot_be_had_is_named_as_the_reason(int status)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = (request, context) =>
        {
            context.Response.StatusCode = request.Method is "HEAD" or "GET" ? status : 403;
            if (request.Method == "POST")
                context.Response.Headers["X-CSRF-Token"] = "Required";
            return Task.CompletedTask;
        };
        await using var services = platform.Services();
        FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise());

        var failure = await Assert.ThrowsAsync<ODataException>(() => new ShopService(client).Customers.CreateAsync(new Customer { Name = "A" }));

        Assert.StartsWith($"The service demands a CSRF token for the change, and there was none to be had: HEAD /shop/ gave {status}, GET gave {status}. ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, failure.StatusCode);
    }

    [Fact]
    public async Task Defect_9_a_refusal_for_another_reason_says_nothing_of_tokens()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) =>
        {
            context.Response.StatusCode = request.Method is "HEAD" or "GET" ? 404 : 403;
            return Task.CompletedTask;
        };
        await using var services = platform.Services();
        FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise());

        var failure = await Assert.ThrowsAsync<ODataException>(() => new ShopService(client).Customers.CreateAsync(new Customer { Name = "A" }));

        Assert.DoesNotContain("CSRF", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DestinationLookupAccount.Subscriber)]
    [InlineData(DestinationLookupAccount.SubscriberThenProvider)]
    public async Task Defect_10_without_a_token_of_the_subscriber_nothing_is_read_as_the_provider(DestinationLookupAccount account)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static async (request, context) =>
        {
            if (request["x-zid"] is null)
                return false;
            await FakePlatform.JsonAsync(context, 401, """{"error":"unauthorized","error_description":"tenant is not subscribed"}""");
            return true;
        };
        await using var services = platform.Services();
        var resolver = services.GetRequiredService<IDestinationResolver>();

        await Assert.ThrowsAsync<TokenRequestException>(() => resolver.ResolveAsync(platform.Internet(), Jwt.User("alice"), new() { Account = account }, default).AsTask());

        Assert.Empty(platform.DestinationRequests);
        Assert.DoesNotContain(platform.TokenRequests, static request => request["x-zid"] is null);
    }

    private static string Write(ODataProtocol protocol, Action<ODataWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, protocol);
        write(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
