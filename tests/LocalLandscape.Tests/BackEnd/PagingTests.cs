using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class PagingTests(BackEndFixture backEnd) : IClassFixture<BackEndFixture>
{
    private async Task<(List<string> Keys, int Pages)> V2(string query)
    {
        var keys = new List<string>();
        var pages = 0;
        for (var path = "A_Many?" + query; path is not null; pages++)
        {
            var d = (await backEnd.GetAsync(OrdersV2.Path, path)).GetProperty("d");
            keys.AddRange(d.GetProperty("results").EnumerateArray().Select(static r => r.GetProperty("Product").GetString()!));
            // The next link of V2 is absolute.
            path = d.TryGetProperty("__next", out var next) ? new Uri(next.GetString()!).PathAndQuery[(OrdersV2.Path.Length + 1)..] : null;
        }
        return (keys, pages);
    }

    private async Task<(List<int> Keys, int Pages)> V4(string query)
    {
        var keys = new List<int>();
        var pages = 0;
        for (var path = "Many?" + query; path is not null; pages++)
        {
            var body = await backEnd.GetAsync(ShopV4.Path, path);
            keys.AddRange(body.GetProperty("value").EnumerateArray().Select(static r => r.GetProperty("TripId").GetInt32()));
            path = body.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null;
        }
        return (keys, pages);
    }

    [Fact]
    public async Task Following_the_links_gives_every_row_once()
    {
        var (two, twoPages) = await V2("");
        Assert.Equal((23, 23, 3), (two.Count, two.Distinct().Count(), twoPages));
        var (four, fourPages) = await V4("");
        Assert.Equal(Enumerable.Range(1, 23), four);
        Assert.Equal(3, fourPages);
    }

    [Fact]
    public async Task Links_keep_filter_order_and_what_is_left_of_skip_and_top()
    {
        var (keys, pages) = await V4("$orderby=TripId%20desc&$filter=TripId%20ne%2020%20and%20Title%20ne%20'a%26b'&$skip=2&$top=15");
        Assert.Equal(Enumerable.Range(1, 23).Reverse().Where(static i => i != 20).Skip(2).Take(15), keys);
        Assert.Equal(2, pages);
        var (two, _) = await V2("$orderby=Product%20desc&$skip=2&$top=15");
        Assert.Equal(15, two.Count);
        Assert.Equal(two.OrderDescending(StringComparer.Ordinal), two);
    }

    [Theory]
    [InlineData("$top=10", 10, 1)]
    [InlineData("$top=9", 9, 1)]
    [InlineData("$top=20", 20, 2)]
    [InlineData("$skip=13", 10, 1)]
    [InlineData("$top=0", 0, 1)]
    public async Task There_is_no_link_behind_the_last_row(string query, int rows, int pages)
    {
        var (two, twoPages) = await V2(query);
        var (four, fourPages) = await V4(query);
        Assert.Equal((rows, pages, rows, pages), (two.Count, twoPages, four.Count, fourPages));
    }

    [Fact]
    public async Task Counts_do_not_depend_on_the_page()
    {
        Assert.Equal(23, (await backEnd.GetAsync(ShopV4.Path, "Many?$count=true&$top=3")).GetProperty("@odata.count").GetInt32());
        Assert.Equal("23", (await backEnd.GetAsync(OrdersV2.Path, "A_Many?$inlinecount=allpages")).GetProperty("d").GetProperty("__count").GetString());
    }

    [Fact]
    public async Task A_preferred_page_size_is_taken_up_to_the_own_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, backEnd.Address.ToString().TrimEnd('/') + ShopV4.Path + "/Many");
        request.Headers.TryAddWithoutValidation("Prefer", "respond-async, odata.maxpagesize=4");
        using var response = await backEnd.Alice.SendAsync(request);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(4, body.GetProperty("value").GetArrayLength());
        Assert.Equal("odata.maxpagesize=4", response.Headers.GetValues("preference-applied").Single());
    }

    [Fact]
    public async Task A_token_of_another_query_is_refused()
    {
        var next = (await backEnd.GetAsync(ShopV4.Path, "Many")).GetProperty("@odata.nextLink").GetString()!;
        await backEnd.GetAsync(ShopV4.Path, next);
        await backEnd.GetAsync(ShopV4.Path, next + "&$orderby=Title", 400);
        await backEnd.GetAsync(ShopV4.Path, next.Replace("Many?", "People?", StringComparison.Ordinal), 400);
    }
}
