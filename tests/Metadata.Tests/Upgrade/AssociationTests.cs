using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Upgrade;

public sealed class AssociationTests
{
    private static string Document(string itemsMultiplicity = "*", string constraint = "", string relationship = "N.OrderItems", string associationSet = """<AssociationSet Name="AS" Association="N.OrderItems"><End Role="O" EntitySet="Orders"/><End Role="I" EntitySet="Items"/></AssociationSet>""") => Edmx.V2(
        Edmx.Entity($"""<NavigationProperty Name="ToItem" Relationship="{relationship}" FromRole="O" ToRole="I"/>""")
        + Edmx.Entity("""<Property Name="Parent" Type="Edm.String"/><NavigationProperty Name="ToOrder" Relationship="N.OrderItems" FromRole="I" ToRole="O"/>""", "Item")
        + $"""<Association Name="OrderItems"><End Type="N.Order" Multiplicity="1" Role="O"/><End Type="N.Item" Multiplicity="{itemsMultiplicity}" Role="I"/>{constraint}</Association>"""
        + Edmx.Container($"""<EntitySet Name="Orders" EntityType="N.Order"/><EntitySet Name="Items" EntityType="N.Item"/>{associationSet}"""));

    private static NavigationModel Navigation(ServiceModel model, string type) => Assert.Single(model.EntityTypes.Single(t => t.Name == type).Navigations);

    [Fact]
    public void An_end_with_many_gives_a_collection()
    {
        var navigation = Navigation(Edmx.Model(Document()), "Order");
        Assert.Equal(("ToItem", "N.Item", true), (navigation.Name, navigation.TargetType, navigation.IsCollection));
    }

    [Fact]
    public void An_end_with_exactly_one_gives_a_single_that_is_there()
    {
        var navigation = Navigation(Edmx.Model(Document()), "Item");
        Assert.False(navigation.IsCollection);
        Assert.False(navigation.IsNullable);
    }

    [Fact]
    public void An_end_with_at_most_one_gives_a_single_that_may_be_missing()
    {
        var navigation = Navigation(Edmx.Model(Document("0..1")), "Order");
        Assert.False(navigation.IsCollection);
        Assert.True(navigation.IsNullable);
    }

    [Fact]
    public void The_two_directions_know_each_other()
    {
        var model = Edmx.Model(Document());
        Assert.Equal("ToOrder", Navigation(model, "Order").Partner);
        Assert.Equal("ToItem", Navigation(model, "Item").Partner);
    }

    [Fact]
    public void A_referential_constraint_stands_at_the_dependent_end_only()
    {
        var model = Edmx.Model(Document(constraint: """<ReferentialConstraint><Principal Role="O"><PropertyRef Name="Id"/></Principal><Dependent Role="I"><PropertyRef Name="Parent"/></Dependent></ReferentialConstraint>"""));
        Assert.Equal([new ReferentialConstraint("Parent", "Id")], Navigation(model, "Item").Constraints);
        Assert.Empty(Navigation(model, "Order").Constraints);
    }

    [Fact]
    public void An_association_set_binds_the_navigation_to_a_set()
    {
        var model = Edmx.Model(Document());
        Assert.Equal([new NavigationBinding("ToItem", "Items")], model.EntitySets.Single(s => s.Name == "Orders").NavigationBindings);
        Assert.Equal([new NavigationBinding("ToOrder", "Orders")], model.EntitySets.Single(s => s.Name == "Items").NavigationBindings);
    }

    [Fact]
    public void Without_an_association_set_the_navigation_is_there_and_bound_to_nothing()
    {
        var model = Edmx.Model(Document(associationSet: ""));
        Assert.Empty(model.EntitySets.Single(s => s.Name == "Orders").NavigationBindings);
        Assert.Equal("N.Item", Navigation(model, "Order").TargetType);
    }

    [Fact]
    public void A_navigation_without_association_is_left_out_alone()
    {
        var (model, problem) = Edmx.Skipping(Document(relationship: "N.Missing"));
        Assert.Empty(model.EntityTypes.Single(t => t.Name == "Order").Navigations);
        Assert.Equal("navigation property 'ToItem'", problem.Construct);
        Assert.Contains("'N.Missing'", problem.Reason, StringComparison.Ordinal);
    }
}
