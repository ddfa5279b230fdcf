using System.Net;
using System.Text.Json;
using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>The main job: the sales service, first on its own local landscape, then with bindings as on BTP.</summary>
public sealed class SampleTests
{
    private const string TopOrders = "/getTopOrders?top=3&currency=AED";

    [Fact]
    public async Task In_Development_anybody_sees_three_orders_by_amount_and_S4HANA_names_the_user()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        var (orders, call) = await AskAsync(sample, TopOrders, user: null);

        var amounts = orders.EnumerateArray().Select(order => order.GetProperty("TotalNetAmount").GetDecimal()).ToList();
        Assert.Equal(3, amounts.Count);
        Assert.Equal(amounts.OrderDescending(), amounts);
        Assert.All(orders.EnumerateArray(), order => Assert.Equal("AED", order.GetProperty("TransactionCurrency").GetString()));
        Assert.Equal("ALICE", call.GetProperty("audit").GetProperty("Principal").GetString());
        Assert.Contains("/getTopOrders?top=3&currency=AED", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_call_of_a_user_passes_every_hop_and_the_next_one_asks_no_token_service()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        var (_, first) = await AskAsync(sample, TopOrders, "BOB");
        var (_, second) = await AskAsync(sample, TopOrders, "BOB");

        string[] everyHop = ["App", "Token service", "Destination service", "Connectivity proxy", "Cloud Connector", "S/4HANA"];
        Assert.Equal(everyHop, Asked(first).Distinct());
        Assert.Equal(["App", "Connectivity proxy", "Cloud Connector", "S/4HANA"], Asked(second));
        Assert.Equal(everyHop, second.GetProperty("hops").EnumerateArray().Select(hop => hop.GetProperty("Name").GetString()));
    }

    [Fact]
    public async Task A_read_hands_filter_order_and_paging_on()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        var (orders, _) = await AskAsync(sample, "/SalesOrders?$filter=TransactionCurrency%20eq%20'EUR'&$orderby=SalesOrderDate&$top=4&$skip=1", "ALICE");
        var (all, _) = await AskAsync(sample, "/SalesOrders?$filter=TransactionCurrency%20eq%20'EUR'&$orderby=SalesOrderDate", "ALICE");

