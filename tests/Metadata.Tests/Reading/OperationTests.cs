using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class OperationTests
{
    private static EquatableArray<OperationModel> Read(string operations, string imports = "") =>
        Edmx.Model(Edmx.V4(Edmx.Entity("") + operations + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"/>""" + imports))).Operations;

    [Fact]
    public void A_bound_action_is_called_by_its_full_name_with_POST()
    {
        var operation = Assert.Single(Read("""<Action Name="Cancel" IsBound="true"><Parameter Name="it" Type="N.Order"/><Parameter Name="reason" Type="Edm.String" Nullable="false"/></Action>"""));
        Assert.Equal((OperationKind.Action, "POST", "N.Cancel", "Cancel"), (operation.Kind, operation.HttpMethod, operation.FullName, operation.Name));
        Assert.Equal(("N.Order", TypeKind.Entity, false), (operation.BindingType!.Name, operation.BindingType.Kind, operation.BindingType.IsCollection));
        Assert.Equal(["reason"], operation.Parameters.Select(p => p.Name));
        Assert.Null(operation.ReturnType);
    }

    [Fact]
    public void An_imported_function_is_called_by_the_name_of_the_import_with_GET()
    {
        var operation = Assert.Single(Read(
            """<Function Name="Top" IsComposable="true"><Parameter Name="n" Type="Edm.Int32"/><ReturnType Type="Collection(N.Order)"/></Function>""",
            """<FunctionImport Name="TopOrders" Function="N.Top" EntitySet="Orders"/>"""));
        Assert.Equal((OperationKind.Function, "GET", "N.Top", "TopOrders", "Orders"), (operation.Kind, operation.HttpMethod, operation.FullName, operation.Name, operation.ReturnSet));
        Assert.True(operation.IsComposable);
        Assert.True(operation.ReturnType!.IsCollection);
        Assert.Null(operation.BindingType);
    }

    [Fact]
    public void Overloads_are_operations_of_their_own_for_one_import()
    {
        var operations = Read(
            """<Function Name="F"><ReturnType Type="Edm.String"/></Function><Function Name="F"><Parameter Name="p" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>""",
            """<FunctionImport Name="F" Function="N.F"/>""");
        Assert.Equal([(0, "Edm.String"), (1, "Edm.Int32")], operations.Select(o => (o.Parameters.Count, o.ReturnType!.Name)));
    }

    [Fact]
    public void Overloads_by_binding_type_keep_their_own_parameters()
    {
        var operations = Read("""<Action Name="A" IsBound="true"><Parameter Name="it" Type="Collection(N.Order)"/></Action><Action Name="A" IsBound="true"><Parameter Name="it" Type="N.Order"/><Parameter Name="p" Type="Edm.String"/></Action>""");
        Assert.Equal([(false, 1), (true, 0)], operations.Select(o => (o.BindingType!.IsCollection, o.Parameters.Count)));
    }

    [Fact]
    public void A_parameter_may_be_optional()
    {
        var operation = Assert.Single(Read("""<Action Name="A" IsBound="true"><Parameter Name="it" Type="N.Order"/><Parameter Name="a" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.OptionalParameter"/></Parameter><Parameter Name="b" Type="Edm.String"/></Action>"""));
        Assert.Equal([true, false], operation.Parameters.Select(p => p.IsOptional));
    }

    [Theory]
    [InlineData("""<Function Name="X" IsBound="true"><Parameter Name="it" Type="N.Order"/></Function>""", "function 'X'", "ReturnType")]
    [InlineData("""<Action Name="X" IsBound="true"><Parameter Name="it" Type="N.Gone"/></Action>""", "action 'X'", "'it'")]
    [InlineData("""<Action Name="X" IsBound="true"/>""", "action 'X'", "bound")]
    [InlineData("""<Action Name="X" IsBound="true"><Parameter Name="it" Type="N.Order"/><ReturnType Type="N.Gone"/></Action>""", "action 'X'", "result")]
    public void An_operation_that_cannot_be_called_rightly_is_left_out_whole(string operation, string construct, string reason)
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity("") + operation));
        Assert.Empty(model.Operations);
        Assert.Equal(construct, problem.Construct);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_set_path_is_no_obstacle() =>
        Assert.Single(Read("""<Function Name="F" IsBound="true" EntitySetPath="it"><Parameter Name="it" Type="N.Order"/><ReturnType Type="N.Order"/></Function>"""));

    [Fact]
    public void Nor_is_one_where_it_does_not_belong() => Assert.Single(Read("""<Action Name="A" EntitySetPath="it"/>""", """<ActionImport Name="A" Action="N.A"/>"""));

    [Theory]
    [InlineData("Action", "")]
    [InlineData("Function", "<ReturnType Type=\"Edm.String\"/>")]
    public void An_operation_that_nobody_can_call_is_named(string kind, string result)
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4($"""<{kind} Name="Lost">{result}</{kind}>""" + Edmx.Container("")));
        Assert.Empty(model.Operations);
        Assert.Equal(($"{kind.ToLowerInvariant()} 'Lost'", 4), (problem.Construct, problem.Line));
    }

    [Fact]
    public void A_document_without_container_leaves_importing_to_others() => Assert.Empty(Edmx.Model(Edmx.V4("""<Action Name="Other"/>""")).Operations);

    [Fact]
    public void A_parameter_of_any_complex_type_is_sent_as_JSON()
    {
        var operation = Assert.Single(Edmx.Model(Edmx.V4("""<Action Name="A"><Parameter Name="P" Type="Edm.ComplexType"/><ReturnType Type="Collection(Edm.EntityType)"/></Action>""" + Edmx.Container("""<ActionImport Name="A" Action="N.A"/>"""))).Operations);
        Assert.Equal((TypeKind.Primitive, PrimitiveKind.Untyped), (operation.Parameters[0].Type.Kind, operation.Parameters[0].Type.Primitive));
        Assert.True(operation.ReturnType is { Primitive: PrimitiveKind.Untyped, IsCollection: true });
    }
}
