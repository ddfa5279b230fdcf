using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>Filters as they are written in V4, decoded.</summary>
public sealed class FilterTests
{
    [Fact]
    public void Comparisons_take_a_value_on_either_side()
    {
        Is("Rating gt 3", c => c.Rating > 3);
        Is("Rating lt 3", c => 3 > c.Rating);
        Is("Rating ge 3", c => 3 <= c.Rating);
        Is("Name eq 'x'", c => "x" == c.Name);
        Is("Name ne 'x'", c => c.Name != "x");
        Is("Rating le 3", c => c.Rating <= 3);
    }

    [Fact]
    public void Properties_compare_with_properties()
    {
        Is("Name eq Address/City", c => c.Name == c.Address.City);
        Is("Balance gt Boss/Balance", c => c.Balance > c.Boss.Balance);
        Is("Name lt Boss/Boss/Name", c => c.Name < c.Boss.Boss.Name);
    }

    [Fact]
    public void Null_is_a_literal_and_not_a_string()
    {
        Is("Name eq null", c => c.Name == null);
        Is("Rating ne null", c => c.Rating != null);
        Is("ID eq null", c => c.ID == null);
        Is("Name eq 'null'", c => c.Name == "null");
        Is("Favourite eq null", c => c.Favourite == null);
    }

    [Fact]
    public void And_binds_tighter_than_or_without_parentheses()
        => Is("Name eq 'a' and Rating eq 1 or Name eq 'b'", c => (c.Name == "a" && c.Rating == 1) || c.Name == "b");

    [Fact]
    public void Or_inside_and_gets_parentheses()
        => Is("(Name eq 'a' or Rating eq 1) and (Name eq 'b' or Rating eq 2)", c => (c.Name == "a" || c.Rating == 1) && (c.Name == "b" || c.Rating == 2));

    [Fact]
    public void A_chain_of_the_same_operator_needs_no_parentheses_however_it_is_grouped()
        => Is("Rating eq 1 or Rating eq 2 or Rating eq 3", c => c.Rating == 1 || (c.Rating == 2 || c.Rating == 3));

    [Fact]
    public void Not_takes_functions_bare_and_everything_else_in_parentheses()
    {
        Is("not startswith(Name,'a')", c => !c.Name.StartsWith("a"));
        Is("not (Name eq 'a')", c => !(c.Name == "a"));
        Is("not (Name eq 'a' and Rating eq 1)", c => !(c.Name == "a" && c.Rating == 1));
        Is("not (not startswith(Name,'a'))", c => !!c.Name.StartsWith("a"));
        Is("not (Name in ('a','b'))", c => !c.Name.In("a", "b"));
        Is("not (Favourite has Shop.Color'Red')", c => !c.Favourite.HasFlag(Color.Red));
    }

    [Fact]
    public void Booleans_are_compared_and_negated_by_value()
    {
        OfOrder("Paid eq true", o => o.Paid);
        OfOrder("Paid eq false", o => !o.Paid);
        OfOrder("Paid ne null", o => o.Paid != null);
        OfOrder("Paid eq true and Amount gt 1", o => o.Paid && o.Amount > 1);
        OfOrder("Amount gt 1 or Paid eq true", o => o.Amount > 1 || o.Paid);
        OfOrder("Paid eq true and Paid eq true", o => o.Paid && o.Paid);
        OfOrder("(Paid eq true or Paid eq true) and Amount gt 1", o => (o.Paid || o.Paid) && o.Amount > 1);
        OfOrder("not (Paid eq true and Paid eq true)", o => !(o.Paid && o.Paid));
    }

    [Fact]
    public void String_functions_have_their_canonical_names()
    {
        Is("startswith(Name,'a')", c => c.Name.StartsWith("a"));
        Is("endswith(Name,'a')", c => c.Name.EndsWith("a"));
        Is("contains(Name,'a')", c => c.Name.Contains("a"));
        Is("contains(Name,Address/City)", c => c.Name.Contains(c.Address.City));
        Is("length(Name) gt 3", c => c.Name.Length > 3);
        Is("indexof(Name,'x') eq -1", c => c.Name.IndexOf("x") == -1);
        Is("substring(Name,1) eq 'a'", c => c.Name.Substring(1) == "a");
        Is("substring(Name,1,2) eq 'a'", c => c.Name.Substring(1, 2) == "a");
        Is("tolower(Name) eq 'a'", c => c.Name.ToLower() == "a");
        Is("toupper(trim(Name)) eq 'A'", c => c.Name.Trim().ToUpper() == "A");
        Is("concat(concat(Name,', '),Address/City) eq 'a, b'", c => c.Name + ", " + c.Address.City == "a, b");
        Is("concat('x',Name) eq 'xa'", c => "x" + c.Name == "xa");
    }

    [Fact]
    public void Parts_of_dates_are_functions()
    {
        Is("year(Since) eq 2024", c => c.Since.Year == 2024);
        Is("hour(Since) lt 12 and minute(Since) eq 0 and second(Since) eq 1", c => c.Since.Hour < 12 && c.Since.Minute == 0 && c.Since.Second == 1);
        OfOrder("month(OrderedOn) eq 2 and day(OrderedOn) eq 29", o => o.OrderedOn.Month == 2 && o.OrderedOn.Day == 29);
        OfOrder("hour(At) eq 8", o => o.At.Hour == 8);
    }

