using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class ContainerTests
{
    [Fact]
    public void Sets_and_singletons_are_ordered_by_name_and_know_their_type()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("") + Edmx.Container("""<EntitySet Name="Z" EntityType="N.Order"/><EntitySet Name="A" EntityType="N.Order"/><Singleton Name="Me" Type="N.Order"/>""")));
        Assert.Equal([("A", "N.Order"), ("Z", "N.Order")], model.EntitySets.Select(s => (s.Name, s.EntityType)));
        Assert.Equal(("Me", "N.Order"), (model.Singletons[0].Name, model.Singletons[0].EntityType));
        Assert.Equal(("C", "N"), (model.ContainerName, model.Namespace));
    }

    [Fact]
    public void A_document_without_container_still_has_types()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("")));
        Assert.Equal(("", "N", 1), (model.ContainerName, model.Namespace, model.EntityTypes.Count));
    }

    [Fact]
    public void Bindings_lead_through_complex_properties_and_casts_to_derived_types()
    {
        var model = Edmx.Model(Edmx.V4(
            Edmx.Entity("""<NavigationProperty Name="Peer" Type="N.Order"/><Property Name="Address" Type="N.Address"/>""")
            + """<EntityType Name="Big" BaseType="N.Order"><NavigationProperty Name="Extra" Type="N.Order"/></EntityType>"""
            + """<ComplexType Name="Address"><NavigationProperty Name="Owner" Type="N.Order"/></ComplexType>"""
            + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"><NavigationPropertyBinding Path="Peer" Target="Orders"/><NavigationPropertyBinding Path="N.Big/Extra" Target="N.C/Orders"/><NavigationPropertyBinding Path="Address/Owner" Target="Me"/></EntitySet><Singleton Name="Me" Type="N.Order"/>""")));
        Assert.Equal([new("Address/Owner", "Me"), new("N.Big/Extra", "Orders"), new NavigationBinding("Peer", "Orders")], model.EntitySets[0].NavigationBindings);
    }

    [Theory]
    [InlineData("Peer", "Nowhere")]
    [InlineData("Peer", "X.Other/Orders")]
    [InlineData("Gone", "Orders")]
    public void A_binding_that_leads_nowhere_is_none(string path, string target) =>
        Assert.Empty(Edmx.Model(Edmx.V4(Edmx.Entity("""<NavigationProperty Name="Peer" Type="N.Order"/>""") + Edmx.Container($"""<EntitySet Name="Orders" EntityType="N.Order"><NavigationPropertyBinding Path="{path}" Target="{target}"/></EntitySet>"""))).EntitySets[0].NavigationBindings);

    [Fact]
    public void A_set_of_an_unknown_type_is_left_out_alone()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity("") + Edmx.Container("""<EntitySet Name="A" EntityType="N.Order"/><EntitySet Name="B" EntityType="N.Gone"/>""")));
        Assert.Equal(["A"], model.EntitySets.Select(s => s.Name));
        Assert.Equal("entity set 'B'", problem.Construct);
    }

    [Fact]
    public void Of_several_containers_the_default_one_counts_and_the_others_are_noted()
    {
        var (model, problem) = Edmx.Skipping(Edmx.V2(
            Edmx.Entity("") + """<EntityContainer Name="Other"><EntitySet Name="A" EntityType="N.Order"/><EntitySet Name="B" EntityType="N.Order"/></EntityContainer><EntityContainer Name="Main" m:IsDefaultEntityContainer="true"><EntitySet Name="C" EntityType="N.Order"/></EntityContainer>"""));
        Assert.Equal(("Main", "C"), (model.ContainerName, Assert.Single(model.EntitySets).Name));
        Assert.Equal("entity container 'Other'", problem.Construct);
    }

    [Fact]
    public void A_container_that_extends_another_has_its_sets_too()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("") + """<EntityContainer Name="Base"><EntitySet Name="A" EntityType="N.Order"/></EntityContainer><EntityContainer Name="Main" Extends="N.Base"><EntitySet Name="B" EntityType="N.Order"/><EntitySet Name="D" EntityType="N.Order"/></EntityContainer>"""));
        Assert.Equal(["A", "B", "D"], model.EntitySets.Select(s => s.Name));
    }

    [Fact]
    public void A_binding_may_lead_to_what_another_set_contains()
    {
        var model = Edmx.Model(Edmx.V4(
            Edmx.Entity("""<NavigationProperty Name="Items" Type="Collection(N.Item)" ContainsTarget="true"/>""") + Edmx.Entity("", "Item")
            + Edmx.Entity("""<NavigationProperty Name="Open" Type="Collection(N.Item)"/>""", "Clerk")
            + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"/><EntitySet Name="Clerks" EntityType="N.Clerk"><NavigationPropertyBinding Path="Open" Target="Orders/Items"/></EntitySet>""")));
        Assert.Equal([new NavigationBinding("Open", "Orders/Items")], model.EntitySets[0].NavigationBindings);
    }
}
