using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Names depend on what a document declares, not on where: a document in any other order gives the same members, and says the same about names that gave way.</summary>
public partial class ReorderingTests
{
    private const int Orders = 12;

    /// <summary>Names that meet: in types, sets, properties, navigation properties, members of enumerations and methods.</summary>
    private static readonly string _clashes = Services.V4(
        string.Concat(new[] { "order", "Order", "ORDER", "OrderType", "A_Order", "A_OrderType", "orderType", "OrderFilter", "order_Type", "YY1_Order", "Row" }.Select(name =>
            $"<EntityType Name=\"{name}\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/><Property Name=\"a_b\" Type=\"Edm.String\"/><Property Name=\"aB\" Type=\"Edm.String\"/><Property Name=\"AB\" Type=\"Edm.String\"/>"
            + "<Property Name=\"A_B\" Type=\"Edm.String\"/><Property Name=\"YY1_AB\" Type=\"Edm.String\"/><Property Name=\"ETag\" Type=\"N.Colour\"/><NavigationProperty Name=\"_a_b\" Type=\"N.Row\"/><NavigationProperty Name=\"to_AB\" Type=\"N.Row\"/><NavigationProperty Name=\"ToAB\" Type=\"N.Order\"/></EntityType>"
            + $"<Action Name=\"find\" IsBound=\"true\"><Parameter Name=\"b\" Type=\"N.{name}\"/><Parameter Name=\"x\" Type=\"Edm.String\"/></Action><Action Name=\"Find\" IsBound=\"true\"><Parameter Name=\"b\" Type=\"N.{name}\"/><Parameter Name=\"y\" Type=\"Edm.String\"/></Action>"))
        + "<EnumType Name=\"colour\"><Member Name=\"red\" Value=\"1\"/></EnumType><EnumType Name=\"Colour\"><Member Name=\"Red\" Value=\"1\"/><Member Name=\"red\" Value=\"2\"/><Member Name=\"RED\" Value=\"3\"/><Member Name=\"_red\" Value=\"4\"/></EnumType>"
        + "<ComplexType Name=\"COLOUR\"><Property Name=\"x\" Type=\"Edm.String\"/></ComplexType><Function Name=\"order\"><ReturnType Type=\"N.COLOUR\"/></Function><Function Name=\"Order\"><ReturnType Type=\"N.colour\"/></Function>",
        "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><EntitySet Name=\"rows\" EntityType=\"N.order\"/><EntitySet Name=\"ROWS\" EntityType=\"N.ORDER\"/><EntitySet Name=\"A_Rows\" EntityType=\"N.Order\"/><EntitySet Name=\"row_s\" EntityType=\"N.A_OrderType\"/>"
        + "<Singleton Name=\"_rows\" Type=\"N.OrderType\"/><FunctionImport Name=\"rows_\" Function=\"N.order\"/><FunctionImport Name=\"Order\" Function=\"N.Order\"/><FunctionImport Name=\"order\" Function=\"N.order\"/>");

    [Theory]
    [InlineData("clashes")]
    [InlineData("orders")]
    [InlineData("shop")]
    [InlineData("operations of V2")]
    [InlineData("operations of V4")]
    public void The_order_of_a_document_changes_no_name(string which)
    {
        var document = which switch { "clashes" => _clashes, "orders" => Services.Orders, "shop" => Services.Shop, "operations of V2" => Services.OperationsV2, _ => Services.OperationsV4 };
        var (members, changes) = NamesOf(document);
        Assert.True(members.Count > 10 && changes.Count > 0 == which is "clashes", $"{members.Count} members, {changes.Count} changes");

        for (var seed = 1; seed <= Orders; seed++)
        {
            var (others, otherChanges) = NamesOf(Shuffle(document, new(seed)));
            Assert.Equal(members, others);
            Assert.Equal(changes, otherChanges);
        }
    }

    private static (List<string> Members, List<string> Changes) NamesOf(string document)
    {
        var test = Services.TestOf(document);
        test.CompilerDiagnostics = Testing.CompilerDiagnostics.None;
        test.IgnoresDiagnostics = true;
        var run = test.Run();
        var members = new List<string>();
        foreach (var type in run.Trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()))
        {
            members.Add(type.Identifier.Text);
            members.AddRange(type.ChildNodes().OfType<PropertyDeclarationSyntax>().Select(property => $"{type.Identifier.Text}.{property.Identifier.Text} {property.Type} {Wire().Match(property.ToString()).Value}"));
            members.AddRange(type.ChildNodes().OfType<MethodDeclarationSyntax>().Select(method => $"{type.Identifier.Text}.{method.Identifier.Text}{method.ParameterList}"));
            members.AddRange(type.ChildNodes().OfType<EnumMemberDeclarationSyntax>().Select(member => $"{type.Identifier.Text}.{member}"));
        }

        members.Sort(StringComparer.Ordinal);
        return (members, [.. run.Diagnostics.Where(diagnostic => diagnostic.Id == "BTP5010").Select(diagnostic => diagnostic.GetMessage(null)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Puts siblings into another order, but not those whose order says something: parts of a key, parameters.</summary>
    private static string Shuffle(string document, Random random)
    {
        var root = XDocument.Parse(document);
        foreach (var element in root.Descendants().Where(element => element.Name.LocalName is "Schema" or "EntityContainer" or "EntityType" or "ComplexType" or "EnumType").ToList())
        {
            var children = element.Elements().ToArray();
            random.Shuffle(children);
            element.ReplaceNodes(children);
        }

        return root.ToString();
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Wire();
}
