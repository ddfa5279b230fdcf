using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

public sealed class V2UrlTests
{
    private const string Root = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";

    private readonly SalesOrderService _service = new FakeServer().V2;

    [Fact]
    public void The_top_orders_query_is_one_url_with_every_option()
    {
        var currency = "AED";
        var query = _service.SalesOrder
            .Where(o => o.TransactionCurrency == currency && o.TotalNetAmount > 100m)
            .OrderByDescending(o => o.TotalNetAmount)
            .Take(10);
        Assert.Equal(Root + "A_SalesOrder?$filter=TransactionCurrency%20eq%20'AED'%20and%20TotalNetAmount%20gt%20100M&$orderby=TotalNetAmount%20desc&$top=10", query.ToString());
    }

    [Fact]
    public void A_query_without_options_has_no_question_mark() => Assert.Equal(Root + "A_SalesOrder", _service.SalesOrder.ToString());

    [Fact]
    public void Query_syntax_builds_the_same_url_as_method_calls()
    {
        var query = from o in _service.SalesOrder where o.TransactionCurrency == "AED" orderby o.TotalNetAmount descending select o;
        Assert.Equal(_service.SalesOrder.Where(o => o.TransactionCurrency == "AED").OrderByDescending(o => o.TotalNetAmount).ToString(), query.ToString());
    }

    [Fact]
    public void A_query_is_not_changed_by_calls_on_it()
    {
        var query = _service.SalesOrder.Take(3);
        var before = query.ToString();
        _ = query.Where(o => o.SoldToParty == "1").Skip(2).ToString();
        Assert.Equal(before, query.ToString());
    }

    [Fact]
    public void Several_conditions_hold_together()
        => AssertFilter("SoldToParty%20eq%20'1'%20and%20(IsBlocked%20eq%20true%20or%20TotalNetAmount%20lt%205M)",
            _service.SalesOrder.Where(o => o.SoldToParty == "1").Where(o => o.IsBlocked || o.TotalNetAmount < 5).ToString());

    [Fact]
    public void The_last_order_replaces_earlier_ones_and_ThenBy_adds_to_it()
        => Assert.Equal(Root + "A_SalesOrder?$orderby=CreationDate,TotalNetAmount%20desc,to_SoldTo/Name",
            _service.SalesOrder.OrderBy(o => o.TotalNetAmount).OrderBy(o => o.CreationDate).Take(1).Take(2).ThenByDescending(o => o.TotalNetAmount).ThenBy(o => o.ToSoldTo.Name).ToString().Replace("&$top=2", ""));

    [Fact]
    public void The_last_Take_and_Skip_hold()
        => Assert.Equal(Root + "A_SalesOrder?$skip=4&$top=2", _service.SalesOrder.Take(1).Skip(3).Take(2).Skip(4).ToString());

    [Fact]
    public void Take_zero_is_sent() => Assert.Equal(Root + "A_SalesOrder?$top=0", _service.SalesOrder.Take(0).ToString());

