using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Upgrade;

public sealed class FunctionImportTests
{
    private static string Document(string import) =>
        Edmx.V2(Edmx.Entity("") + "<ComplexType Name=\"Result\"><Property Name=\"Ok\" Type=\"Edm.Boolean\"/></ComplexType>" + Edmx.Container("<EntitySet Name=\"Orders\" EntityType=\"N.Order\"/>" + import));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void A_function_import_keeps_its_method_and_its_name(string method)
    {
        var operation = Assert.Single(Edmx.Model(Document($"""<FunctionImport Name="Reject" ReturnType="N.Result" m:HttpMethod="{method}"><Parameter Name="order" Type="Edm.String" MaxLength="10"/></FunctionImport>""")).Operations);
        Assert.Equal((OperationKind.FunctionImport, method, "Reject", "Reject"), (operation.Kind, operation.HttpMethod, operation.Name, operation.FullName));
        Assert.Equal((TypeKind.Complex, "N.Result"), (operation.ReturnType!.Kind, operation.ReturnType.Name));
        Assert.Equal(("order", 10), (operation.Parameters[0].Name, operation.Parameters[0].Type.MaxLength));
        Assert.Null(operation.BindingType);
    }

    [Fact]
    public void One_without_result_returns_nothing() =>
        Assert.Null(Assert.Single(Edmx.Model(Document("""<FunctionImport Name="F" m:HttpMethod="GET"/>""")).Operations).ReturnType);

    [Fact]
    public void One_without_method_is_called_with_GET() =>
        Assert.Equal("GET", Assert.Single(Edmx.Model(Document("""<FunctionImport Name="F" ReturnType="Edm.String"/>""")).Operations).HttpMethod);

    [Fact]
    public void The_set_of_returned_entities_is_kept()
    {
        var operation = Assert.Single(Edmx.Model(Document("""<FunctionImport Name="F" ReturnType="Collection(N.Order)" EntitySet="Orders" m:HttpMethod="GET"/>""")).Operations);
        Assert.Equal(("Orders", true, TypeKind.Entity), (operation.ReturnSet, operation.ReturnType!.IsCollection, operation.ReturnType.Kind));
    }

    [Fact]
    public void Two_of_one_name_stay_two()
    {
        var model = Edmx.Model(Document("""<FunctionImport Name="F" ReturnType="Edm.String" m:HttpMethod="GET"/>""" + "\n" + """<FunctionImport Name="F" ReturnType="Edm.String" m:HttpMethod="GET"><Parameter Name="p" Type="Edm.String"/></FunctionImport>"""));
        Assert.Equal([0, 1], model.Operations.Select(o => o.Parameters.Count));
    }

    [Fact]
    public void A_bindable_one_of_V3_is_a_bound_action()
    {
        var model = Edmx.Model(Edmx.V3(Edmx.Entity("") + Edmx.Container("""<FunctionImport Name="Post" IsBindable="true" IsSideEffecting="true"><Parameter Name="binding" Type="N.Order"/><Parameter Name="mode" Type="Edm.Boolean"/></FunctionImport>""")));
        var operation = Assert.Single(model.Operations);
        Assert.Equal((OperationKind.Action, "POST", "N.Post", "N.Order"), (operation.Kind, operation.HttpMethod, operation.FullName, operation.BindingType!.Name));
        Assert.Equal(["mode"], operation.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void One_of_V3_without_side_effects_is_a_function()
    {
        var model = Edmx.Model(Edmx.V3(Edmx.Entity("") + Edmx.Container("""<FunctionImport Name="Top" IsSideEffecting="false" ReturnType="Edm.Int32"/>""")));
        Assert.Equal((OperationKind.Function, "GET"), (model.Operations[0].Kind, model.Operations[0].HttpMethod));
    }

    [Fact]
    public void A_parameter_that_only_comes_back_is_left_out_alone()
    {
        var (model, problem) = Edmx.Skipping(Document("""<FunctionImport Name="F" m:HttpMethod="GET"><Parameter Name="a" Type="Edm.String" Mode="In"/><Parameter Name="b" Type="Edm.String" Mode="Out"/></FunctionImport>"""));
        Assert.Equal(["a"], model.Operations[0].Parameters.Select(p => p.Name));
        Assert.Equal("parameter 'b' of 'F'", problem.Construct);
    }
}
