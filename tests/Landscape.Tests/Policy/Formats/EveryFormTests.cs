namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>A fault of a destination is found in every form in which destinations are written, at the right text; and what is right is left alone in every form.</summary>
public sealed class EveryFormTests
{
    // Terraform may mean different subaccounts.
    private static readonly Dictionary<string, string> _exempt = new(StringComparer.Ordinal) { ["BTP2010"] = "Terraform" };

    private static readonly (string Rule, string Destinations)[] _faults =
    [
        ("BTP2001", "Name = !ORDERS|ORDERS; Type = HTTP; URL = http://erp.virtual:443/sap/orders; ProxyType = OnPremise --- Name = ITEMS; Type = HTTP; URL = http://erp.virtual:443/sap/items; ProxyType = OnPremise; +sap-client = 200"),
        ("BTP2003", "Name = ERP; Type = HTTP; URL = https://erp.example.com; ProxyType = Internet; Authentication = !PrincipalPropagation|NoAuthentication"),
        ("BTP2003", "Name = ERP; Type = RFC; jco.client.wshost = erp.example.com; jco.destination.proxy_type = Internet; jco.destination.auth_type = !TechnicalUserPropagation|CONFIGURED_USER"),
        ("BTP2004", "Name = ERP; Type = HTTP; URL = http://erp.virtual:443; ProxyType = OnPremise; Authentication = !ClientCertificateAuthentication|PrincipalPropagation"),
        ("BTP2005", "Name = ERP; Type = HTTP; URL = !https://erp.virtual:443|http://erp.virtual:443; ProxyType = OnPremise"),
        ("BTP2007", "Name = ERP; Type = HTTP; URL = !http://erp.example.com|https://erp.example.com; ProxyType = Internet"),
        ("BTP2007", "Name = ERP; Type = HTTP; URL = https://erp.example.com; ProxyType = Internet; tokenServiceURL = !http://login.example.com/token|https://login.example.com/token"),
        ("BTP2007", "Name = DIR; Type = LDAP; ldap.url = !ldap://dir.example.com|ldaps://dir.example.com; ldap.proxyType = Internet; ldap.authentication = BasicAuthentication"),
        ("BTP2007", "Name = POST; Type = MAIL; ProxyType = Internet; Authentication = BasicAuthentication; mail.user = sales; mail.transport.protocol = !smtp|smtps; mail.smtp.host = mail.example.com"),
        ("BTP2008", "Name = ERP; Type = RFC; jco.destination.proxy_type = OnPremise; jco.client.ashost = erp.virtual; jco.client.sysnr = 00; jco.client.client = 100; !jco.client.user = TECH"),
        ("BTP2009", "Name = ERP; Type = RFC; jco.destination.proxy_type = OnPremise; jco.client.ashost = erp.virtual; jco.client.sysnr = 00; jco.client.client = 100; !jco.client.mshost = erp.virtual"),
        ("BTP2010", "Name = ERP; Type = HTTP; URL = https://one.example.com --- Name = !ERP|ERP_2; Type = HTTP; URL = https://two.example.com"),
        ("BTP2010", "Name = ERP; Type = HTTP; URL = https://one.example.com --- Name = !Erp|ERP_2; Type = HTTP; URL = https://two.example.com"),
        ("BTP2011", "Name = ERP; Type = HTTP; URL = https://erp.example.com; Authentication = OAuth2SAMLBearerAssertion; !SystemUser = TECH"),
        ("BTP2011", "Name = ERP; Type = HTTP; URL = https://erp.example.com; Authentication = !SAPAssertionSSO|SAMLAssertion"),
        ("BTP2012", "Name = ERP; Type = HTTP; URL = https://erp.example.com; !HTML5.FowardAuthToken|HTML5.ForwardAuthToken = true"),
        ("BTP2012", "Name = ERP; Type = RFC; jco.client.wshost = erp.example.com; !jco.client.wsprt|jco.client.wsport = 443"),
        ("BTP2013", "Name = !ERP|ERP; Type = HTTP; ProxyType = Internet; +URL = https://erp.example.com"),
        ("BTP2013", "Name = ERP; Type = HTTP; URL = http://erp.virtual; ProxyType = !onpremise|OnPremise"),
        ("BTP2013", "Name = ERP; Type = HTTP; URL = https://erp.example.com; sap-client = !1|100"),
        ("BTP2013", "Name = SCALE; Type = TCP; Address = !scale.virtual|scale.virtual:4001; ProxyType = OnPremise"),
        ("BTP2014", "Name = ERP; Type = HTTP; URL = http://erp.virtual; ProxyType = OnPremise; !HTML5.ForwardAuthToken = true"),
        ("BTP2015", "Name = ERP; Type = HTTP; URL = http://erp.virtual:443; ProxyType = OnPremise; CloudConnectorLocationId = !east|west"),
        ("BTP2015", "Name = ERP; Type = RFC; jco.destination.proxy_type = OnPremise; jco.client.ashost = erp.virtual; jco.client.sysnr = 00; jco.client.cloud_connector_location_id = !east|west"),
        ("BTP2016", "Name = ERP; Type = HTTP; URL = !http://crm.virtual:443|http://erp.virtual:443; ProxyType = OnPremise; CloudConnectorLocationId = west"),
        ("BTP2016", "Name = ERP; Type = HTTP; URL = !http://erp.virtual:443/sap/bc|http://erp.virtual:443/sap/opu; ProxyType = OnPremise; CloudConnectorLocationId = west"),
        ("BTP2017", "Name = ERP; Type = RFC; jco.destination.proxy_type = OnPremise; jco.client.ashost = erp.virtual; jco.client.sysnr = !01|00; jco.client.client = 100; jco.client.cloud_connector_location_id = west"),
        ("BTP2018", "Name = ERP; Type = HTTP; URL = https://erp.example.com; TrustAll = TRUE; !TrustStoreLocation = erp.pem"),
        ("BTP3004", "Name = ERP; Type = HTTP; URL = https://erp.example.com; Authentication = BasicAuthentication; User = TECH; Password = !Welcome1|${password}"),
        ("BTP3004", "Name = ERP; Type = RFC; jco.client.wshost = erp.example.com; jco.client.passwd = !Welcome1"),
        ("BTP3004", "Name = ERP; Type = HTTP; URL = https://erp.example.com; URL.headers.ApiKey = !abc123def456|((api-key))"),
        ("BTP3005", "Name = ERP; Type = HTTP; URL = !https://tech:Welcome1@erp.example.com|https://tech@erp.example.com"),
        ("BTP3008", "Name = ERP; Type = HTTP; URL = https://erp.example.com; TrustAll = !TRUE|FALSE"),
        ("BTP3008", "Name = ERP; Type = RFC; jco.client.wshost = erp.example.com; jco.client.tls_trust_all = !1|0"),
    ];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var form in DestinationForms.Names)
            {
                foreach (var (rule, destinations) in _faults)
                {
                    if (!_exempt.TryGetValue(rule, out var exempt) || !form.Contains(exempt, StringComparison.Ordinal))
                        cases.Add(form, rule, destinations);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_found_where_it_stands_and_what_is_right_is_left_alone(string form, string rule, string destinations)
    {
        Test(form, rule, destinations, isRight: false).Verify();
        Test(form, rule, destinations, isRight: true).Verify();
    }

    [Fact]
    public void Every_rule_over_a_single_destination_is_among_the_faults()
    {
        // These need a module and what it binds, whose files have tests of their own.
        string[] others = ["BTP2002", "BTP3006"];
        var rules = Landscape.Policy.ManifestPolicy.Rules.Select(rule => rule.Id).Where(id => id.StartsWith("BTP2", StringComparison.Ordinal) || id.StartsWith("BTP3", StringComparison.Ordinal));

        Assert.Equal(rules.Except(others).Order(StringComparer.Ordinal), _faults.Select(fault => fault.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static PolicyTest Test(string form, string rule, string notation, bool isRight)
    {
        var test = new PolicyTest(rule);
        foreach (var file in DestinationForms.Write(form, rule, WrittenProperty.Parse(notation, isRight)))
            _ = file.Kind == ManifestKind.Deployment ? test.Deployment(file.Text, "/0/" + file.Path) : test.Destinations(file.Text, "/0/landscape/" + file.Path);

        const string Connector = """
            { "virtualHost": "erp.virtual", "virtualPort": "443", "localHost": "a", "localPort": "443", "protocol": "HTTPS", "resources": [ { "id": "/sap/opu", "enabled": true, "exactMatchOnly": false } ] },
            { "virtualHost": "erp.virtual", "virtualPort": "sapgw00", "localHost": "a", "localPort": "sapgw00", "protocol": "RFC" }
            """;
        return test.Mappings(Connector, "west", isComplete: rule is "BTP2015" or "BTP2016" or "BTP2017");
    }
}
