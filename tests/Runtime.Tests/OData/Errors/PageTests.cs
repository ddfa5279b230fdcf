using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Errors;

/// <summary>A logon page answers every request with 200: no change may take it for a success.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Kinds { get; } = ["create", "update", "replace", "delete", "set", "clear", "link", "media", "action", "value", "list", "property", "count", "batch"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_logon_page_is_no_answer_to_any_request(string kind)
    {
        foreach (var type in new[] { "text/html", "text/html; charset=utf-8", "" })
        {
            var failure = await Assert.ThrowsAnyAsync<ODataException>(() => CallAsync(kind, FakeServer.Answering("\n<!DOCTYPE html><html>secret</html>", type: type).V4));
            Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
            Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
            if (kind != "count")
                Assert.Contains("logon page", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("set")]
    [InlineData("link")]
    [InlineData("action")]
    public async Task A_success_with_or_without_words_is_one(string kind)
    {
        await CallAsync(kind, FakeServer.Answering("""{"value":true}""").V4);
        await CallAsync(kind, FakeServer.Answering("", type: "").V4);
        await CallAsync(kind, FakeServer.Answering("ok", type: "text/plain").V4);
        await CallAsync(kind, new FakeServer().Then(HttpStatusCode.NoContent).V4);
    }

    private static async Task CallAsync(string kind, ShopService shop)
    {
        var customer = shop.Customers[Guid.Empty];
        switch (kind)
        {
            case "create": await shop.Customers.CreateAsync(new() { Name = "x" }); break;
            case "update": await customer.UpdateAsync(c => c.Name = "x"); break;
            case "replace": await customer.ReplaceAsync(new() { Name = "x" }); break;
            case "delete": await customer.DeleteAsync(); break;
            case "set": await customer.Property(c => c.Name).SetAsync("x"); break;
            case "clear": await customer.Property(c => c.Name).SetAsync(null); break;
            case "link": await customer.Boss.SetLinkAsync(shop.Me); break;
            case "media": await new ODataMedia(customer.State.Navigate("$value")).WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes("x")), "text/plain"); break;
            case "action": await ODataOperation.Action(shop, "Reset").ToInvocation().SendAsync(); break;
            case "value": await ODataOperation.Function(shop, "Count").ToValue(static (ref ODataReader reader) => reader.ReadInt32()).SendAsync(); break;
            case "list": await shop.Customers.ToListAsync(); break;
            case "property": await customer.Property(c => c.Name).GetAsync(); break;
            case "count": await shop.Customers.CountAsync(); break;
            case "batch":
                var batch = shop.CreateBatch();
                batch.Add(shop.Customers);
                await batch.SendAsync();
                break;
        }
    }
}