    [Fact]
    public void Arithmetic_keeps_the_grouping_of_the_lambda()
    {
        Is("Rating add 1 gt 3", c => c.Rating + 1 > 3);
        Is("(Rating add 1) mul 2 gt 3", c => (c.Rating + 1) * 2 > 3);
        Is("Rating add Rating mul 2 gt 3", c => c.Rating + (c.Rating * 2) > 3);
        Is("Rating sub (Rating sub 1) eq 1", c => c.Rating - (c.Rating - 1) == 1);
        Is("Rating sub Rating sub 1 eq 1", c => c.Rating - c.Rating - 1 == 1);
        Is("Balance div 2.5 le 4", c => c.Balance / 2.5m <= 4);
        Is("Rating mod 2 eq 0", c => c.Rating % 2 == 0);
        Is("-Rating lt -3", c => -c.Rating < -3);
        Is("-(Rating add 1) lt 0", c => -(c.Rating + 1) < 0);
    }

    [Fact]
    public void Rounding_functions_are_for_fractions()
        => Is("round(Balance) eq 1 and floor(Balance) eq 1 and ceiling(Balance) eq 2", c => c.Balance.Round() == 1 && c.Balance.Floor() == 1 && c.Balance.Ceiling() == 2);

    [Fact]
    public void In_lists_values_and_an_empty_list_lets_nothing_through()
    {
        Is("Rating in (1,2)", c => c.Rating.In(1, 2));
        Is("Name in ('a',null)", c => c.Name.In("a", null));
        Is("Name in ('a','b')", c => c.Name.In(new List<string> { "a", "b" }));
        Is("false", c => c.Rating.In());
        Is("Favourite in (Shop.Color'Red',Shop.Color'Blue')", c => c.Favourite.In(Color.Red, Color.Blue));
    }

    [Fact]
    public void Enumerations_are_written_with_their_type_and_names()
    {
        Is("Favourite eq Shop.Color'Red'", c => c.Favourite == Color.Red);
        Is("Favourite eq Shop.Color'Red,Blue'", c => c.Favourite == (Color.Red | Color.Blue));
        Is("Favourite has Shop.Color'Green'", c => c.Favourite.HasFlag(Color.Green));
        Is("Favourite eq Shop.Color'9'", c => c.Favourite == (Color)9);
    }

    [Fact]
    public void Any_and_All_name_their_variables_by_depth()
    {
        Is("Orders/any(x0:x0/Amount gt 1000)", c => c.Orders.Any(o => o.Amount > 1000m));
        Is("Orders/all(x0:x0/Paid eq true)", c => c.Orders.All(o => o.Paid));
        Is("Orders/any()", c => c.Orders.Any());
        Is("Emails/any(x0:x0 eq 'a')", c => c.Emails.Any(e => e == "a"));
        Is("Emails/any(x0:endswith(x0,'.com')) and Orders/any(x0:x0/ID eq 1)", c => c.Emails.Any(e => e.EndsWith(".com")) && c.Orders.Any(o => o.ID == 1));
        Is("Boss/Orders/any(x0:x0/Amount gt Balance)", c => c.Boss.Orders.Any(o => o.Amount > c.Balance));
        Is("Emails/any(x0:Orders/any(x1:x1/Amount gt length(x0)))", c => c.Emails.Any(e => c.Orders.Any(o => o.Amount > Length(e))));
        Is("Orders/$count gt 5", c => c.Orders.Count > 5);
    }

    [Fact]
    public void A_condition_carried_out_of_its_lambda_is_refused()
    {
        Filter stolen = default;
        _ = Of(c => c.Orders.Any(o => stolen = o.Amount > 1));
        Assert.Throws<InvalidOperationException>(() => Of(c => stolen).ToString());
    }

    [Fact]
    public void Any_does_not_exist_in_V2()
    {
        var state = new FakeServer().V2.SalesOrder.State.Where<CustomerFilter>(c => c.Orders.Any());
        Assert.Contains("V2", Assert.Throws<InvalidOperationException>(() => state.ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_filter_stands_for_every_row()
    {
        Assert.DoesNotContain("$filter", Of(_ => default).ToString(), StringComparison.Ordinal);
        Is("Rating eq 1", c => default(Filter) && c.Rating == 1);
        Assert.DoesNotContain("$filter", Of(c => default(Filter) || c.Rating == 1).ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Of(_ => !default(Filter)));
    }

    private static ComparablePath<decimal> Length(StringPath path) => new(Operand.Of(new CallNode("length", path.Operand)), EdmType.Decimal);

    private static CustomerQuery<Customer> Of(Func<CustomerFilter, Filter> predicate) => new FakeServer().V4.Customers.Where(predicate);

    private static void Is(string expected, Func<CustomerFilter, Filter> predicate)
        => Assert.Equal("/shop/Customers?$filter=" + expected, Uri.UnescapeDataString(Of(predicate).ToString()));

    private static void OfOrder(string expected, Func<OrderFilter, Filter> predicate)
        => Assert.Equal($"/shop/Customers({Guid.Empty})/Orders?$filter=" + expected, Uri.UnescapeDataString(new FakeServer().V4.Customers[Guid.Empty].Orders.Where(predicate).ToString()));
}