        Assert.Equal(all.EnumerateArray().Skip(1).Take(4).Select(order => order.ToString()), orders.EnumerateArray().Select(order => order.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await sample.Http.GetAsync(new Uri("/SalesOrders?$filter=Nonsense%20eq%201", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await sample.Http.GetAsync(new Uri("/SalesOrders?$apply=aggregate($count%20as%20n)", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_filter_that_is_too_long_for_a_URL_works_too()
    {
        await using var sample = await RunningSample.StartAsync("Development");
        var filter = string.Join(" or ", Enumerable.Range(1, 600).Select(static number => $"SalesOrder eq '{number}'"));
        Assert.True(filter.Length > 8192);

        var (orders, call) = await AskAsync(sample, $"/SalesOrders?$filter={Uri.EscapeDataString(filter)}&$top=3&$orderby=SalesOrder", "BOB");

        Assert.Equal(3, orders.GetArrayLength());
        Assert.Equal("BOB", call.GetProperty("audit").GetProperty("Principal").GetString());
    }

    [Fact]
    public async Task An_order_is_changed_as_the_user_and_for_the_version_that_the_user_read()
    {
        await using var landscape = await LocalLandscape.LocalLandscape.StartAsync(LandscapeDefinition.Load(RepositoryRoot.Path("samples", "SalesService", "landscape", "landscape.json")));
        await using var sample = await RunningSample.StartAsync("Production", new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = landscape.VcapServices,
            ["Btp__TrustedRootsFile"] = landscape.CertificateAuthorityFile,
        });

        using var read = await SendAsync(HttpMethod.Get, null, null);
        var version = Assert.Single(read.Headers.GetValues("ETag"));
        using var changed = await SendAsync(HttpMethod.Patch, """{"PurchaseOrderByCustomer":"PO-NEW"}""", version);
        using var late = await SendAsync(HttpMethod.Patch, """{"PurchaseOrderByCustomer":"PO-LATE"}""", version);

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.All(landscape.Audit.At(Hop.BackEnd), entry => Assert.Equal("BOB", entry.Principal));

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body, string? etag)
        {
            using var request = new HttpRequestMessage(method, "/SalesOrders/3");
            request.Headers.Authorization = new("Bearer", landscape.UserToken("BOB"));
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-Match", etag);
            if (body is not null)
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            return await sample.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task Function_modules_are_called_by_SOAP_in_the_name_of_the_user()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        var (orders, call) = await AskAsync(sample, "/CustomerOrders?customer=17100001&since=2026-01-01", "BOB");
        var (ping, _) = await AskAsync(sample, "/ping", "BOB");

        Assert.NotEmpty(orders.EnumerateArray());
        Assert.All(orders.EnumerateArray(), order => Assert.Equal(10, order.GetProperty("SalesOrder").GetString()!.Length));
        Assert.Equal(("BOB", "/sap/bc/soap/rfc"), (call.GetProperty("audit").GetProperty("Principal").GetString(), call.GetProperty("audit").GetProperty("Path").GetString()));
        Assert.Contains("User: BOB", ping.GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await sample.Http.GetAsync(new Uri("/CustomerOrders?customer=12345678901", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_label_of_an_order_is_printed_over_a_TCP_destination_and_of_none_there_is_none()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        using var printed = await sample.Http.PostAsync(new Uri("/SalesOrders/3/label", UriKind.Relative), null);
        using var unknown = await sample.Http.PostAsync(new Uri("/SalesOrders/999999/label", UriKind.Relative), null);
        string labels;
        do
        {
            labels = await sample.Http.GetStringAsync(new Uri("/demo/labels", UriKind.Relative));
        }
        while (labels == "[]");

        Assert.True(printed.StatusCode == HttpStatusCode.Accepted, sample.Output);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("^FD3^FS^XZ", Assert.Single(JsonDocument.Parse(labels).RootElement.EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printer_that_is_not_there_is_said_so()
    {
        // The landscape of the file alone, without the printer of the demo.
        await using var landscape = await LocalLandscape.LocalLandscape.StartAsync(LandscapeDefinition.Load(RepositoryRoot.Path("samples", "SalesService", "landscape", "landscape.json")));
        await using var sample = await RunningSample.StartAsync("Production", new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = landscape.VcapServices,
            ["Btp__TrustedRootsFile"] = landscape.CertificateAuthorityFile,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/SalesOrders/3/label");
        request.Headers.Authorization = new("Bearer", landscape.UserToken("BOB"));

        using var answer = await sample.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("The label printer could not be reached", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_top_that_is_no_number_is_the_callers_mistake()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        Assert.Equal(HttpStatusCode.BadRequest, (await sample.Http.GetAsync(new Uri("/getTopOrders?top=abc", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await sample.Http.GetAsync(new Uri("/getTopOrders?top=1", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Products_come_over_V4_with_their_texts()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        var (products, _) = await AskAsync(sample, "/Products", "ALICE");

        Assert.Contains(products.EnumerateArray(), product =>
            product.GetProperty("Product").GetString() == "MZ-FG-R200" && product.GetProperty("Description").GetString() == "Road bike R200" && product.GetProperty("GrossWeight").GetDecimal() == 8.4m);
    }

    [Fact]
    public async Task Two_users_with_two_hundred_calls_each_never_meet()
    {
        await using var sample = await RunningSample.StartAsync("Development");

        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var user = number % 2 == 0 ? "ALICE" : "BOB";
            var (orders, call) = await AskAsync(sample, TopOrders, user);
            Assert.Equal(3, orders.GetArrayLength());
            Assert.Equal(user, call.GetProperty("audit").GetProperty("Principal").GetString());
        });
    }

    [Fact]
    public async Task With_bindings_the_same_program_calls_for_whoever_brings_a_token_and_for_nobody_else()
    {
        await using var landscape = await LocalLandscape.LocalLandscape.StartAsync(LandscapeDefinition.Load(RepositoryRoot.Path("samples", "SalesService", "landscape", "landscape.json")));
        await using var sample = await RunningSample.StartAsync("Production", new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = landscape.VcapServices,
            ["Btp__TrustedRootsFile"] = landscape.CertificateAuthorityFile,
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, TopOrders);
        request.Headers.Authorization = new("Bearer", landscape.UserToken("BOB"));
        using var answer = await sample.Http.SendAsync(request);
        using var refused = await sample.Http.GetAsync(new Uri(TopOrders, UriKind.Relative));
        using var demo = await sample.Http.GetAsync(new Uri("/demo/people", UriKind.Relative));

        Assert.True(answer.IsSuccessStatusCode, sample.Output);
        Assert.Equal("BOB", Assert.Single(landscape.Audit.At(Hop.BackEnd)).Principal);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, demo.StatusCode);
    }

    [Fact]
    public void No_launch_profile_takes_the_choice_of_addresses_away()
    {
        using var profiles = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path("samples", "SalesService", "Properties", "launchSettings.json")));

        Assert.All(profiles.RootElement.GetProperty("profiles").EnumerateObject(), profile =>
        {
            Assert.False(profile.Value.TryGetProperty("applicationUrl", out _));
            Assert.False(profile.Value.GetProperty("environmentVariables").TryGetProperty("ASPNETCORE_URLS", out _));
        });
    }

    private static IEnumerable<string?> Asked(JsonElement call) =>
        call.GetProperty("hops").EnumerateArray().Where(hop => hop.GetProperty("Milliseconds").ValueKind == JsonValueKind.Number).Select(hop => hop.GetProperty("Name").GetString());

    private static async Task<(JsonElement Answer, JsonElement Call)> AskAsync(RunningSample sample, string path, string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null)
            request.Headers.Add("x-demo-user", user);
        using var answer = await sample.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}\n{sample.Output}");

        var id = answer.Headers.GetValues("x-correlationid").Single();
        var call = await sample.Http.GetStringAsync(new Uri($"/demo/calls/{id}", UriKind.Relative));
        return (JsonDocument.Parse(text).RootElement, JsonDocument.Parse(call).RootElement);
    }
}
