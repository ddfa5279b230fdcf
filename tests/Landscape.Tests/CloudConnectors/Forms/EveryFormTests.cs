using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors.Forms;

/// <summary>The same fault gives the same finding in whatever form the connector is kept; without it there is none.</summary>
public sealed class EveryFormTests
{
    private const string Http = """[ { "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "west" } ]""";
    private const string Rfc = """[ { "Name": "ERP_RFC", "Type": "RFC", "jco.destination.proxy_type": "OnPremise", "jco.destination.auth_type": "PrincipalPropagation", "jco.client.ashost": "rfc.virtual", "jco.client.sysnr": "00", "jco.client.client": "100", "jco.client.cloud_connector_location_id": "west" } ]""";

    private static readonly Dictionary<string, (string Rule, SmallConnector Connector)> _faults = new()
    {
        ["the whole server"] = ("BTP4001", new() { ResourceId = "/" }),
        ["a folder"] = ("BTP4002", new() { ResourceId = "/sap/opu/odata/sap/" }),
        ["siblings"] = ("BTP4002", new() { ResourceId = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" }),
        ["clear text"] = ("BTP4007", new() { Protocol = "HTTP" }),
        ["the internal name"] = ("BTP4008", new() { VirtualHost = "erp01.corp.local" }),
        ["plain TCP"] = ("BTP4009", new() { Protocol = "TCP" }),
        ["a range of ports"] = ("BTP4009", new() { Protocol = "TCPS", VirtualPort = "44300-44310" }),
        ["every client"] = ("BTP4010", new() { Protocol = "RFCS", AllowedClients = [], ResourceId = "BAPI_SALESORDER_GETLIST", IsExact = true }),
        ["nobody logged on"] = ("BTP4011", new() { AuthenticationMode = "NONE" }),
        ["trust by hand"] = ("BTP4011", new() { SynchronizesTrust = false }),
        ["renewal by hand"] = ("BTP4012", new() { RenewsCertificate = false }),
        ["another location"] = ("BTP2015", new() { LocationId = "east" }),
        ["another host"] = ("BTP2016", new() { VirtualHost = "crm.virtual" }),
        ["another path"] = ("BTP2016", new() { ResourceId = "/sap/opu/odata/sap/API_BUSINESS_PARTNER/" }),
        ["a path that is disabled"] = ("BTP2016", new() { IsEnabled = false }),
        ["another system number"] = ("BTP2017", new() { VirtualHost = "rfc.virtual", VirtualPort = "sapgw10", Protocol = "RFCS", ResourceId = "BAPI_SALESORDER_GETLIST", IsExact = true }),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var fault in _faults.Keys)
            {
                foreach (var form in ConnectorForms.All)
                    cases.Add(fault, form);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_found_in_every_form_and_its_clean_twin_is_not(string fault, string form)
    {
        var (rule, connector) = _faults[fault];

        Assert.NotEmpty(Check(form, connector, rule));
        Assert.Empty(Check(form, Twin(connector), rule));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_stand_in_a_file_that_is_there_and_within_it(string fault, string form)
    {
        var files = ConnectorForms.Write(form, _faults[fault].Connector).ToDictionary(file => file.Path, file => file.Text);
        foreach (var finding in Check(form, _faults[fault].Connector, rule: null).Where(finding => finding.Path != "/0/destinations.json"))
        {
            Assert.InRange(finding.Span.Start, 0, files[finding.Path].Length - 1);
            Assert.InRange(finding.Span.End, finding.Span.Start + 1, files[finding.Path].Length);
            Assert.Equal(finding.Span, new LineMap(files[finding.Path]).Span(finding.Span.Start, finding.Span.End));
        }
    }

    // The same connector without the fault; a system that is reached by RFC stays one.
    private static SmallConnector Twin(SmallConnector c) =>
        c.Protocol == "RFCS" ? new() { Protocol = "RFCS", VirtualHost = "rfc.virtual", VirtualPort = "sapgw00", ResourceId = "BAPI_SALESORDER_GETLIST", IsExact = true } : new();

    private static List<Finding> Check(string form, SmallConnector connector, string? rule)
    {
        var files = new List<ManifestFile> { ManifestFile.Read("/0/destinations.json", connector.Protocol == "RFCS" ? Rfc : Http, ManifestKind.Destinations) };
        files.AddRange(ConnectorForms.Write(form, connector).Select(file => new ManifestFile(PositionedDocument.Read(file.Path, file.Text), ManifestKind.CloudConnector) { IsComplete = true }));
        var findings = ManifestPolicy.Check(LandscapeModel.Create(files, new ProjectContext { Directory = "/0" }));
        Assert.DoesNotContain(findings, finding => finding.RuleId == "BTP1010");
        return [.. findings.Where(finding => rule is null || finding.RuleId == rule)];
    }
}
