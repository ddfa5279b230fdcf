using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>A query is a value: what is built upon it never changes it, nor what else is built upon it, on whatever thread.</summary>
public sealed class BranchingTests
{
    private readonly CustomerQuery<Customer> _customers = new FakeServer().V4.Customers;

    [Property(MaxTest = 300)]
    public void Queries_that_begin_with_the_same_one_never_mix(byte[] beginning, byte[] left, byte[] right)
    {
        var shared = Build(_customers, beginning);
        var before = shared.ToString();
        var one = Build(shared, left);
        var other = Build(shared, right);
        Assert.Equal(Alone([.. beginning, .. right]), other.ToString());
        Assert.Equal(Alone([.. beginning, .. left]), one.ToString());
        Assert.Equal(before, shared.ToString());
        Assert.Equal(Alone(beginning), before);
    }

    [Fact]
    public void Threads_that_write_the_same_query_write_the_same_text()
    {
        var query = Build(_customers, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
        var expected = query.ToString();
        Parallel.For(0, 2_000, i => Assert.Equal(i % 2 == 0 ? expected : Alone([(byte)i]), i % 2 == 0 ? query.ToString() : Build(_customers, [(byte)i]).ToString()));
    }

    [Fact]
    public void A_URL_of_any_length_is_whole()
    {
        for (var length = 0; length < 2_000; length++)
        {
            var text = new string('a', length);
            Assert.Equal($"/shop/Customers?$filter=Name%20eq%20'{text}'&$skip=1", _customers.Where(c => c.Name == text).Skip(1).ToString());
            Assert.Equal($"/shop/Customers?$filter=Name%20eq%20'%C3%A4{text}'%20and%20Balance%20gt%20-1.50", _customers.Where(c => c.Name == "ä" + text && c.Balance > -1.50m).ToString());
        }
    }

    [Fact]
    public void Every_property_keeps_its_own_direction()
        => Assert.Equal(
            "/shop/Customers?$orderby=Name%20desc,Rating,Name,Rating%20desc",
            _customers.OrderBy(c => c.Rating).OrderByDescending(c => c.Name).ThenBy(c => c.Rating).ThenBy(c => c.Name).ThenByDescending(c => c.Rating).ToString());

    [Fact]
    public void Sorting_further_by_something_begins_where_nothing_was_sorted_before()
        => Assert.Equal("/shop/Customers?$orderby=Name%20desc", _customers.ThenByDescending(c => c.Name).ToString());

    [Fact]
    public void A_query_that_begins_nowhere_is_refused()
        => Assert.Contains("begin at a set", Assert.Throws<InvalidOperationException>(() => default(ODataQueryState).Take(1).ToString()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    [InlineData(99_999)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public void A_number_of_rows_is_written_with_all_its_digits(int count)
        => Assert.Equal(FormattableString.Invariant($"/shop/Customers?$skip={count}&$top={count}"), _customers.Take(count).Skip(count).ToString());

    private static string Alone(byte[] steps) => Build(new FakeServer().V4.Customers, steps).ToString();

    private static CustomerQuery<Customer> Build(CustomerQuery<Customer> query, byte[] steps)
    {
        foreach (var step in steps)
        {
            query = (step % 15) switch
            {
                0 => query.Where(c => c.Name == "n" + step),
                1 => query.Where(c => c.Name != "ä'" + step || c.Balance > step / 4m),
                2 => query.Where(c => c.Boss.Address.City == "c" && c.Rating < step),
                3 => query.OrderBy(c => c.Name),
                4 => query.OrderByDescending(c => c.Name),
                5 => query.ThenBy(c => c.Name),
                6 => query.Take(step),
                7 => query.Skip(step),
                8 => query.Expand(c => c.Orders, orders => orders.Take(step)),
                9 => query.Expand(c => c.Boss, boss => boss.Where(b => b.Name == "b" + step)),
                10 => query.Search("s" + step),
                11 => query.ThenByDescending(c => c.Name),
                12 => query.Compute(c => c.Balance + step, out _),
                13 => query.WithOption("x" + (step % 4), "v" + step),
                _ => query.WithCount(),
            };
        }

        return query;
    }
}
