using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Aggregation;

public sealed class AggregationTests
{
    private static CustomerSet Customers => new FakeServer().V4.Customers;

    private sealed record Turnover(string? City, decimal Total, long Customers);

    [Fact]
    public void Groups_are_asked_for_in_one_request()
        => Assert.Equal(
            "/shop/Customers?$apply=filter(Rating%20gt%201)/groupby((Address/City),aggregate(Balance%20with%20sum%20as%20SumOfBalance,$count%20as%20CountOfRows))&$filter=SumOfBalance%20gt%201000&$orderby=SumOfBalance%20desc,Address/City&$top=10",
            Customers.Where(c => c.Rating > 1).GroupBy(c => c.Address.City)
                .Where(g => g.Sum(c => c.Balance) > 1000m).OrderByDescending(g => g.Sum(c => c.Balance)).ThenBy(g => g.Key(c => c.Address.City))
                .Select(g => new Turnover(g.Key, g.Sum(c => c.Balance) ?? 0, g.Count())).Take(10).ToString());

    [Fact]
    public void Every_aggregate_has_its_method()
        => Assert.Equal(
            "/shop/Customers?$apply=groupby((Name,Favourite),aggregate(Rating%20with%20sum%20as%20SumOfRating,Balance%20with%20average%20as%20AverageOfBalance,Since%20with%20min%20as%20MinimumOfSince,Boss/Name%20with%20max%20as%20MaximumOfBoss_Name,Name%20with%20countdistinct%20as%20DistinctCountOfName,Rating%20mul%202%20with%20sum%20as%20Sum8))",
            Customers.GroupBy(c => (c.Name, c.Favourite))
                .Select(g => (g.Key.Item1, g.Key.Item2, g.Sum(c => c.Rating), g.Average(c => c.Balance), g.Min(c => c.Since), g.Max(c => c.Boss.Name), g.CountDistinct(c => c.Name), g.Sum(c => c.Rating * 2))).ToString());

    [Fact]
    public void Groups_need_no_aggregate()
        => Assert.Equal("/shop/Customers?$apply=groupby((Name,Rating,Boss/Name))", Customers.GroupBy(c => (c.Name, c.Rating, c.Boss.Name)).Select(g => g.Key).ToString());

    [Fact]
    public async Task Rows_become_what_the_projection_makes()
    {
        var server = FakeServer.Answering("""
            {"value":[{"Address":{"City":"Bonn"},"SumOfBalance@odata.type":"#Decimal","SumOfBalance":12345678.123456789012,"CountOfRows":2},
                      {"Address":{"City":null},"SumOfBalance":null,"CountOfRows":"9007199254740993"},{"Address":null,"SumOfBalance":"1.5","CountOfRows":1}]}
            """);
        var rows = await server.V4.Customers.GroupBy(c => c.Address.City).Select(g => new Turnover(g.Key, g.Sum(c => c.Balance) ?? 0, g.Count())).ToListAsync();
        Assert.Equal([new("Bonn", 12345678.123456789012m, 2), new(null, 0, 9007199254740993), new(null, 1.5m, 1)], rows);
    }

    [Fact]
    public async Task Pages_of_groups_are_followed()
    {
        var server = FakeServer.Answering("""{"value":[{"Rating":1}],"@odata.nextLink":"Customers?$skiptoken=1"}""").Then("""{"value":[{"Rating":2}]}""");
        Assert.Equal([1, 2], await server.V4.Customers.GroupBy(c => c.Rating).Select(g => g.Key).ToListAsync());
    }

    [Fact]
    public async Task All_rows_are_one_group_without_a_key()
    {
        var server = FakeServer.Answering("""{"value":[{"SumOfBalance":10.5,"CountOfRows":3,"MaximumOfFavourite":"Red","MinimumOfSince":"2024-01-31T08:00:00Z"}]}""");
        var (sum, count, color, since) = await server.V4.Customers.Where(c => c.Rating > 1).AggregateAsync(all => (all.Sum(c => c.Balance), all.Count(), all.Max(c => c.Favourite), all.Min(c => c.Since)));
        Assert.Equal((10.5m, 3, Color.Red, new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.Zero)), (sum, count, color, since));
        Assert.Equal(
            "/shop/Customers?$apply=filter(Rating%20gt%201)/aggregate(Balance%20with%20sum%20as%20SumOfBalance,$count%20as%20CountOfRows,Favourite%20with%20max%20as%20MaximumOfFavourite,Since%20with%20min%20as%20MinimumOfSince)",
            Assert.Single(server.Urls));
    }

    [Fact]
    public async Task Nothing_to_compute_over_is_null_and_zero()
    {
        var server = FakeServer.Answering("""{"value":[]}""");
        Assert.Equal((null, 0), await server.V4.Customers.AggregateAsync(all => (all.Sum(c => c.Balance), all.Count())));
    }

    [Fact]
    public async Task A_projection_may_compute_with_what_it_asks_for()
    {
        var server = FakeServer.Answering("""{"value":[{"SumOfBalance":10,"CountOfRows":4}]}""");
        Assert.Equal(2.5m, await server.V4.Customers.AggregateAsync(all => all.Sum(c => c.Balance)!.Value / all.Count()));
    }

    [Fact]
    public async Task A_projection_that_asks_for_other_values_later_is_refused()
    {
        var server = FakeServer.Answering("""{"value":[{"Rating":7,"SumOfBalance":1}]}""");
        var query = server.V4.Customers.GroupBy(c => c.Rating).Select(g => g.Key == 7 ? g.Sum(c => c.Balance) : g.Max(c => c.Balance));
        await Assert.ThrowsAsync<InvalidOperationException>(() => query.ToListAsync());
    }

    [Fact]
    public void What_has_no_meaning_before_groups_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Customers.Take(3).GroupBy(c => c.Rating));
        Assert.Throws<InvalidOperationException>(() => Customers.OrderBy(c => c.Name).GroupBy(c => c.Rating));
        Assert.Throws<ArgumentException>(() => Customers.GroupBy(c => c.Rating * 2));
        Assert.Throws<ArgumentException>(() => Customers.GroupBy(c => c.Rating).OrderBy(g => g.Key(c => c.Name)));
    }

    [Fact]
    public void Values_in_conditions_on_groups_are_literals()
        => Assert.Equal(
            "/shop/Customers?$apply=filter(Name%20ne%20'a''b%29%2F%26'%20and%20Rating%20gt%201)/groupby((Name))",
            Customers.Where(c => c.Name != "a'b)/&").Where(c => c.Rating > 1).GroupBy(c => c.Name).Select(g => g.Key).ToString());
}
