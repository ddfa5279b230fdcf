using System.Globalization;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors.Forms;

/// <summary>Writes a <see cref="SmallConnector"/> the ways in which people write Terraform.</summary>
internal static class TerraformForms
{
    public static IEnumerable<(string Path, string Text)> Write(string form, SmallConnector c) => form switch
    {
        "terraform" => [("/0/infra/main.tf", Subaccount(c) + Mapping(Arguments(c)) + Resource(c))],
        "terraform in files" => [("/0/infra/subaccount.tf", Subaccount(c)), ("/0/infra/mappings.tf", Mapping(Arguments(c))), ("/0/infra/resources.tf", Resource(c))],
        "terraform with variables" => [("/0/infra/main.tf", Subaccount(c) + Mapping(Arguments(c, name => "var." + name)) + Resource(c, path: "\"${var.path}\"")), ("/0/infra/variables.tf", string.Concat(Fields(c).Select(field => "variable \"" + field.Name + "\" {\n  default = " + field.Value + "\n}\n")) + "variable \"path\" {\n  type    = string\n  default = \"" + c.ResourceId + "\"\n}\n")],
        "terraform with locals" => [("/0/infra/main.tf", "locals {\n  erp = {\n" + string.Concat(Fields(c).Select(field => "    " + field.Name + " = " + field.Value + "\n")) + "    paths = [\"" + c.ResourceId + "\"]\n  }\n}\n" + Subaccount(c) + Mapping(Arguments(c, name => "local.erp." + name)) + Resource(c, path: "local.erp.paths[0]"))],
        "terraform with tfvars" => [("/0/infra/main.tf", string.Concat(Fields(c).Select(field => "variable \"" + field.Name + "\" {}\n")) + Subaccount(c) + Mapping(Arguments(c, name => "var." + name)) + Resource(c)), ("/0/infra/terraform.tfvars", string.Concat(Fields(c).Select(field => field.Name + " = " + field.Value + "\n")))],
        "terraform with for_each over a map" => [("/0/infra/main.tf", "locals {\n  systems = {\n    erp = {\n" + string.Concat(Fields(c).Select(field => "      " + field.Name + " = " + field.Value + "\n")) + "      path = \"" + c.ResourceId + "\"\n    }\n  }\n}\n" + Subaccount(c) + Mapping("  for_each = local.systems\n" + Arguments(c, name => "each.value." + name)) + Resource(c, path: "each.value.path", head: "  for_each = local.systems\n", key: "[each.key]"))],
        "terraform with for_each over a set" => [("/0/infra/main.tf", Subaccount(c) + Mapping(Arguments(c)) + Resource(c, path: "each.value", head: "  for_each = toset([\n    # what the sales (and only the sales' service calls\n    \"" + c.ResourceId + "\",\n  ])\n"))],
        "terraform with count" => [("/0/infra/main.tf", "locals {\n  paths = [\"" + c.ResourceId + "\"]\n}\n" + Subaccount(c) + Mapping(Arguments(c)) + Resource(c, path: "local.paths[count.index]", head: "  count = length(local.paths)\n"))],
        "terraform with for" => [("/0/infra/main.tf", "locals {\n  systems = [{ name = \"erp\", paths = [\"" + c.ResourceId + "\"] }]\n  resources = flatten([for s in local.systems : [for p in s.paths : { key = \"${s.name}-${p}\", path = p }]])\n}\n" + Subaccount(c) + Mapping(Arguments(c)) + Resource(c, path: "each.value.path", head: "  for_each = { for r in local.resources : r.key => r }\n"))],
        "terraform module" =>
        [
            ("/0/infra/main.tf", Subaccount(c) + "module \"erp\" {\n  source = \"./modules/system\"\n  subaccount = scc_subaccount.orders.subaccount\n" + string.Concat(Fields(c).Select(field => "  " + field.Name + " = " + field.Value + "\n")) + "  path = \"" + c.ResourceId + "\"\n}\n"),
            ("/0/infra/modules/system/main.tf", "variable \"subaccount\" {}\nvariable \"path\" {}\n" + string.Concat(Fields(c).Select(field => "variable \"" + field.Name + "\" {}\n")) + Mapping(Arguments(c, name => "var." + name), "var.subaccount") + Resource(c, path: "var.path", subaccount: "var.subaccount")),
        ],
        "terraform as JSON" => [("/0/infra/main.tf.json", Json(c))],
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    private static IEnumerable<(string Name, string Value)> Fields(SmallConnector c) =>
    [
        ("virtual_host", Quoted(c.VirtualHost)), ("virtual_port", Quoted(c.VirtualPort)), ("internal_host", Quoted(c.LocalHost)), ("protocol", Quoted(c.Protocol)), ("authentication_mode", Quoted(c.AuthenticationMode)),
        ("allowed_clients", "[" + string.Join(", ", c.AllowedClients.Select(Quoted)) + "]"),
    ];

    private static string Subaccount(SmallConnector c) => string.Create(CultureInfo.InvariantCulture, $$"""
        resource "scc_subaccount" "orders" {
          region_host                = "{{SmallConnector.Region}}"
          subaccount                 = "{{SmallConnector.Id}}"
          location_id                = "{{c.LocationId}}"
          auto_certificate_renewal   = {{ConnectorForms.Plain(c.RenewsCertificate)}}
          auto_trust_sync            = {{ConnectorForms.Plain(c.SynchronizesTrust)}}
        }


        """);

    private static string Arguments(SmallConnector c, Func<string, string>? write = null) => string.Concat(Fields(c).Select(field => "  " + field.Name + " = " + (write?.Invoke(field.Name) ?? field.Value) + "\n"));

    private static string Mapping(string arguments, string subaccount = "scc_subaccount.orders.subaccount") =>
        "resource \"scc_system_mapping\" \"erp\" {\n  region_host = \"" + SmallConnector.Region + "\"\n  subaccount = " + subaccount + "\n  internal_port = 443\n  backend_type = \"abapSys\"\n" + arguments + "}\n\n";

    private static string Resource(SmallConnector c, string? path = null, string head = "", string key = "", string subaccount = "scc_subaccount.orders.subaccount") =>
        "resource \"scc_system_mapping_resource\" \"sales\" {\n" + head + "  region_host = \"" + SmallConnector.Region + "\"\n  subaccount = " + subaccount + "\n  virtual_host = scc_system_mapping.erp" + key + ".virtual_host\n  virtual_port = scc_system_mapping.erp" + key + ".virtual_port\n"
        + "  url_path = " + (path ?? Quoted(c.ResourceId)) + "\n  enabled = " + ConnectorForms.Plain(c.IsEnabled) + "\n  path_only = " + ConnectorForms.Plain(c.IsExact) + "\n}\n";

    private static string Json(SmallConnector c) => "{ \"resource\": { \"scc_subaccount\": { \"orders\": { \"region_host\": \"" + SmallConnector.Region + "\", \"subaccount\": \"" + SmallConnector.Id + "\", \"location_id\": \"" + c.LocationId + "\", \"auto_certificate_renewal\": " + ConnectorForms.Plain(c.RenewsCertificate) + ", \"auto_trust_sync\": " + ConnectorForms.Plain(c.SynchronizesTrust) + " } },\n"
        + "\"scc_system_mapping\": { \"erp\": { \"subaccount\": \"${scc_subaccount.orders.subaccount}\", " + string.Join(", ", Fields(c).Select(field => Quoted(field.Name) + ": " + field.Value)) + " } },\n"
        + "\"scc_system_mapping_resource\": { \"sales\": { \"subaccount\": \"${scc_subaccount.orders.subaccount}\", \"virtual_host\": \"${scc_system_mapping.erp.virtual_host}\", \"virtual_port\": \"${scc_system_mapping.erp.virtual_port}\", \"url_path\": " + Quoted(c.ResourceId) + ", \"enabled\": " + ConnectorForms.Plain(c.IsEnabled) + ", \"path_only\": " + ConnectorForms.Plain(c.IsExact) + " } } } }";

    private static string Quoted(string text) => "\"" + text + "\"";
}
