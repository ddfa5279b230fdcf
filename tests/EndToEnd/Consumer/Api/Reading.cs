using System.Globalization;

namespace Api;

/// <summary>The examples of reading, and of views.</summary>
internal static class Reading
{
    public static async IAsyncEnumerable<string> RunAsync(SalesOrderService s4, ShopService shop, BusinessPartnerService partners)
    {
        var ct = CancellationToken.None;
        var currency = "AED";
        IReadOnlyList<SalesOrder> top = await s4.SalesOrder
            .Where(o => o.TransactionCurrency == currency && o.TotalNetAmount > 100m)
            .OrderByDescending(o => o.TotalNetAmount)
            .Take(10)
            .ToListAsync(ct);
        yield return $"top {string.Join(' ', top.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.SalesOrderKey}:{o.TotalNetAmount}")))}";

        var query = from o in s4.SalesOrder where o.TransactionCurrency == "AED" orderby o.TotalNetAmount descending select o;
        yield return $"syntax {string.Join(' ', (await query.ToListAsync(ct)).Select(o => o.SalesOrderKey))}";

        SalesOrder? one = await s4.SalesOrder["4711"].GetOrDefaultAsync(ct);
        SalesOrder? none = await s4.SalesOrder["4799"].GetOrDefaultAsync(ct);
        SalesOrderItem item = await s4.SalesOrderItem[salesOrder: "4711", salesOrderItem: "10"].GetAsync(ct);
        yield return $"one {one?.SoldToParty} none {none is null} item {item.Material}";

        var orders = 0;
        var items = 0;
        await foreach (var o in s4.SalesOrder.Expand(o => o.ToItem))
        {
            orders++;
            items += o.ToItem!.Count;
        }

        yield return $"stream {orders} orders {items} items";
        long n = await s4.SalesOrder.Where(o => o.SoldToParty == "17100001").CountAsync(ct);
        var page = await s4.SalesOrder.Take(50).WithCount().ToPageAsync(ct);
        var next = page.NextPage is null ? null : await page.NextPage.ToPageAsync(ct);
        yield return $"count {n} page {page.Items.Count} of {page.TotalCount} next {next?.Items.Count}";

        var found = await s4.SalesOrder["4711"].ToItem.Where(i => i.Material.StartsWith("TG")).ToListAsync(ct);
        yield return $"navigation {string.Join(' ', found.Select(i => i.SalesOrderItemKey))}";

        var customers = await shop.Customers.Expand(c => c.Orders, orders => orders.Where(o => o.Amount > 0).Take(5)).ToListAsync(ct);
        yield return $"nested {string.Join(' ', customers.Select(c => $"{c.CustomerID}:{c.Orders!.Count}"))}";
        var big = await shop.Customers.Where(c => c.Orders.Any(o => o.Amount > 1000m)).ToListAsync(ct);
        yield return $"lambda {string.Join(' ', big.Select(c => c.CustomerID))}";
        yield return $"url {s4.SalesOrder.Where(o => o.TransactionCurrency == currency).Take(1).ToString()}";

        IReadOnlyList<TopOrder> rows = await s4.SalesOrder.Select<TopOrder>().Take(10).ToListAsync(ct);
        var first = rows.First(row => row.SalesOrder == "4711");
        yield return $"view {first.TransactionCurrency} {string.Join(' ', first.ToItem.Select(i => $"{i.SalesOrderItem}:{i.Material}"))}";

        BusinessPartner partner = await partners.BusinessPartner["17100001"].Expand(p => p.ToBusinessPartnerAddress).GetAsync(ct);
        yield return $"partner {partner.BusinessPartnerFullName} {partner.ToBusinessPartnerAddress!.Single().CityName}";
    }
}
