using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class LineTests
{
    [Fact]
    public void Every_element_of_a_V2_model_knows_its_line_in_the_original()
    {
        var model = Edmx.Model(Edmx.V2("""
            <EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key>
            <Property Name="Id" Type="Edm.String" Nullable="false"/>
            <Property Name="Day" Type="Edm.DateTime"/>
            <NavigationProperty Name="Peers" Relationship="N.A" FromRole="X" ToRole="Y"/>
            </EntityType>
            <ComplexType Name="Z">
            <Property Name="P" Type="Edm.String"/></ComplexType>
            <Association Name="A"><End Type="N.Order" Multiplicity="1" Role="X"/><End Type="N.Order" Multiplicity="*" Role="Y"/></Association>
            <EntityContainer Name="C">
            <EntitySet Name="Orders" EntityType="N.Order"/>
            <FunctionImport Name="F" m:HttpMethod="POST"/>
            </EntityContainer>
            """));
        Assert.Equal((4, 9), (model.EntityTypes[0].Line, model.ComplexTypes[0].Line));
        Assert.Equal([5, 6], model.EntityTypes[0].Properties.Select(p => p.Line));
        Assert.Equal((7, 10), (model.EntityTypes[0].Navigations[0].Line, model.ComplexTypes[0].Properties[0].Line));
        Assert.Equal((13, 14), (model.EntitySets[0].Line, model.Operations[0].Line));
    }

    [Fact]
    public void Every_element_of_a_V4_model_does_too()
    {
        var model = Edmx.Model(Edmx.V4("""
            <EnumType Name="E"><Member Name="A"/></EnumType>
            <Action Name="Act" IsBound="true">
            <Parameter Name="it" Type="N.Order"/></Action>
            <EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key>

            <Property Name="Id" Type="Edm.String" Nullable="false"/></EntityType>
            <EntityContainer Name="C">
            <Singleton Name="Me" Type="N.Order"/></EntityContainer>
            """));
        Assert.Equal((4, 5, 7, 9, 11), (model.EnumTypes[0].Line, model.Operations[0].Line, model.EntityTypes[0].Line, model.EntityTypes[0].Properties[0].Line, model.Singletons[0].Line));
    }

    [Fact]
    public void A_problem_has_the_line_and_column_of_its_construct()
    {
        var problem = Edmx.Skipping(Edmx.V4(Edmx.Entity("\n  <Property Name=\"P\" Type=\"X.Y\"/>"))).Problem;
        Assert.Equal((5, 4), (problem.Line, problem.Column));
    }

    [Fact]
    public void Moving_a_document_down_moves_lines_only()
    {
        var (here, there) = (MetadataReader.Read(Edmx.V4(Edmx.Entity(""))), MetadataReader.Read(Edmx.V4("\n\n" + Edmx.Entity(""))));
        Assert.NotEqual(here, there);
        Assert.Equal(here.Model!.WithoutLines(), there.Model!.WithoutLines());
    }
}
