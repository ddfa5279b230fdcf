using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Tests.Reading;

/// <summary>What a server that parses URLs against the upgraded model relies on.</summary>
public sealed class EdmModelTests
{
    private static readonly EdmModelResult Result = MetadataReader.ReadEdmModel(Edmx.V2(
        Edmx.Entity("""<Property Name="Day" Type="Edm.DateTime" sap:display-format="Date"/><NavigationProperty Name="ToItem" Relationship="N.A" FromRole="O" ToRole="I"/>""")
        + Edmx.Entity("", "Item")
        + """<Association Name="A"><End Type="N.Order" Multiplicity="1" Role="O"/><End Type="N.Item" Multiplicity="*" Role="I"/></Association>"""
        + Edmx.Container("""
            <EntitySet Name="Orders" EntityType="N.Order"/><EntitySet Name="Items" EntityType="N.Item"/>
            <AssociationSet Name="AS" Association="N.A"><End Role="O" EntitySet="Orders"/><End Role="I" EntitySet="Items"/></AssociationSet>
            <FunctionImport Name="Top" m:HttpMethod="GET" ReturnType="Collection(N.Order)" EntitySet="Orders"><Parameter Name="n" Type="Edm.Int32"/></FunctionImport>
            <FunctionImport Name="Reject" m:HttpMethod="POST"/>
            """)));

    [Fact]
    public void A_V2_service_is_a_V4_model_of_Edm()
    {
        var set = Result.EdmModel!.FindDeclaredEntitySet("Orders");
        var day = set.EntityType().FindProperty("Day");
        Assert.Equal("Edm.Date", day.Type.FullName());
        Assert.Equal(["Id"], set.EntityType().Key().Select(k => k.Name));
    }

    [Fact]
    public void Navigation_leads_from_set_to_set()
    {
        var orders = Result.EdmModel!.FindDeclaredEntitySet("Orders");
        var navigation = Assert.Single(orders.EntityType().NavigationProperties());
        Assert.Equal("Items", orders.FindNavigationTarget(navigation).Name);
    }

    [Fact]
    public void Function_imports_are_functions_with_a_result_and_GET_and_actions_otherwise()
    {
        var imports = Result.EdmModel!.EntityContainer.OperationImports().ToDictionary(i => i.Name);
        Assert.True(imports["Top"].IsFunctionImport());
        Assert.True(imports["Reject"].IsActionImport());
        Assert.Equal(["n"], imports["Top"].Operation.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void Both_models_are_of_one_reading()
    {
        Assert.Equal(Result.EdmModel!.EntityContainer.EntitySets().Select(s => s.Name).Order(), Result.Model!.EntitySets.Select(s => s.Name));
        Assert.Empty(Result.Problems);
    }

    [Fact]
    public void A_document_that_cannot_be_read_gives_neither()
    {
        var result = MetadataReader.ReadEdmModel("<html/>");
        Assert.Null(result.EdmModel);
        Assert.Null(result.Model);
        Assert.Single(result.Problems);
    }
}
