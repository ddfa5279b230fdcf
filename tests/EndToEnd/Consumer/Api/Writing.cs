namespace Api;

/// <summary>The examples of writing, and of batches.</summary>
internal static class Writing
{
    public static async IAsyncEnumerable<string> RunAsync(SalesOrderService s4, Func<string, int> requests)
    {
        var ct = CancellationToken.None;
        SalesOrder created = await s4.SalesOrder.CreateAsync(new SalesOrder { SoldToParty = "17100001", ToItem = [new() { Material = "TG11" }] }, ct);
        var items = await s4.SalesOrder[created.SalesOrderKey].ToItem.ToListAsync(ct);
        yield return $"created {created.SoldToParty} with {items.Single().Material}";

        var order = await s4.SalesOrder["4711"].GetAsync(ct);
        order.PurchaseOrderByCustomer = "PO-1";
        await s4.SalesOrder.UpdateAsync(order, ct);
        var before = requests("MERGE") + requests("PATCH");
        await s4.SalesOrder.UpdateAsync(order, ct);
        yield return $"updated {(await s4.SalesOrder["4711"].GetAsync(ct)).PurchaseOrderByCustomer} {before} change, then {requests("MERGE") + requests("PATCH") - before}";

        var stale = await s4.SalesOrder["4711"].GetAsync(ct);
        await s4.SalesOrder["4711"].UpdateAsync(o => o.PurchaseOrderByCustomer = "PO-2", ETag.Any, ct);
        stale.PurchaseOrderByCustomer = "PO-3";
        string refused;
        try
        {
            await s4.SalesOrder.UpdateAsync(stale, ct);
            refused = "not refused";
        }
        catch (ODataConcurrencyException problem)
        {
            refused = $"refused {(int)problem.StatusCode!}";
        }

        order = await s4.SalesOrder["4711"].GetAsync(ct);
        yield return $"stale {refused}, still {order.PurchaseOrderByCustomer}";
        order.PurchaseOrderByCustomer = "PO-4";
        await s4.SalesOrder.ReplaceAsync(order, ct);
        yield return $"replaced {(await s4.SalesOrder["4711"].GetAsync(ct)).PurchaseOrderByCustomer}";

        var etag = (await s4.SalesOrder[created.SalesOrderKey].GetAsync(ct)).ETag!;
        await s4.SalesOrder[created.SalesOrderKey].DeleteAsync(etag, ct);
        yield return $"deleted {await s4.SalesOrder[created.SalesOrderKey].GetOrDefaultAsync(ct) is null}";

        var result = await s4.RejectApprovalRequestAsync(salesOrder: "4711", ct);
        yield return $"rejected {result!.IsSuccessful}";

        order = new SalesOrder { SoldToParty = "17100002" };
        etag = (await s4.SalesOrder["4712"].GetAsync(ct)).ETag!;
        var batch = s4.CreateBatch();
        BatchResult<IReadOnlyList<SalesOrder>> top = batch.Add(s4.SalesOrder.OrderBy(o => o.SalesOrderKey).Take(2));
        using (var changes = batch.BeginChangeSet())
        {
            changes.Create(s4.SalesOrder, order);
            changes.Delete(s4.SalesOrder["4712"], etag);
        }

        await batch.SendAsync(ct);
        var orders = top.Value;
        yield return $"batch {string.Join(' ', orders.Select(o => o.SalesOrderKey))}, then {await s4.SalesOrder["4712"].GetOrDefaultAsync(ct) is null} {await s4.SalesOrder.Where(o => o.SoldToParty == "17100002").CountAsync(ct)}";
    }
}
