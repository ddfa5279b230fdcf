namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>Rows of the catalogue of detections, those triggers and look-alikes that the tests of the single rules leave out.</summary>
public sealed class RowTests
{
    // Row 5.
    [Theory]
    [InlineData("\"ServiceCredentials\": { \"PrivateKey\": {|BTP3004:\"MIIEvQIBADANBgkqhkiG\"|} }")]
    [InlineData("\"TokenServiceCredentials\": { \"PrivateKey\": {|BTP3004:\"MIIEvQIBADANBgkqhkiG\"|}, \"ServiceKeyName\": \"k\" }")]
    [InlineData("\"ServiceCredentials\": { \"PrivateKey\": \"~{keys/private}\" }")]
    [InlineData("\"tokenServiceUser\": \"TECH\", \"tokenServicePassword\": {|BTP3004:\"Welcome1\"|}")]
    [InlineData("\"URL.queries.subscription-key\": {|BTP3004:\"0a1b2c3d4e5f\"|}, \"URL.queries.key\": {|BTP3004:\"0a1b2c3d4e5f\"|}, \"URL.queries.sort-key\": \"name\", \"URL.queries.partitionkey\": \"eu\"")]
    [InlineData("\"tokenServiceURL.headers.Authorization\": {|BTP3004:\"Basic dGVjaDpXZWxjb21lMQ==\"|}")]
    [InlineData("\"Password\": \"***\", \"clientSecret\": \"xxx\", \"KeyStorePassword\": \"REPLACE\", \"mail.password\": \"{{ .Values.mail }}\"")]
    [InlineData("\"Password\": null, \"clientSecret\": \"\"")]
    public void Credentials(string properties) => Json("BTP3004", "\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", " + properties).Verify();

    [Theory]
    [InlineData("Password: changeit", true)]
    [InlineData("Password: ~{uaa/password}", false)]
    [InlineData("Password: ((erp_password))", false)]
    [InlineData("Password: '{{ .Values.erp.password }}'", false)]
    [InlineData("Password: $(ERP_PASSWORD)", false)]
    [InlineData("Password: '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/p)'", false)]
    [InlineData("Password: <your password>", false)]
    [InlineData("Password: REPLACE-ME", false)]
    [InlineData("Password: XXXX", false)]
    [InlineData("Password: '********'", false)]
    [InlineData("Password:", false)]
    public void A_placeholder_is_no_credential_but_a_weak_password_is_one(string line, bool isCredential)
    {
        var text = isCredential ? line.Replace("changeit", "{|BTP3004:changeit|}", StringComparison.Ordinal) : line;
        new PolicyTest("BTP3004").Deployment("resources:\n- name: d\n  parameters:\n    config:\n      init_data:\n        instance:\n          destinations:\n          - Name: ERP\n            Type: HTTP\n            " + text + "\n").Verify();
    }

    // Row 6.
    [Theory]
    [InlineData("\"Type\": \"TCP\", \"Address\": {|BTP3005:\"tcp://u:Welcome1@scale.virtual:4001\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"tokenServiceURL\": {|BTP3005:\"https://u:Welcome1@a.example.com/t\"|}")]
    [InlineData("\"Type\": \"TCP\", \"Address\": \"scale.virtual:4001\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://:@a.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com/sap(1)@2x:3@4\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://u:<password>@a.example.com\"")]
    public void User_and_password_in_an_address(string properties) => Json("BTP3005", properties).Verify();

    // Row 7.
    [Theory]
    [InlineData("/0/default-env.json", """{ "VCAP_SERVICES": { "user-provided": [ { "credentials": { "password": {|BTP3006:"Welcome1"|} } } ] } }""")]
    [InlineData("/0/default-env.json", """{ "VCAP_SERVICES": {|BTP3006:"{ \"xsuaa\": [ { \"credentials\": { \"clientsecret\": \"q8Zk3mPl0v\" } } ] }"|} }""")]
    [InlineData("/0/.cdsrc-private.json", """{ "requires": { "[hybrid]": { "ERP": { "credentials": { "url": "https://a", "password": {|BTP3006:"Welcome1"|} } } } } }""")]
    [InlineData("/0/.cdsrc-private.json", """{ "requires": { "[hybrid]": { "db": { "binding": { "type": "cf", "apiEndpoint": "https://api", "org": "o", "space": "s", "instance": "db", "key": "db-key", "resolved": false } } } } }""")]
    [InlineData("/0/default-env.json", """{ "VCAP_APPLICATION": { "password": "is not a binding" }, "VCAP_SERVICES": {} }""")]
    [InlineData("/0/default-env.json", """{ "VCAP_SERVICES": { "xsuaa": [ { "credentials": { "certificate": "-----BEGIN CERTIFICATE-----\nMIIE", "credential-type": "x509", "clientid": "sb" } } ] } }""")]
    public void Bindings_with_live_credentials(string path, string text) => new PolicyTest("BTP3006").Environment(text, path).Verify();

    // Row 9: a name may be taken once at each level, and Terraform may mean several subaccounts.
    [Fact]
    public void Terraform_takes_a_name_once_for_each_subaccount() =>
        new PolicyTest("BTP2010").Destinations("resource \"btp_subaccount_destination\" \"a\" {\n  subaccount_id = var.dev\n  name = \"ERP\"\n  type = \"HTTP\"\n}\nresource \"btp_subaccount_destination\" \"b\" {\n  subaccount_id = var.prod\n  name = \"ERP\"\n  type = \"HTTP\"\n}\n", "/0/main.tf").Verify();

    [Fact]
    public void Every_form_of_a_name_that_is_no_name_is_left_alone() =>
        new PolicyTest("BTP2010").Deployment("resources:\n- name: d\n  parameters: { config: { init_data: { instance: { destinations: [ { Name: \"${name}\", Type: HTTP }, { Name: \"${name}\", Type: HTTP } ] } } } }\n").Verify();

    // Row 16.
    [Theory]
    [InlineData("trustAll", true)]
    [InlineData("tlsDisabled", true)]
    [InlineData("emailTrustStore", false)]
    public void The_mail_server_of_a_connector(string option, bool isReported)
    {
        var value = isReported ? "{|BTP3008:\"" + option + "\"|}" : "\"" + option + "\"";
        var findings = new PolicyTest("BTP3008").CloudConnector("{ \"version\": \"2.19.0\", \"email\": { \"trustOption\": " + value + " } }").Verify();
        Assert.Equal(isReported ? 1 : 0, findings.Count);
    }

    [Theory]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": \"ldaps://a.example.com\", \"TrustAllX\": \"true\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://127.0.0.1:4004\", \"TrustAll\": \"TRUE\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"jco.client.tls_trust_all\": \"1\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"trustAll\": \"true\"")]
    public void What_accepts_nothing_is_left_alone(string properties) => Json("BTP3008", properties).Verify();

    // Row 18.
    [Theory]
    [InlineData("\"Type\": \"MAIL\", \"mail.user\": \"u\", \"mail.store.protocol\": {|BTP2007:\"imap\"|}, \"mail.imap.host\": \"m.example.com\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.store.protocol\": {|BTP2007:\"pop3\"|}, \"mail.pop3.host\": \"m.example.com\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.imap4.host\": {|BTP2007:\"m.example.com\"|}")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.store.protocol\": \"imaps\", \"mail.imap.host\": \"m.example.com\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.transport.protocol\": \"smtp\", \"mail.smtp.host\": \"m.corp\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a.virtual\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\", \"tokenServiceURL\": \"http://login.example.com/t\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a.virtual\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\", \"tokenServiceURL\": {|BTP2007:\"http://login.example.com/t\"|}, \"tokenServiceURL.ProxyType\": \"Internet\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a.virtual\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2TechnicalUserPropagation\", \"tokenServiceURL\": {|BTP2007:\"http://login.example.com/t\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"tokenServiceURL\": \"http://login.virtual.example.com/t\", \"tokenServiceURL.ProxyType\": \"OnPremise\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"a\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.tech_user_service_url\": {|BTP2007:\"http://login.example.com/t\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://[::1]:4004\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://192.168.0.7\"")]
    public void Clear_text(string properties) => Json("BTP2007", properties).Verify();

    // Row 19.
    [Theory]
    [InlineData("{|BTP2008:\"jco.client.user\"|}: \"TECH\"")]
    [InlineData("{|BTP2008:\"jco.client.alias_user\"|}: \"tech@example.com\"")]
    [InlineData("\"jco.client.lang\": \"EN\"")]
    [InlineData("\"jco.client.user\": \"TECH\", \"jco.client.tls_client_certificate_logon\": \"${x509}\"")]
    public void Logon_by_password(string properties) => Json("BTP2008", "\"Type\": \"RFC\", \"jco.client.wshost\": \"a\", " + properties).Verify();

    [Theory]
    [InlineData("OnPremise", "PrincipalPropagation")]
    [InlineData("Internet", "jco.client.tls_client_certificate_logon")]
    public void The_message_says_what_applies_to_the_way(string way, string advice) =>
        Assert.Contains(advice, Assert.Single(Json("BTP2008", "\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"" + way + "\", {|BTP2008:\"jco.client.passwd\"|}: \"((p))\"").Verify()).Message, StringComparison.Ordinal);

    // Row 20.
    [Theory]
    [InlineData("2.18.3", true)]
    [InlineData("2.19.0", false)]
    public void WebSockets_go_through_connectors_from_a_release_on(string version, bool isReported)
    {
        var key = isReported ? "{|BTP2009:\"jco.client.wshost\"|}" : "\"jco.client.wshost\"";
        Json("BTP2009", "\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", " + key + ": \"a\", \"jco.client.wsport\": \"443\"")
            .CloudConnector("{ \"version\": \"" + version + "\", \"subaccounts\": [ { \"subaccount\": \"s\", \"locationID\": \"\", \"systemMappings\": [] } ] }").Verify();
    }

    // Row 23: WebSocket RFC asks for a port like any other.
    [Theory]
    [InlineData("443", false)]
    [InlineData("444", true)]
    public void A_WebSocket_host_has_to_be_mapped(string port, bool isReported)
    {
        var host = isReported ? "{|BTP2016:\"a.virtual\"|}" : "\"a.virtual\"";
        Json("BTP2016", "\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.wshost\": " + host + ", \"jco.client.wsport\": \"" + port + "\"")
            .Mappings("""{ "virtualHost": "a.virtual", "virtualPort": "443", "protocol": "RFCWS" }""", isComplete: true).Verify();
    }

    // Row 38, for the types that keep the id under the common key.
    [Theory]
    [InlineData("\"Type\": \"LDAP\", \"ldap.proxyType\": \"OnPremise\", \"ldap.url\": \"ldap://a.virtual\"")]
    [InlineData("\"Type\": \"MAIL\", \"ProxyType\": \"OnPremise\", \"mail.smtp.host\": \"a.virtual\"")]
    [InlineData("\"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": \"a.virtual:1\"")]
    public void Location_ids(string properties)
    {
        Json("BTP2015", properties + ", \"CloudConnectorLocationId\": {|BTP2015:\"east\"|}").Mappings("", "west", isComplete: true).Verify();
        Json("BTP2015", properties + ", \"CloudConnectorLocationId\": \"west\"").Mappings("", "west", isComplete: true).Verify();
        Json("BTP2015", properties.Replace("OnPremise", "Internet", StringComparison.Ordinal) + ", \"CloudConnectorLocationId\": \"east\"").Mappings("", "west", isComplete: true).Verify();
    }

    // Row 41: only HTTP has the property, and as a value it is a name like any other.
    [Theory]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"a\", \"SystemUser\": \"X\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"Description\": \"SAPAssertionSSO\"")]
    public void What_is_removed_elsewhere_is_left_alone(string properties) => Json("BTP2011", properties).Verify();

    // Row 43: forms that take everything from a service key, in a content module.
    [Theory]
    [InlineData("{ Name: A, ServiceInstanceName: i, ServiceKeyName: k }")]
    [InlineData("{ Name: A, ServiceInstanceName: i, ServiceKeyName: k, Authentication: OAuth2UserTokenExchange, sap.cloud.service: x }")]
    [InlineData("{ Name: A, URL: \"https://${default-url}/odata\", TokenServiceInstanceName: u, TokenServiceKeyName: k, Authentication: OAuth2JWTBearer }")]
    public void Destinations_from_a_service_key_lack_nothing(string destination)
    {
        foreach (var rule in (string[])["BTP2003", "BTP2007", "BTP2013"])
            new PolicyTest(rule).Deployment("ID: a\nmodules:\n- name: c\n  type: com.sap.application.content\n  parameters: { content: { instance: { destinations: [ " + destination + " ] } } }\n").Verify();
    }

    // CAP keeps an address in cds.requires where there is no destination: the keys are those of the variable.
    [Theory]
    [InlineData("BTP2005", "\"url\": {|BTP2005:\"https://erp.virtual\"|}, \"proxyType\": \"onPremise\"")]
    [InlineData("BTP2007", "\"url\": {|BTP2007:\"http://erp.example.com\"|}")]
    [InlineData("BTP2014", "\"url\": \"http://erp.virtual\", \"proxyType\": \"OnPremise\", {|BTP2014:\"forwardAuthToken\"|}: true")]
    [InlineData("BTP3004", "\"url\": \"https://erp.example.com\", \"username\": \"TECH\", \"password\": {|BTP3004:\"Welcome1\"|}")]
    [InlineData("BTP3004", "\"url\": \"https://erp.example.com\", \"headers\": { \"APIKey\": {|BTP3004:\"0a1b2c3d4e5f\"|}, \"Authorization\": {|BTP3004:\"Basic dGVjaDpXZWxjb21lMQ==\"|}, \"Accept\": \"application/json\" }")]
    [InlineData("BTP3005", "\"url\": {|BTP3005:\"https://tech:Welcome1@erp.example.com\"|}")]
    [InlineData("BTP3008", "\"url\": \"https://erp.example.com\", \"isTrustingAllCertificates\": {|BTP3008:true|}")]
    [InlineData("BTP2001", "\"destination\": \"ERP\", \"path\": \"/sap/opu/odata/sap/API_A\"")]
    [InlineData("BTP2013", "\"destination\": \"ERP\", \"path\": \"/sap/opu/odata/sap/API_A\"")]
    public void Services_of_CAP(string rule, string credentials)
    {
        var service = "\"ERP\": { \"kind\": \"odata-v2\", \"credentials\": { " + credentials + " } }";
        new PolicyTest(rule).Destinations("{ \"name\": \"shop\", \"cds\": { \"requires\": { " + service + " } } }", "/0/package.json").Verify();
        new PolicyTest(rule).Destinations("{ \"requires\": { " + service + " } }", "/0/.cdsrc.json").Verify();
        new PolicyTest(rule).Destinations("{ \"requires\": { \"[production]\": { " + service + " } } }", "/0/.cdsrc.json").Verify();
        new PolicyTest(rule).Destinations("{ \"requires\": { \"ERP\": { \"kind\": \"odata\", \"[production]\": { \"credentials\": { " + credentials + " } } } } }", "/0/.cdsrc.json").Verify();
        new PolicyTest(rule).Destinations("requires: { " + service + " }\n", "/0/.cdsrc.yaml").Verify();
    }

    // Table 1.1, note 3.
    [Theory]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\", {|BTP2004:\"tokenService.KeyStoreLocation\"|}: \"c.p12\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2JWTBearer\", \"tokenServiceURL.ProxyType\": \"OnPremise\", {|BTP2004:\"tokenService.KeyStoreLocation\"|}: \"c.p12\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\", \"tokenServiceURL.ProxyType\": \"Internet\", \"tokenService.KeyStoreLocation\": \"c.p12\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2TechnicalUserPropagation\", \"tokenService.KeyStoreLocation\": \"c.p12\"")]
    [InlineData("\"ProxyType\": \"Internet\", \"Authentication\": \"OAuth2ClientCredentials\", \"tokenService.KeyStoreLocation\": \"c.p12\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\", \"tokenServiceURL.ProxyType\": \"${way}\", \"tokenService.KeyStoreLocation\": \"c.p12\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\", \"KeyStoreLocation\": \"c.p12\"")]
    public void The_certificate_for_a_token_service(string properties) => Json("BTP2004", "\"Type\": \"HTTP\", \"URL\": \"http://a.virtual\", " + properties).Verify();

    // Row 8: what is fetched or sent otherwise is meant otherwise.
    [Theory]
    [InlineData("tokenService.body.resource")]
    [InlineData("tokenServiceURL.queries.tenant")]
    [InlineData("clientAssertion.destinationName")]
    [InlineData("authnContextClassRef")]
    [InlineData("nameQualifier")]
    [InlineData("HTML5.PreserveHostHeader")]
    [InlineData("HostnameVerifier")]
    [InlineData("sap.cloud.service")]
    [InlineData("KeyStoreLocation")]
    [InlineData("sap-language")]
    public void Destinations_that_differ_in_more_than_the_path(string key) =>
        new PolicyTest("BTP2001").Destinations(Pair("\"A\"", key, "one", "two")).Verify();

    [Theory]
    [InlineData("Description")]
    [InlineData("Password")]
    [InlineData("tokenServicePassword")]
    [InlineData("tokenService.KeyStorePassword")]
    [InlineData("WebIDEUsage")]
    [InlineData("owner.team")]
    public void Destinations_that_differ_in_what_the_system_does_not_see(string key) =>
        new PolicyTest("BTP2001").Destinations(Pair("{|BTP2001:\"A\"|}", key, "one", "two")).Verify();

    private static string Pair(string name, string key, string one, string two) =>
        "[ { \"Name\": " + name + ", \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/a\", \"" + key + "\": \"" + one + "\" }, { \"Name\": \"B\", \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/b\", \"" + key + "\": \"" + two + "\" } ]";

    // Row 11.
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": {|BTP2002:\"OAuth2Password\"|}", "")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"erp\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": {|BTP2002:\"CONFIGURED_USER\"|}, \"jco.client.alias_user\": \"a\"", "")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"erp\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"TechnicalUserPropagation\"", "")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"erp\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.user\": \"REPO\"", "\"Type\": \"RFC\", \"jco.client.ashost\": \"other\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"PrincipalPropagation\", \"jco.destination.repository_destination\": \"D\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"sap-client\": \"100\", \"Authentication\": {|BTP2002:\"BasicAuthentication\"|}", "\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"sap-client\": \"200\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"CloudConnectorLocationId\": \"west\", \"Authentication\": {|BTP2002:\"BasicAuthentication\"|}", "\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"sap-client\": \"100\", \"Authentication\": \"BasicAuthentication\"", "\"Type\": \"HTTP\", \"URL\": \"http://ERP:443/sap\", \"ProxyType\": \"OnPremise\", \"sap-client\": \"100\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": \"ldap://erp\", \"ldap.proxyType\": \"OnPremise\", \"ldap.authentication\": \"BasicAuthentication\", \"ldap.user\": \"u\"", "")]
    public void A_technical_user_where_people_call(string properties, string other)
    {
        var test = new PolicyTest("BTP2002") { Project = new() { Module = "srv", Services = [new DeclaredService("API", "D", "Api")] } }
            .Destinations("{ \"Name\": \"D\", " + properties + " }")
            .Deployment("ID: a\nmodules:\n  - { name: srv, type: custom, requires: [ { name: uaa } ] }\nresources:\n  - { name: uaa, type: com.sap.xs.uaa }\n");
        (other.Length == 0 ? test : test.Destinations("{ \"Name\": \"E\", " + other + " }", "/0/other.json")).Verify();
    }

    private static PolicyTest Json(string rule, string properties) => new PolicyTest(rule).Destinations("{ \"Name\": \"D\", " + properties + " }");
}
