using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Aggregation;

public sealed class ComputeTests
{
    private static CustomerSet Customers => new FakeServer().V4.Customers;

    [Fact]
    public void A_computed_value_is_chosen_sorted_and_selected_by()
        => Assert.Equal(
            "/shop/Customers?$compute=Balance%20mul%202%20as%20Computed1&$filter=Computed1%20gt%20100&$orderby=Computed1%20desc&$select=ID,Computed1&$top=3",
            Customers.Compute(c => c.Balance * 2m, out var twice).Where(c => twice > 100m).OrderByDescending(c => twice).Take(3).Select(row => new { Id = row.Get(c => c.ID), Twice = row.Get(c => twice) }).ToString());

    [Fact]
    public void Expressions_of_a_projection_are_computed_and_properties_selected()
        => Assert.Equal(
            "/shop/Customers?$compute=length(Name)%20as%20Computed1,Boss/Name%20as%20Computed2&$select=Name,Computed1,Computed2",
            Customers.Select(row => (row.Get(c => c.Name), row.Get(c => c.Name.Length), row.Get(c => c.Boss.Name), row.Get(c => c.Name.Length))).ToString());

    [Fact]
    public void Computed_texts_and_counts_keep_the_computation()
    {
        var query = Customers.Compute(c => c.Name.ToLower(), out var lower).Where(c => lower.StartsWith("a"));
        Assert.Equal("/shop/Customers?$compute=tolower(Name)%20as%20Computed1&$filter=startswith(Computed1,'a')", query.ToString());
        Assert.Equal("/shop/Customers?$compute=tolower(Name)%20as%20Computed1&$filter=startswith(Computed1,'a')&$orderby=Computed1", query.OrderBy(c => lower).ToString());
    }

    [Fact]
    public async Task Counting_keeps_the_computation()
    {
        var server = FakeServer.Answering("2", type: "text/plain");
        Assert.Equal(2, await server.V4.Customers.Compute(c => c.Rating + 1, out var more).Where(c => more > 3).CountAsync());
        Assert.Equal("/shop/Customers/$count?$compute=Rating%20add%201%20as%20Computed1&$filter=Computed1%20gt%203", Assert.Single(server.Urls));
    }

    [Fact]
    public void Computed_values_can_be_grouped_by()
        => Assert.Equal(
            "/shop/Customers?$apply=compute(year(Since)%20as%20Computed1)/groupby((Computed1),aggregate($count%20as%20CountOfRows))",
            Customers.Compute(c => c.Since.Year, out var year).GroupBy(c => year).Select(g => (g.Key, g.Count())).ToString());

    [Fact]
    public async Task Rows_are_read_with_computed_values()
    {
        var server = FakeServer.Answering("""{"value":[{"ID":"11111111-2222-3333-4444-555555555555","Computed1":21.5},{"ID":"11111111-2222-3333-4444-555555555556","Computed1":null}]}""");
        var rows = await server.V4.Customers.Select(row => new { Id = row.Get(c => c.ID), Twice = row.Get(c => c.Balance * 2m) }).ToListAsync();
        Assert.Equal([(Guid.Parse("11111111-2222-3333-4444-555555555555"), 21.5m), (Guid.Parse("11111111-2222-3333-4444-555555555556"), (decimal?)null)], rows.Select(r => (r.Id!.Value, r.Twice)));
    }

    [Fact]
    public void A_projection_that_asks_for_nothing_is_refused()
        => Assert.Throws<InvalidOperationException>(() => Customers.Select(row => 1));
}
