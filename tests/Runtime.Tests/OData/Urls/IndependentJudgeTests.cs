using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>V4 URLs, judged by Microsoft's URI parser against the model.</summary>
public sealed class IndependentJudgeTests
{
    private static readonly Guid _id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    public static TheoryData<string> Urls { get; } =
    [
        .. new ODataQuery[]
        {
            Customers,
            Customers.Where(c => c.Name == "O'Neil & Söhne / 50% #1 + ü?; x),(").OrderBy(c => c.Name).Take(3).Skip(2).WithCount(),
            Customers.Where(c => (c.Name == "a" || c.Rating == 1) && !(c.Name == "b" && c.Rating != 2)),
            Customers.Where(c => !c.Name.StartsWith("a") && c.Name.EndsWith("b") || c.Name.Contains("c")),
            Customers.Where(c => c.Name.Length > 1 && c.Name.IndexOf("x") == -1 && c.Name.Substring(1).ToLower() == c.Name.Substring(1, 2).ToUpper() && (c.Name.Trim() + "x") == "y"),
            Customers.Where(c => c.Rating + 1 > 3 && (c.Rating + 1) * 2 > 3 && c.Rating - (c.Rating - 1) == 1 && c.Rating % 2 == 0 && -c.Rating < -3 && -(c.Rating + 1) < 0),
            Customers.Where(c => c.Balance / 2.5m <= 4 && c.Balance.Round() == 1 && c.Balance.Floor() == 1 && c.Balance.Ceiling() == 2),
            Customers.Where(c => c.Balance > 123456789012345678.9m || c.Balance < -0.0000000000000000000000000001m),
            Customers.Where(c => c.Since > new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.FromHours(1)) && c.Since < DateTimeOffset.MaxValue && c.Since.Year == 2024 && c.Since.Hour < 3),
            Customers.Where(c => c.Favourite == Color.Red || c.Favourite == (Color.Red | Color.Blue) || c.Favourite.HasFlag(Color.Green) || c.Favourite == null),
            Customers.Where(c => c.Name.In("a", "b'c") && c.Rating.In(1, 2) && !c.Rating.In(3)),
            Customers.Where(c => c.Name.In() || c.ID == _id || c.ID != null),
            Customers.Where(c => c.Name == null && c.Address.City != null && c.Boss.Boss.Name < c.Name),
            Customers.Where(c => c.Orders.Any() && c.Orders.Any(o => o.Amount > 1000m && o.Paid) && c.Orders.All(o => !o.Paid || o.ID == 5) && c.Orders.Count > 5),
            Customers.Where(c => c.Emails.Any(e => e.EndsWith(".com")) && c.Boss.Orders.Any(o => o.Amount > c.Balance)),
            Customers.Where(c => c.Orders.Any(o => o.OrderedOn >= new DateOnly(2024, 2, 29) && o.At < new TimeOnly(8, 0, 0, 123) && o.Takes > new TimeSpan(1, 2, 3, 4, 500) && o.OrderedOn.Month == 2)),
            Customers.Where(c => c.Emails.Any(e => c.Orders.Any(o => o.Paid && e == "x"))),
            Customers.Expand(c => c.Orders, orders => orders.Where(o => o.Amount > 0).OrderByDescending(o => o.Amount).Take(5).WithCount()).Expand(c => c.Boss),
            Customers.Expand(c => c.Boss, boss => boss.Where(b => b.Name == "a;b)(c'd&e").Expand(b => b.Orders, o => o.Take(1)).Expand(b => b.Boss)),
            Customers.Where(c => c.Since.Date == new DateOnly(2024, 2, 29) && c.Since.TimeOfDay > new TimeOnly(8, 0) && c.Since.FractionalSeconds < 0.5m && c.Since.TotalOffsetMinutes == -90),
            Customers.Where(c => c.Since < ComparablePath<DateTimeOffset>.Now && c.Since > ComparablePath<DateTimeOffset>.Minimum && c.Since != ComparablePath<DateTimeOffset>.Maximum),
            Customers.Where(c => c.Since + TimeSpan.FromDays(1.5) > DateTimeOffset.UnixEpoch && c.Since - TimeSpan.FromHours(1) < ComparablePath<DateTimeOffset>.Now),
            Customers.Where(c => c.Since - ComparablePath<DateTimeOffset>.Now > TimeSpan.FromMinutes(-5)),
            Customers.Where(c => c.Orders.Any(o => o.Takes.TotalSeconds > 1.5m && -o.Takes < TimeSpan.Zero && o.Takes + TimeSpan.FromSeconds(1) > TimeSpan.Zero && o.At.FractionalSeconds == 0m)),
            Customers.Where(c => c.Name.IndexOf(c.Address.City) == 0).OrderBy(c => c.Orders.Count).ThenBy(c => c.Name),
            Customers.Expand(c => c.Boss.Levels(3)).Expand(c => c.Orders, o => o.Take(1)),
            Customers.Expand(c => c.Boss.AllLevels(), b => b.Where(x => x.Rating > 1)),
            Customers.Where(c => c.Home.Distance(new GeoPoint(8.64, -49.29)) <= 1000 && c.Home.Intersects(new GeoPolygon([[new(0, 0), new(0, 1e-7), new(1, 1.5), new(0, 0)]])) && c.Route.Length() > 5 && !c.Home.IsNull),
            Customers.Where(c => c.Home.Intersects(c.Area) && c.Area.Intersects(new GeoPoint(new GeoPosition(1, 2)) { Srid = 4258 }) && c.Home.Distance(c.Boss.Home) < 0.5),
            Customers.Expand(c => c.Boss, boss => boss.Where(b => b.Home.Distance(new GeoPoint(1, 2)) < 3).Take(1)),
            Customers.Search("a OR \"b c\""),
            Customers[_id].Orders.Where(o => o.Paid).Take(1),
        }.Select(query => query.ToString()),
        Customers[_id].ToString(),
        Customers[_id].Boss.ToString(),
        Customers[_id].Orders[long.MinValue].ToString(),
        Customers[_id].Expand(c => c.Orders).ToString(),
        .. Operations,
    ];

    private static IEnumerable<string> Operations
    {
        get
        {
            var shop = new FakeServer().V4;
            yield return shop.Find("O'Neil & Söhne / 50% #1 + ü?; x),(").Where(c => c.Rating > 1).OrderBy(c => c.Name).Take(3).ToString();
            yield return shop.Find(null).Where(c => c.Orders.Any(o => o.Paid)).ToString();
            yield return shop.Best().Boss.ToString();
            yield return shop.Among([1, -2]).Where(c => c.Rating > 1).WithCount().ToString();
            yield return shop.Whose([123456789012345678.90m, null], ["a\"b&c;d+e%20", "ü", null]).ToString();
            yield return Customers[_id].Near(0.50m).Take(1).ToString();
            yield return Btp.Connectivity.OData.ODataOperation.Function(shop, "Nearest").With("lat", ODataLiteral.Double(1.5e-300)).With("lon", ODataLiteral.Double(-2)).ToQuery().ToString();
            yield return Btp.Connectivity.OData.ODataOperation.Function(shop, "CountUp").With("name", ODataLiteral.Null).With("color", ODataLiteral.Enum(Color.Red | Color.Blue, ColorWire.Names)).ToQuery().ToString();
            yield return Btp.Connectivity.OData.ODataOperation.Function(shop.Customers.State, "Shop.Oldest").With("count", ODataLiteral.Int32(-1)).ToQuery().ToString();
            // Not isof(Shop.KeyCustomer): the grammar has the bare name, this parser wants it in quotes.
            yield return Customers.Where(c => c.AsKeyCustomer().Discount > 1m || c.Boss.AsKeyCustomer().Name == "a").OrderBy(c => c.AsKeyCustomer().Discount).ToString();
            yield return Customers.Where(c => c.AsKeyCustomer().Clients.Any(x => x.Rating > 1 && x.AsKeyCustomer().Discount < 5)).ToString();
            yield return Customers.OfKeyCustomer().Where(c => c.Discount > 1m).ToString();
            yield return Customers[_id].AsKeyCustomer().Clients.Take(1).ToString();
            yield return Customers.Expand(c => c.AsKeyCustomer().Clients, q => q.Take(1)).Expand(c => c.Address.Neighbour).ToString();
            yield return Customers.Where(c => c.Name.CastTo<int>() > 5 && c.Rating.CastTo<decimal>() < 1.5m && c.Rating.CastToString().StartsWith("4") && c.ID.CastToString() == "a").ToString();
            yield return Customers.Where(c => c.Rating > 1 && c.Name != "a)/b&").GroupBy(c => c.Address.City).Where(g => g.Sum(c => c.Balance) > 1000m && g.Count() > 2)
                .OrderByDescending(g => g.Sum(c => c.Balance)).Select(g => (g.Key, g.Sum(c => c.Balance), g.Average(c => c.Rating), g.CountDistinct(c => c.Name))).Take(10).ToString();
            yield return Customers.GroupBy(c => (c.Name, c.Favourite, c.Boss.Name)).Select(g => (g.Key, g.Min(c => c.Rating), g.Max(c => c.Boss.Rating), g.Count())).Skip(1).ToString();
            yield return Customers.GroupBy(c => c.Rating).OrderBy(g => g.Key(c => c.Rating)).Select(g => g.Key).ToString();
            yield return Btp.Connectivity.OData.ODataOperation.Action(shop.Me.State, "Shop.Promote").Url;
        }
    }

    private static CustomerSet Customers => new FakeServer().V4.Customers;

    [Theory]
    [MemberData(nameof(Urls))]
    public void The_parser_accepts_and_binds_the_url(string url) => Parse(url);

    [Theory]
    [InlineData("/shop/Customers?$filter=Name%20eq%20'a'b'")]
    [InlineData("/shop/Customers?$filter=Nam%20eq%20'a'")]
    [InlineData("/shop/Customers?$filter=Rating%20eq%20'a'")]
    [InlineData("/shop/Customers?$filter=substringof('a',Name)")]
    [InlineData("/shop/Customers?$expand=Orders&$expand=Boss")]
    [InlineData("/shop/Customers(guid'11111111-2222-3333-4444-555555555555')")]
    [InlineData("/shop/Customers?$apply=groupby((Nam))")]
    [InlineData("/shop/Customers?$apply=aggregate(Balance%20with%20sum%20as%20Sum)&$filter=Summ%20gt%201")]
    [InlineData("/shop/Customers?$top=-1")]
    public void The_parser_refuses_what_is_wrong(string url) => Assert.ThrowsAny<Exception>(() => Parse(url));

    [Fact]
    public void The_parser_finds_the_value_that_was_put_in()
    {
        const string name = "O'Neil & Söhne / 50% #1 + ü?";
        var filter = Parser(Customers.Where(c => c.Name == name).ToString()).ParseFilter();
        var comparison = Assert.IsType<BinaryOperatorNode>(filter.Expression);
        Assert.Equal(name, Assert.IsType<ConstantNode>(comparison.Right).Value);
    }

    private static void Parse(string url)
    {
        var parser = Parser(url);
        // First, because conditions on groups name what comes out of it.
        var apply = parser.ParseApply();
        var parsed = parser.ParseUri();
        Assert.NotNull(parsed.Path);
        foreach (var option in url[(url.IndexOf('?') + 1)..].Split('&').Where(_ => url.Contains('?')))
        {
            var isThere = option[..option.IndexOf('=')] switch
            {
                "$apply" => apply is not null,
                "$filter" => parsed.Filter is not null,
                "$orderby" => parsed.OrderBy is not null,
                "$expand" => parsed.SelectAndExpand is not null,
                "$search" => parsed.Search is not null,
                "$top" => parsed.Top >= 0,
                "$skip" => parsed.Skip is not null,
                "$count" => parsed.QueryCount is true,
                ['@', ..] => parser.ParameterAliasNodes.Count > 0,
                _ => false,
            };
            Assert.True(isThere, option);
        }
    }

    private static ODataUriParser Parser(string url)
        => new(ShopModel.Instance, new Uri("http://host/shop/"), new Uri("http://host" + url)) { Resolver = new ODataUriResolver { EnableCaseInsensitive = false } };
}
