using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors.Forms;

/// <summary>What is evaluated of Terraform's language, and what is left alone because only Terraform knows it.</summary>
public sealed class TerraformEvaluationTests
{
    [Theory]
    [InlineData("\"erp\"", "erp")]
    [InlineData("var.text", "erp")]
    [InlineData("\"${var.text}.virtual\"", "erp.virtual")]
    [InlineData("\"${var.text}-${local.stage}\"", "erp-prod")]
    [InlineData("local.nested.hosts[1]", "b")]
    [InlineData("local.nested[\"hosts\"][0]", "a")]
    [InlineData("lower(\"ERP\")", "erp")]
    [InlineData("upper(var.text)", "ERP")]
    [InlineData("format(\"%s.%s\", var.text, local.stage)", "erp.prod")]
    [InlineData("join(\".\", [var.text, \"virtual\"])", "erp.virtual")]
    [InlineData("local.stage == \"prod\" ? \"p\" : \"d\"", "p")]
    [InlineData("local.stage != \"prod\" || false ? \"p\" : \"d\"", "d")]
    [InlineData("!(local.stage == \"prod\") && true ? \"p\" : \"d\"", "d")]
    [InlineData("lookup(local.map, \"x\", \"none\")", "1")]
    [InlineData("lookup(local.map, \"y\", \"none\")", "none")]
    [InlineData("merge(local.map, { x = \"2\" })[\"x\"]", "2")]
    [InlineData("try(var.unknown, \"other\")", "other")]
    [InlineData("coalesce(var.none, \"other\")", "other")]
    [InlineData("[for h in local.nested.hosts : upper(h) if h != \"a\"][0]", "B")]
    [InlineData("{ for i, h in local.nested.hosts : h => i }[\"b\"]", "1")]
    [InlineData("keys(local.map)[0]", "x")]
    [InlineData("element(local.nested.hosts, 3)", "b")]
    [InlineData("(\n  var.text\n)", "erp")]
    [InlineData("var.unknown", null)]
    [InlineData("var.circle", null)]
    [InlineData("local.circle", null)]
    [InlineData("data.scc_system_mapping.x.virtual_host", null)]
    [InlineData("file(\"host.txt\")", null)]
    [InlineData("module.other.host", null)]
    [InlineData("\"${var.unknown}.virtual\"", null)]
    [InlineData("local.nested.hosts[7]", null)]
    [InlineData("var.unknown ? \"a\" : \"b\"", null)]
    [InlineData("[for h in var.unknown : h][0]", null)]
    [InlineData("one(", null, true)]
    public void An_argument_is_known_as_far_as_the_files_tell(string expression, string? expected, bool isBroken = false)
    {
        var text = """
            variable "text" { default = "erp" }
            variable "none" { default = null }
            variable "unknown" { type = string }
            variable "circle" { default = var.circle }
            locals {
              stage  = "prod" # or "dev"
              map    = { x = "1" }
              nested = { hosts = ["a", "b"], }
              circle = "${local.circle}x"
            }
            resource "scc_system_mapping" "a" {
              virtual_host = EXPRESSION
            }

            """.Replace("EXPRESSION", expression, StringComparison.Ordinal);

        var connector = CloudConnectorReader.Read("/0/main.tf", text);

        Assert.Equal(isBroken, !connector.Problems.IsEmpty);
        Assert.Equal(expected, connector.Subaccounts.Items.FirstOrDefault()?.SystemMappings[0].VirtualHost);
    }

    [Theory]
    [InlineData("count = 0", 0)]
    [InlineData("count = 3", 3)]
    [InlineData("count = var.on ? 1 : 0", 1)]
    [InlineData("for_each = {}", 0)]
    [InlineData("for_each = toset([\"a\", \"b\"])", 2)]
    [InlineData("for_each = { a = 1, b = 2, c = 3 }", 3)]
    [InlineData("for_each = var.unknown", 1)]
    [InlineData("for_each = toset(concat([\"a\"], [\"b\", \"c\"]))", 3)]
    public void A_block_makes_as_many_resources_as_the_files_tell(string how, int expected)
    {
        var connector = CloudConnectorReader.Read("/0/main.tf", "variable \"unknown\" {}\nresource \"scc_system_mapping\" \"a\" {\n  " + how + "\n  virtual_host = \"v\"\n}\n");

        Assert.Equal(expected, connector.Subaccounts.Items.Sum(each => each.SystemMappings.Count));
    }

