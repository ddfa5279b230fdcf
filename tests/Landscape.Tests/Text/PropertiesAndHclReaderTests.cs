using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Text;

public sealed class PropertiesAndHclReaderTests
{
    [Fact]
    public void Properties_are_recognised_without_an_extension_and_unescaped()
    {
        const string Text = "#Mon May 19\nType=HTTP\nURL=http\\://erp.virtual\\:44300\nName = ERP\nlong=a\\\n   b\n";

        var document = PositionedDocument.Read("misc/cloudconnector", Text);

        Assert.Equal(DocumentFormat.Properties, document.Format);
        Assert.Equal("http://erp.virtual:44300", document.Root!.Text("URL"));
        Assert.Equal("ERP", document.Root.Text("Name"));
        Assert.Equal("ab", document.Root.Text("long"));
        Assert.Equal((4, 8), (document.Root.Get("Name")!.Span.Line, document.Root.Get("Name")!.Span.Column));
    }

    [Fact]
    public void Literal_objects_in_jsonencode_are_read()
    {
        const string Text = """
            resource "btp_subaccount_destination_generic" "erp" {
              subaccount_id = var.subaccount
              destination_configuration = jsonencode({
                "Name"     = "ERP" # comment
                Type       = "HTTP"
                "Password" : var.password,
                "URL"      = "http://${local.host}:443"
                "x"        = upper("a") == "A" ? 1 : 2
              })
            }
            """;

        var body = PositionedDocument.Read("main.tf", Text).Root!.Mapping("resource")!.Mapping("btp_subaccount_destination_generic")!.Mapping("erp")!;
        var destination = body.Mapping("destination_configuration")!;

        Assert.Equal("ERP", destination.Text("Name"));
        Assert.Equal("HTTP", destination.Text("Type"));
        Assert.Equal(ScalarKind.Expression, destination.Scalar("Password")!.Kind);
        Assert.False(destination.Scalar("URL")!.IsLiteral);
        Assert.Equal(ScalarKind.Expression, destination.Scalar("x")!.Kind);
        Assert.Equal(ScalarKind.Expression, body.Scalar("subaccount_id")!.Kind);
    }

    [Fact]
    public void For_expressions_and_here_documents_do_not_disturb()
    {
        const string Text = """
            locals {
              all = { for k, v in var.x : k => { a = v } }
              text = <<-EOT
                a = "b
              EOT
              list = [for s in var.l : s]
            }
            """;

        var document = PositionedDocument.Read("main.tf", Text);

        Assert.Null(document.Problem);
        Assert.Equal(["all", "text", "list"], document.Root!.Mapping("locals")!.Entries.Select(e => e.Name));
    }

    [Theory]
    [InlineData("resource \"a\" {\n  b = 1\n", 1, 15)]
    [InlineData("a = \"x\n", 1, 5)]
    [InlineData("a {\n  = 1\n}\n", 2, 3)]
    public void Bad_terraform_says_where(string text, int line, int column)
    {
        var problem = PositionedDocument.Read("main.tf", text).Problem!;

        Assert.Equal((line, column), (problem.Span.Line, problem.Span.Column));
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_no_crash()
    {
        Assert.NotNull(PositionedDocument.Read("main.tf", "a = " + new string('[', 50_000)).Problem);
        Assert.NotNull(PositionedDocument.Read("main.tf", "a = " + string.Concat(Enumerable.Repeat("\"${", 50_000))).Problem);
        Assert.NotNull(PositionedDocument.Read("main.tf", string.Concat(Enumerable.Repeat("a {\n", 50_000))).Problem);
    }
}
