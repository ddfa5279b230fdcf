using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors.Forms;

/// <summary>One connector with one subaccount, one mapping and one resource, in every form in which such a thing is kept.</summary>
internal sealed record SmallConnector
{
    public const string Region = "cf.eu10.hana.ondemand.com";
    public const string Id = "2b1a7b4e-0000-4000-8000-000000000001";

    public string LocationId { get; init; } = "west";

    public bool RenewsCertificate { get; init; } = true;

    public bool SynchronizesTrust { get; init; } = true;

    public string VirtualHost { get; init; } = "erp.virtual";

    public string VirtualPort { get; init; } = "44300";

    public string LocalHost { get; init; } = "erp01.corp.local";

    public string Protocol { get; init; } = "HTTPS";

    public string AuthenticationMode { get; init; } = "X509_RESTRICTED";

    public string[] AllowedClients { get; init; } = ["100"];

    public string ResourceId { get; init; } = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/";

    public bool IsExact { get; init; }

    public bool IsEnabled { get; init; } = true;
}

/// <summary>Writes a <see cref="SmallConnector"/> into files.</summary>
internal static class ConnectorForms
{
    public static readonly string[] All =
    [
        "export", "export with values as text", "export of an older release", "answers with links", "answers in folders", "answers of one subaccount", "one entity each",
        "terraform", "terraform in files", "terraform with variables", "terraform with locals", "terraform with tfvars", "terraform with for_each over a map", "terraform with for_each over a set", "terraform with count", "terraform with for", "terraform module", "terraform as JSON",
    ];

    public static IEnumerable<(string Path, string Text)> Write(string form, SmallConnector c) => form switch
    {
        "export" => [("/0/scc.json", Export(c, Plain))],
        "export with values as text" => [("/0/scc.json", Export(c, value => "\"" + Plain(value) + "\""))],
        "export of an older release" => [("/0/scc.json", Export(c, Plain).Replace("onPremises", "onPremise", StringComparison.Ordinal))],
        "answers with links" =>
        [
            ("/0/scc/a.json", "[ " + Subaccount(c, Plain, Link("")) + " ]"),
            ("/0/scc/b.json", "[ " + Mapping(c, Plain, Link("/systemMappings/" + c.VirtualHost + ":" + c.VirtualPort)) + " ]"),
            ("/0/scc/c.json", "[ " + Resource(c, Plain, Link("/systemMappings/" + c.VirtualHost + ":" + c.VirtualPort + "/resources/-x")) + " ]"),
            ("/0/scc/d.json", "{ " + Trust(c, Plain) + Link("/trust") + " }"),
        ],
        "answers in folders" =>
        [
            ("/0/scc/subaccounts.json", "[ " + Subaccount(c, Plain, "") + " ]"),
            ("/0/scc/subaccounts/" + SmallConnector.Region + "/" + SmallConnector.Id + "/systemMappings.json", "[ " + Mapping(c, Plain, "") + " ]"),
            ("/0/scc/subaccounts/" + SmallConnector.Region + "/" + SmallConnector.Id + "/systemMappings/" + c.VirtualHost + "_" + c.VirtualPort + "/resources.json", "[ " + Resource(c, Plain, "") + " ]"),
            ("/0/scc/subaccounts/" + SmallConnector.Region + "/" + SmallConnector.Id + "/trust.json", "{ " + Trust(c, Plain) + " }"),
        ],
        "answers of one subaccount" =>
        [
            ("/0/scc/subaccount.json", Subaccount(c, Plain, "")),
            ("/0/scc/mappings.json", "[ " + Mapping(c, Plain, "") + " ]"),
            ("/0/scc/resources.json", "[ " + Resource(c, Plain, "") + " ]"),
            ("/0/scc/trust.json", "{ " + Trust(c, Plain) + " }"),
        ],
        "one entity each" =>
        [
            ("/0/scc/subaccount.json", Subaccount(c, Plain, Link(""))),
            ("/0/scc/mapping.json", Mapping(c, Plain, Link("/systemMappings/" + c.VirtualHost + ":" + c.VirtualPort))),
            ("/0/scc/resource.json", Resource(c, Plain, Link("/systemMappings/" + c.VirtualHost + ":" + c.VirtualPort + "/resources/-x"))),
            ("/0/scc/trust.json", "{ " + Trust(c, Plain) + Link("/trust") + " }"),
        ],
        _ => TerraformForms.Write(form, c),
    };

    public static string Plain(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Export(SmallConnector c, Func<object, string> value) =>
        "{ \"subaccounts\": [ { " + Subaccount(c, value, "").Trim('{', '}', ' ') + ", \"trust\": { " + Trust(c, value) + " }, \"systemMappings\": [ { " + Mapping(c, value, "").TrimStart('{').TrimEnd().TrimEnd('}') + ", \"resources\": [ " + Resource(c, value, "") + " ] } ] } ] }";

    private static string Subaccount(SmallConnector c, Func<object, string> value, string more) =>
        "{ \"regionHost\": \"" + SmallConnector.Region + "\", \"subaccount\": \"" + SmallConnector.Id + "\", \"locationID\": \"" + c.LocationId + "\", \"autoCertRenewal\": " + value(c.RenewsCertificate) + more + " }";

    private static string Trust(SmallConnector c, Func<object, string> value) => "\"autoSyncTrustEnabled\": " + value(c.SynchronizesTrust);

    private static string Mapping(SmallConnector c, Func<object, string> value, string more)
    {
        var text = new StringBuilder("{ ");
        text.Append("\"virtualHost\": \"").Append(c.VirtualHost).Append("\", \"virtualPort\": \"").Append(c.VirtualPort).Append("\", \"localHost\": \"").Append(c.LocalHost).Append("\", \"localPort\": \"443\", ");
        text.Append("\"protocol\": \"").Append(c.Protocol).Append("\", \"backendType\": \"abapSys\", \"authenticationMode\": \"").Append(c.AuthenticationMode).Append("\", \"totalResourcesCount\": ").Append(value(1)).Append(", ");
        return text.Append("\"allowedClients\": [ ").AppendJoin(", ", c.AllowedClients.Select(client => "\"" + client + "\"")).Append(" ], \"blacklistedUsers\": []").Append(more).Append(" }").ToString();
    }

    private static string Resource(SmallConnector c, Func<object, string> value, string more) =>
        "{ \"id\": \"" + c.ResourceId + "\", \"enabled\": " + value(c.IsEnabled) + ", \"exactMatchOnly\": " + value(c.IsExact) + ", \"websocketUpgradeAllowed\": " + value(false) + ", \"description\": \"\"" + more + " }";

    private static string Link(string path) =>
        ", \"_links\": { \"self\": { \"href\": \"https://scc.corp.local:8443/api/v1/configuration/subaccounts/" + SmallConnector.Region + "/" + SmallConnector.Id + path + "\" } }";
}
