using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class StructuredTypeTests
{
    [Fact]
    public void A_derived_type_holds_its_own_members_and_the_inherited_key()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="A" Type="Edm.String"/>""", attributes: "Abstract=\"true\"") + """<EntityType Name="Big" BaseType="N.Order" OpenType="true"><Property Name="B" Type="Edm.String"/></EntityType>"""));
        var (big, order) = (model.EntityTypes[0], model.EntityTypes[1]);
        Assert.Equal(("N.Order", false, true), (big.BaseType, big.IsAbstract, big.IsOpen));
        Assert.Equal((null, true, false), (order.BaseType, order.IsAbstract, order.IsOpen));
        Assert.Equal(["B"], big.Properties.Select(p => p.Name));
        Assert.Equal(order.Key, big.Key);
    }

    [Fact]
    public void A_key_may_lie_in_a_complex_property()
    {
        var model = Edmx.Model(Edmx.V4("""
            <ComplexType Name="Info"><Property Name="Id" Type="Edm.Int32" Nullable="false"/></ComplexType>
            <EntityType Name="T"><Key><PropertyRef Name="Info/Id" Alias="InfoId"/></Key><Property Name="Info" Type="N.Info" Nullable="false"/></EntityType>
            """));
        Assert.Equal([new KeyProperty("Info/Id", "InfoId")], model.EntityTypes[0].Key);
    }

    [Fact]
    public void A_type_without_key_has_none() => Assert.Empty(Edmx.Model(Edmx.V4("""<EntityType Name="T"><Property Name="P" Type="Edm.String"/></EntityType>""")).EntityTypes[0].Key);

    [Fact]
    public void A_key_with_a_part_that_is_missing_is_left_out_whole()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4("""<EntityType Name="T"><Key><PropertyRef Name="A"/><PropertyRef Name="B"/></Key><Property Name="A" Type="Edm.String"/></EntityType>"""));
        Assert.Empty(model.EntityTypes[0].Key);
        Assert.Equal("key of 'T'", problem.Construct);
        Assert.Contains("'B'", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Navigations_know_containment_partner_and_constraints()
    {
        var model = Edmx.Model(Edmx.V4(
            Edmx.Entity("""<NavigationProperty Name="Items" Type="Collection(N.Item)" ContainsTarget="true" Partner="Order"/>""")
            + Edmx.Entity("""<Property Name="OrderId" Type="Edm.String"/><NavigationProperty Name="Order" Type="N.Order" Nullable="false" Partner="Items"><ReferentialConstraint Property="OrderId" ReferencedProperty="Id"/></NavigationProperty>""", "Item")));
        var (item, order) = (model.EntityTypes[0].Navigations[0], model.EntityTypes[1].Navigations[0]);
        Assert.Equal((true, true, "Order", "N.Item"), (order.IsCollection, order.IsContained, order.Partner, order.TargetType));
        Assert.Equal((false, false, "Items", false), (item.IsCollection, item.IsContained, item.Partner, item.IsNullable));
        Assert.Equal([new ReferentialConstraint("OrderId", "Id")], item.Constraints);
    }

    [Fact]
    public void Names_of_other_scripts_are_names()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="Сумма" Type="Edm.Decimal"/>""", "Заказ")));
        Assert.Equal(("Заказ", "Сумма"), (model.EntityTypes[0].Name, model.EntityTypes[0].Properties[1].Name));
    }

    [Fact]
    public void A_member_that_occurs_twice_is_taken_once()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity("""<Property Name="P" Type="Edm.String"/><Property Name="P" Type="Edm.Int32"/>""")));
        Assert.Equal(PrimitiveKind.String, model.EntityTypes[0].Properties[1].Type.Primitive);
        Assert.Equal("property 'P' of 'Order'", problem.Construct);
    }

    [Fact]
    public void Base_types_in_a_circle_are_cut()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4("""<EntityType Name="A" BaseType="N.B"/><EntityType Name="B" BaseType="N.A"/>"""));
        Assert.Equal([null, "N.A"], model.EntityTypes.Select(t => t.BaseType));
        Assert.Contains("circle", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_type_that_is_nowhere_costs_the_inheritance_only()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity("", attributes: "BaseType=\"X.Y\"")));
        Assert.Null(model.EntityTypes[0].BaseType);
        Assert.Equal("base type 'X.Y' of 'Order'", problem.Construct);
    }

    [Fact]
    public void A_partner_that_had_to_be_left_out_costs_neither_navigation_nor_key()
    {
        var (model, _) = Edmx.Skipping(Edmx.V4(
            Edmx.Entity("""<NavigationProperty Name="Items" Type="Collection(N.Item)" Partner="Order"/>""") + Edmx.Entity("""<NavigationProperty Name="Order"/>""", "Item")));
        var order = model.EntityTypes.Single(t => t.Name == "Order");
        Assert.Null(Assert.Single(order.Navigations).Partner);
        Assert.Single(order.Key);
    }
}
