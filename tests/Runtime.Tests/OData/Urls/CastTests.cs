using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>Derived types in URLs.</summary>
public sealed class CastTests
{
    private static readonly Guid _id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    private static CustomerSet Customers => new FakeServer().V4.Customers;

    [Fact]
    public void A_set_can_be_restricted_to_a_derived_type()
        => Assert.Equal("/shop/Customers/Shop.KeyCustomer?$filter=Discount%20gt%201", Customers.OfKeyCustomer().Where(c => c.Discount > 1).ToString());

    [Fact]
    public void A_reference_can_be_taken_for_a_derived_type()
        => Assert.Equal("/shop/Customers(11111111-2222-3333-4444-555555555555)/Shop.KeyCustomer/Clients", Customers[_id].AsKeyCustomer().Clients.ToString());

    [Fact]
    public void A_condition_can_look_at_a_property_of_a_derived_type()
        => Assert.Equal("/shop/Customers?$filter=Shop.KeyCustomer/Discount%20gt%201.5", Customers.Where(c => c.AsKeyCustomer().Discount > 1.5m).ToString());

    [Fact]
    public void A_condition_can_ask_for_the_type()
        => Assert.Equal(
            "/shop/Customers?$filter=isof(Shop.KeyCustomer)%20and%20isof(Boss,Shop.KeyCustomer)%20and%20Boss/Orders/any(x0:x0/Paid%20eq%20true)",
            Customers.Where(c => c.IsKeyCustomer() && c.Boss.IsKeyCustomer() && c.Boss.Orders.Any(o => o.Paid)).ToString());

    [Fact]
    public void What_is_expanded_can_belong_to_a_derived_type_or_stand_below_a_complex_property()
        => Assert.Equal(
            "/shop/Customers?$expand=Shop.KeyCustomer/Clients($top=1),Address/Neighbour",
            Customers.Expand(c => c.AsKeyCustomer().Clients, clients => clients.Take(1)).Expand(c => c.Address.Neighbour).ToString());

    [Fact]
    public void Values_are_taken_for_values_of_another_type()
        => Assert.Equal("/shop/Customers?$filter=cast(Name,Edm.Int32)%20gt%205%20and%20startswith(cast(Rating,Edm.String),'4')", Customers.Where(c => c.Name.CastTo<int>() > 5 && c.Rating.CastToString().StartsWith("4")).ToString());
}