    [Fact]
    public void Of_many_resources_of_one_block_one_finding_is_told()
    {
        var file = ManifestFile.Read("/0/main.tf", "resource \"scc_system_mapping\" \"a\" {\n  for_each = toset([\"a\", \"b\"])\n  virtual_host = each.key\n  internal_host = \"h\"\n  protocol = \"HTTP\"\n}\n", ManifestKind.CloudConnector);

        Assert.Single(ManifestPolicy.Check(LandscapeModel.Create([file], ProjectContext.Unknown)), finding => finding.RuleId == "BTP4007");
    }

    [Fact]
    public void A_value_of_another_file_shows_where_it_is_used_and_one_of_the_same_file_where_it_is_written()
    {
        const string Use = "resource \"scc_system_mapping\" \"a\" {\n  virtual_host = \"v\"\n  internal_host = \"h\"\n  protocol = local.protocol\n}\n";
        const string Local = "locals {\n  protocol = \"HTTP\"\n}\n";

        Assert.Equal(("/0/a.tf", 4), Place(("/0/a.tf", Use), ("/0/b.tf", Local)));
        Assert.Equal(("/0/a.tf", 2), Place(("/0/a.tf", Local + Use)));

        static (string, int) Place(params (string Path, string Text)[] files) =>
            ManifestPolicy.Check(LandscapeModel.Create([.. files.Select(file => ManifestFile.Read(file.Path, file.Text, ManifestKind.CloudConnector))], ProjectContext.Unknown)).Where(finding => finding.RuleId == "BTP4007").Select(finding => (finding.Path, finding.Span.Line)).Single();
    }

    [Fact]
    public void Folders_are_read_apart_and_modules_that_are_called_twice_make_two()
    {
        const string Module = "variable \"host\" {}\nresource \"scc_system_mapping\" \"a\" {\n  subaccount = \"s\"\n  virtual_host = var.host\n}\n";
        const string Calls = "module \"a\" {\n  source = \"../modules/x\"\n  host = \"one\"\n}\nmodule \"b\" {\n  source = \"../modules/x\"\n  host = \"two\"\n}\nresource \"scc_subaccount\" \"s\" {\n  subaccount = \"s\"\n  location_id = \"west\"\n}\n";
        var landscape = LandscapeModel.Create(
            [ManifestFile.Read("/0/prod/main.tf", Calls, ManifestKind.CloudConnector), ManifestFile.Read("/0/modules/x/main.tf", Module, ManifestKind.CloudConnector), ManifestFile.Read("/0/test/main.tf", Module, ManifestKind.CloudConnector)],
            ProjectContext.Unknown);

        Assert.Equal([("west", "one"), ("west", "two"), (null, null)], landscape.SystemMappings().Select(each => (each.Subaccount.LocationId, each.Mapping.VirtualHost)));
    }

    [Theory]
    [InlineData("[for a in [1,2,3] : [for b in [1,2,3] : [for c in [1,2,3] : [for d in [1,2,3] : [for e in [1,2,3] : [for f in [1,2,3] : [for g in [1,2,3] : [for h in [1,2,3] : [for i in [1,2,3] : [for j in [1,2,3] : [for k in [1,2,3] : [for l in [1,2,3] : \"x\"]]]]]]]]]]]]")]
    [InlineData("local.a")]
    public void Expressions_that_grow_without_end_end(string expression)
    {
        var text = "locals {\n  a = concat(local.b, local.b)\n  b = concat(local.c, local.c)\n" + string.Concat(Enumerable.Range('c', 20).Select(c => $"  {(char)c} = concat(local.{(char)(c + 1)}, local.{(char)(c + 1)}, [\"x\"])\n")) + "  w = [\"x\"]\n}\nresource \"scc_system_mapping\" \"m\" {\n  virtual_host = \"v\"\n  allowed_clients = " + expression + "\n}\n";

        Assert.Equal("v", CloudConnectorReader.Read("/0/main.tf", text).Subaccounts[0].SystemMappings[0].VirtualHost);
    }
}