    [Fact]
    public void A_negative_Take_is_refused_before_anything_is_sent()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _service.SalesOrder.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _service.SalesOrder.Skip(-1));
    }

    [Fact]
    public void The_total_is_asked_for_with_inlinecount() => Assert.Equal(Root + "A_SalesOrder?$inlinecount=allpages", _service.SalesOrder.WithCount().WithCount().ToString());

    [Fact]
    public void Search_is_the_option_that_SAP_added() => Assert.Equal(Root + "A_SalesOrder?search=a%26b%20%22c%22", _service.SalesOrder.Search("a&b \"c\"").ToString());

    [Fact]
    public void Options_passed_on_as_text_are_encoded_once_and_the_last_of_a_name_holds()
    {
        var state = _service.SalesOrder.Take(1).State.WithOption("sap-language", "EN").WithOption("a b", "1&$top=2").WithOption("$filter", "A eq 'x%y'").WithOption("sap-language", "DE").Skip(1);
        Assert.Equal(Root + "A_SalesOrder?$skip=1&$top=1&a%20b=1%26%24top%3D2&$filter=A%20eq%20%27x%25y%27&sap-language=DE", state.ToString());
    }

    [Fact]
    public void An_option_that_the_query_sets_itself_cannot_be_passed_on_too()
    {
        Assert.Throws<ArgumentException>(() => _service.SalesOrder.Take(1).State.WithOption("$top", "2"));
        Assert.Throws<ArgumentException>(() => _service.SalesOrder.Where(o => o.IsBlocked).State.WithOption("$filter", "x"));
        Assert.Throws<ArgumentException>(() => _service.SalesOrder.State.WithOption("$orderby", "x").OrderBy<SalesOrderSort>(o => o.CreationDate).ToString());
        Assert.Equal(Root + "A_SalesOrder?$top=1&$select=A", _service.SalesOrder.Take(1).State.WithOption("$select", "A").ToString());
    }

    [Fact]
    public async Task Counting_keeps_options_that_were_passed_on_unless_they_say_how_rows_look()
    {
        var server = FakeServer.Answering("7", type: "text/plain");
        await new SalesOrderSet(server.V2.SalesOrder.State.WithOption("$filter", "x").WithOption("$top", "1").WithOption("sap-language", "DE")).CountAsync();
        Assert.Equal([Root + "A_SalesOrder/$count?$filter=x&sap-language=DE"], server.Urls);
    }

    [Fact]
    public async Task A_limit_that_was_passed_on_stays_when_one_row_is_asked_for()
    {
        var server = FakeServer.Answering("""{"d":[]}""");
        Assert.False(await new SalesOrderSet(server.V2.SalesOrder.State.WithOption("$top", "5")).AnyAsync());
        Assert.Equal([Root + "A_SalesOrder?$top=5"], server.Urls);
    }

    [Fact]
    public void Expansions_are_paths_and_each_is_written_once()
        => Assert.Equal(Root + "A_SalesOrder?$expand=to_Item/to_SalesOrder,to_SoldTo,to_Item",
            _service.SalesOrder.Expand(o => o.ToItem).Expand(o => o.ToItem.ToSalesOrder).Expand(o => o.ToSoldTo).Expand(o => o.ToItem).ToString());

    [Fact]
    public void A_single_key_is_written_without_its_name() => Assert.Equal(Root + "A_SalesOrder('4711')", _service.SalesOrder["4711"].ToString());

    [Fact]
    public void A_composite_key_is_written_with_names()
        => Assert.Equal(Root + "A_SalesOrderItem(SalesOrder='4711',SalesOrderItem='10')", _service.SalesOrderItem[salesOrder: "4711", salesOrderItem: "10"].ToString());

    [Fact]
    public void Navigation_continues_the_path_and_takes_options()
        => Assert.Equal(Root + "A_SalesOrder('4711')/to_Item?$filter=startswith(Material,'TG')&$top=5",
            _service.SalesOrder["4711"].ToItem.Where(i => i.Material.StartsWith("TG")).Take(5).ToString());

    [Fact]
    public void Options_before_a_navigation_do_not_reach_what_it_leads_to()
        => Assert.Equal(Root + "A_SalesOrder('4711')/to_SoldTo", _service.SalesOrder["4711"].Expand(o => o.ToItem).ToSoldTo.ToString());

    [Fact]
    public void A_missing_key_is_refused() => Assert.Throws<ArgumentNullException>(() => _service.SalesOrder[(string)null!]);

    [Fact]
    public void Contains_becomes_substringof_with_its_arguments_exchanged()
        => AssertFilter("substringof('TG',SoldToParty)", _service.SalesOrder.Where(o => o.SoldToParty.Contains("TG")).ToString());

    [Fact]
    public void Contains_of_another_property_is_exchanged_too()
        => AssertFilter("substringof(SalesOrder,SoldToParty)", _service.SalesOrder.Where(o => o.SoldToParty.Contains(o.SalesOrderKey)).ToString());

    [Fact]
    public void In_becomes_a_chain_of_or_in_parentheses()
        => AssertFilter("(SoldToParty%20eq%20'1'%20or%20SoldToParty%20eq%20'2')%20and%20IsBlocked%20eq%20false",
            _service.SalesOrder.Where(o => o.SoldToParty.In("1", "2") && !o.IsBlocked).ToString());

    [Fact]
    public void In_without_values_lets_no_row_through() => AssertFilter("false", _service.SalesOrder.Where(o => o.SoldToParty.In()).ToString());

    [Fact]
    public void A_date_is_written_as_datetime_at_midnight()
        => AssertFilter("CreationDate%20ge%20datetime'2024-01-31T00:00:00'", _service.SalesOrder.Where(o => o.CreationDate >= new DateOnly(2024, 1, 31)).ToString());

    [Fact]
    public void A_point_in_time_keeps_its_offset_and_ticks()
        => AssertFilter("LastChangeDateTime%20lt%20datetimeoffset'2024-01-31T08:00:00.1234567%2B01:00'",
            _service.SalesOrder.Where(o => o.LastChangeDateTime < new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.FromHours(1)).AddTicks(1234567)).ToString());

    [Fact]
    public void Paths_lead_through_single_navigations()
        => AssertFilter("to_SoldTo/Name%20eq%20'x'", _service.SalesOrder.Where(o => o.ToSoldTo.Name == "x").ToString());

    [Fact]
    public async Task Counting_keeps_the_filter_and_the_search_alone()
    {
        var server = FakeServer.Answering("7", type: "text/plain");
        var count = await server.V2.SalesOrder.Where(o => o.SoldToParty == "1").OrderBy(o => o.CreationDate).Expand(o => o.ToItem).Search("x").Skip(1).Take(2).WithCount().CountAsync();
        Assert.Equal(7, count);
        Assert.Equal([Root + "A_SalesOrder/$count?$filter=SoldToParty%20eq%20'1'&search=x"], server.Urls);
    }

    [Fact]
    public async Task The_url_that_is_sent_is_the_url_that_is_shown()
    {
        var server = FakeServer.Answering("""{"d":{"results":[]}}""");
        var query = server.V2.SalesOrder.Where(o => o.SoldToParty == "O'Neil & Söhne / 50% #1 + ü?" && o.TotalNetAmount > 1.50m).Take(1);
        await query.ToListAsync();
        Assert.Equal([query.ToString()], server.Urls);
    }

    private static void AssertFilter(string expected, string url) => Assert.Equal(Root + "A_SalesOrder?$filter=" + expected, url);

    [Fact]
    public void Replace_is_a_function_of_V2_alone()
    {
        Assert.Equal("/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=replace(SoldToParty,'a''b','%26')%20eq%20'x'", new FakeServer().V2.SalesOrder.Where(o => o.SoldToParty.Replace("a'b", "&") == "x").ToString());
        Assert.Throws<InvalidOperationException>(() => new FakeServer().V4.Customers.Where(c => c.Name.Replace("a", "b") == "x").ToString());
    }

    [Fact]
    public void What_only_V4_has_is_refused_before_anything_is_sent()
    {
        var orders = new FakeServer().V2.SalesOrder;
        Assert.Throws<InvalidOperationException>(() => orders.Where(o => o.SoldToParty.MatchesPattern("x")).ToString());
        Assert.Throws<InvalidOperationException>(() => orders.Where(o => o.TotalNetAmount.DivideBy(2) > 1m).ToString());
        Assert.Throws<InvalidOperationException>(() => orders.Where(o => o.LastChangeDateTime.FractionalSeconds > 0m).ToString());
    }
}
