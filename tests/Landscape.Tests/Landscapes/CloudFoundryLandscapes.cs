namespace Btp.Connectivity.Landscape.Tests.Landscapes;

/// <summary>An MTA of a .NET service with destinations and a Cloud Connector: clean, nearly clean, and wrong in one place each.</summary>
public sealed class CloudFoundryLandscapes
{
    private const string Erp = "\"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"http://erp.virtual:44300\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\", \"CloudConnectorLocationId\": \"west\"";
    private const string Crm = "\"Name\": \"CRM\", \"Type\": \"HTTP\", \"URL\": \"https://crm.example.com\", \"ProxyType\": \"Internet\", \"Authentication\": \"OAuth2ClientCredentials\", \"clientId\": \"sales\", \"tokenServiceURL\": \"https://crm.example.com/token\"";
    private const string Rfc = "\"Name\": \"ERP_RFC\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"PrincipalPropagation\", \"jco.client.ashost\": \"erp.virtual\", \"jco.client.sysnr\": \"00\", \"jco.client.client\": \"100\", \"jco.client.cloud_connector_location_id\": \"west\"";

    private const string Mta = """
        _schema-version: "3.3"
        ID: sales
        modules:
          - name: srv
            type: custom
            path: srv
            parameters: { buildpack: dotnet_core_buildpack }
            requires:
              - { name: auth, parameters: { config: { credential-type: x509 } } }
              - { name: dest, parameters: { config: { credential-type: x509 } } }
              - { name: conn, parameters: { config: { credential-type: x509 } } }
          - name: web
            type: approuter.nodejs
            path: web
            requires:
              - name: auth
        resources:
          - { name: auth, type: org.cloudfoundry.managed-service, parameters: { service: xsuaa, service-plan: application, path: ./xs-security.json } }
          - { name: dest, type: org.cloudfoundry.managed-service, parameters: { service: destination, service-plan: lite } }
          - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity, service-plan: lite } }
        """;

    private const string Connector = """
        {
          "version": "2.19.1.0", "connector": { "ha": "master" },
          "ha": { "master": { "config": { "haEnabled": true, "allowedShadowHost": "scc02" }, "state": { "state": "CONNECTED", "shadowHost": "scc02" } } },
          "auditLog": { "level": "ALL", "cleanup": 90 }, "authentication": { "type": "ldap", "orderedLdapConfigurations": [ { "hosts": [ { "host": "ldap01", "port": "636", "isSecure": true } ] } ] },
          "onPremises": { "truststore": { "trustAllBackends": false } }, "ui": { "uiCertificate": { "subjectDN": "CN=scc01", "issuer": "CN=CA" } },
          "email": { "enabled": true, "trustOption": "emailTrustStore" },
          "subaccounts": [ { "regionHost": "cf.eu10.hana.ondemand.com", "subaccount": "s", "locationID": "west", "autoCertRenewal": true, "trust": { "autoSyncTrustEnabled": true, "idps": [ { "name": "idp", "enabled": true } ] },
            "systemMappings": [
              { "virtualHost": "erp.virtual", "virtualPort": "44300", "localHost": "erp01.corp.local", "localPort": "44300", "protocol": "HTTPS", "authenticationMode": "X509_RESTRICTED",
                "resources": [ { "id": "/sap/opu/odata/sap/API_SALES_ORDER_SRV/", "enabled": true, "exactMatchOnly": false } ] },
              { "virtualHost": "erp.virtual", "virtualPort": "sapgw00", "localHost": "erp01.corp.local", "localPort": "sapgw00s", "protocol": "RFCS", "authenticationMode": "X509_RESTRICTED", "allowedClients": [ "100" ],
                "resources": [ { "id": "BAPI_SALESORDER_GETLIST", "enabled": true, "exactMatchOnly": true } ] } ] } ]
        }
        """;

    public static TheoryData<string, string, string, string> LookAlikes => new()
    {
        { "as it is", "mta.yaml", "ID: sales", "ID: sales" },
        { "descriptor with comments and anchors", "mta.yaml", "ID: sales", "ID: sales\n# a comment: with { brackets\nx-anchor: &a { b: c }" },
        { "placeholder for the host", "destinations.json", "http://erp.virtual:44300", "http://~{erp/host}:44300" },
        { "placeholder for a secret", "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", \"clientSecret\": \"((crm-secret))\"" },
        { "an optional property more", "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", \"scope\": \"read\", \"team\": \"sales\"" },
        { "a header without a secret", "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", \"URL.headers.X-Trace\": \"on\"" },
        { "another client of the same system", "destinations.json", "{ " + Rfc, "{ " + Erp.Replace("ERP", "ERP_200", StringComparison.Ordinal) + ", \"sap-client\": \"200\" }, { " + Rfc },
        { "token forwarded to an application of the platform", "destinations.json", Crm, "\"Name\": \"CRM\", \"Type\": \"HTTP\", \"URL\": \"https://crm.cfapps.eu10.hana.ondemand.com\", \"ProxyType\": \"Internet\", \"Authentication\": \"NoAuthentication\", \"HTML5.ForwardAuthToken\": \"true\"" },
        { "clear text on this machine", "destinations.json", "https://crm.example.com\"", "http://localhost:8080\"" },
        { "clear text by Private Link", "destinations.json", Crm, "\"Name\": \"CRM\", \"Type\": \"HTTP\", \"URL\": \"http://crm.privatelink.example.com\", \"ProxyType\": \"PrivateLink\", \"Authentication\": \"NoAuthentication\"" },
        { "mail over TLS", "destinations.json", Crm, "\"Name\": \"MAIL\", \"Type\": \"MAIL\", \"ProxyType\": \"Internet\", \"Authentication\": \"BasicAuthentication\", \"mail.user\": \"u\", \"mail.transport.protocol\": \"smtps\", \"mail.smtps.host\": \"mail.example.com\"" },
        { "mail with STARTTLS", "destinations.json", Crm, "\"Name\": \"MAIL\", \"Type\": \"MAIL\", \"ProxyType\": \"Internet\", \"Authentication\": \"BasicAuthentication\", \"mail.user\": \"u\", \"mail.transport.protocol\": \"smtp\", \"mail.smtp.host\": \"mail.example.com\", \"mail.smtp.starttls.enable\": \"true\"" },
        { "a directory with TLS", "destinations.json", Crm, "\"Name\": \"LDAP\", \"Type\": \"LDAP\", \"ldap.proxyType\": \"Internet\", \"ldap.url\": \"ldaps://ldap.example.com\", \"ldap.authentication\": \"BasicAuthentication\", \"ldap.user\": \"cn=a\"" },
        { "WebSocket RFC with a certificate", "destinations.json", Crm, "\"Name\": \"WS\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"Internet\", \"jco.client.wshost\": \"erp.example.com\", \"jco.client.wsport\": \"443\", \"jco.client.tls_client_certificate_logon\": \"1\", \"KeyStoreLocation\": \"erp.p12\"" },
        { "a suppressed finding", "destinations.json", "http://erp.virtual:44300\"", "https://erp.virtual:44300\", \"//btp-disable\": \"BTP2005 read by the business application studio\"" },
        { "a disabled resource", "scc.json", "\"exactMatchOnly\": false }", "\"exactMatchOnly\": false }, { \"id\": \"/\", \"enabled\": false }" },
        { "the root exactly", "scc.json", "\"exactMatchOnly\": false }", "\"exactMatchOnly\": false }, { \"id\": \"/sap/opu/odata/sap/API_SALES_ORDER_SRV\", \"enabled\": true, \"exactMatchOnly\": true }" },
        { "truth values as text", "scc.json", "\"haEnabled\": true", "\"haEnabled\": \"true\"" },
        { "ports as numbers", "scc.json", "\"virtualPort\": \"44300\"", "\"virtualPort\": 44300" },
        { "alerts that nobody sends", "scc.json", "\"enabled\": true, \"trustOption\": \"emailTrustStore\"", "\"enabled\": false, \"trustOption\": \"trustAll\"" },
    };

    public static TheoryData<string, string, string> Violations => new()
    {
        { "mta.yaml", "      - { name: conn, parameters: { config: { credential-type: x509 } } }\n", "" },
        { "mta.yaml", "service: destination, service-plan: lite", "service: application-logs, service-plan: lite" },
        { "mta.yaml", "{ name: auth, parameters: { config: { credential-type: x509 } } }", "name: {|BTP1007:auth|}" },
        { "mta.yaml", "service-plan: lite } }\n  - { name: conn", "service-plan: lite, config: { init_data: { subaccount: { destinations: [ { Name: OLD, Type: HTTP, URL: {|BTP2007:\"http://old.example.com\"|}, ProxyType: Internet, Authentication: NoAuthentication } ] } } } } }\n  - { name: conn" },
        { "mta.yaml", "    path: web\n", "    path: web\n    properties: { DB_PASSWORD: {|BTP3004:Tr0ub4dor|} }\n" },
        { "mta.yaml", "    path: web\n", "    path: web\n    properties: { QUEUE: {|BTP3005:\"amqps://user:Tr0ub4dor@queue.example.com\"|} }\n" },
        { "destinations.json", "\"http://erp.virtual:44300\"", "{|BTP2005:\"https://erp.virtual:44300\"|}" },
        { "destinations.json", "\"Authentication\": \"PrincipalPropagation\", \"Cloud", "\"Authentication\": {|BTP2002:\"BasicAuthentication\"|}, \"User\": \"BATCH\", \"Cloud" },
        { "destinations.json", "\"Authentication\": \"PrincipalPropagation\", \"Cloud", "\"Authentication\": {|BTP2004:\"ClientCertificateAuthentication\"|}, \"KeyStoreLocation\": \"k.p12\", \"Cloud" },
        { "destinations.json", "\"Authentication\": \"OAuth2ClientCredentials\"", "\"Authentication\": {|BTP2003:\"PrincipalPropagation\"|}" },
        { "destinations.json", "\"URL\": \"https://crm.example.com\"", "\"URL\": {|BTP2007:\"http://crm.example.com\"|}" },
        { "destinations.json", "\"tokenServiceURL\": \"https:", "\"SystemUser\": \"\", \"tokenServiceURL\": \"https:" },
        { "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", {|BTP2011:\"SystemUser\"|}: \"BATCH\"" },
        { "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", {|BTP2012:\"ClientSecretX\"|}: \"~{x}\"" },
        { "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", \"clientSecret\": {|BTP3004:\"Tr0ub4dor\"|}" },
        { "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", \"TrustAll\": {|BTP3008:\"TRUE\"|}" },
        { "destinations.json", "\"clientId\": \"sales\"", "\"clientId\": \"sales\", {|BTP2014:\"HTML5.ForwardAuthToken\"|}: \"true\"" },
        { "destinations.json", "\"Name\": \"CRM\"", "\"Name\": {|BTP2010:\"ERP\"|}" },
        { "destinations.json", "\"Name\": \"CRM\"", "\"Name\": {|BTP2010:\"erp\"|}" },
        { "destinations.json", "\"Name\": \"CRM\"", "\"Name\": {|BTP2013:\"CRM sales\"|}" },
        { "destinations.json", ", \"tokenServiceURL\": \"https://crm.example.com/token\"", ", \"scope\": \"x\", \"URL.queries.a\": \"b\"" },
        { "destinations.json", "\"ProxyType\": \"Internet\"", "\"ProxyType\": {|BTP2013:\"internet\"|}" },
        { "destinations.json", "\"jco.destination.auth_type\": \"PrincipalPropagation\"", "\"jco.destination.auth_type\": \"CONFIGURED_USER\", {|BTP2008:\"jco.client.user\"|}: \"BATCH\"" },
        { "destinations.json", "\"jco.client.sysnr\": \"00\"", "\"jco.client.sysnr\": {|BTP2013:\"0\"|}" },
        { "destinations.json", "\"jco.client.ashost\": \"erp.virtual\"", "\"jco.client.ashost\": \"erp.virtual\", {|BTP2009:\"jco.client.mshost\"|}: \"erp\"" },
        { "destinations.json", "\"CloudConnectorLocationId\": \"west\"", "\"CloudConnectorLocationId\": {|BTP2015:\"wset\"|}" },
        { "destinations.json", "\"http://erp.virtual:44300\"", "{|BTP2016:\"http://erp.virtual:44301\"|}" },
        { "scc.json", "\"version\": \"2.19.1.0\"", "\"version\": {|BTP4005:\"2.16.2.0\"|}" },
        { "scc.json", "\"level\": \"ALL\"", "\"level\": {|BTP4006:\"OFF\"|}" },
        { "scc.json", "\"allowedShadowHost\": \"scc02\"", "\"allowedShadowHost\": {|BTP4004:\"\"|}" },
        { "scc.json", "\"type\": \"ldap\"", "\"type\": {|BTP4014:\"basic\"|}" },
        { "scc.json", "\"trustAllBackends\": false", "\"trustAllBackends\": {|BTP3008:true|}" },
        { "scc.json", "\"trustOption\": \"emailTrustStore\"", "\"trustOption\": {|BTP3008:\"trustAll\"|}" },
        { "scc.json", "\"autoCertRenewal\": true", "\"autoCertRenewal\": {|BTP4012:false|}" },
        { "scc.json", "\"exactMatchOnly\": false }", "\"exactMatchOnly\": false }, { \"id\": {|BTP4001:\"/\"|}, \"enabled\": true }" },
        { "scc.json", "\"allowedClients\": [ \"100\" ]", "\"allowedClients\": {|BTP4010:[]|}" },
        { "scc.json", "\"enabled\": true } ] }", "\"enabled\": false } ] }" },
    };

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void What_only_looks_wrong_has_no_finding(string name, string path, string old, string replacement)
    {
        Assert.NotEmpty(name);
        Clean().Edit(path, old, replacement).Verify();
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void One_wrong_place_is_one_finding(string path, string old, string replacement)
    {
        var landscape = Clean().Edit(path, old, replacement);

        // What is wrong in one file may show in another one.
        if (old.Contains("name: conn, parameters", StringComparison.Ordinal))
            landscape.Edit("mta.yaml", "  - name: srv", "  - name: {|BTP1001:srv|}").Edit("mta.yaml", "  - { name: conn, type", "  - { name: {|BTP1003:conn|}, type");
        else if (replacement.Contains("application-logs", StringComparison.Ordinal))
            landscape.Edit("mta.yaml", "  - name: srv", "  - name: {|BTP1002:srv|}");
        else if (replacement.StartsWith(", \"scope\"", StringComparison.Ordinal))
            landscape.Edit("destinations.json", "\"Name\": \"CRM\"", "\"Name\": {|BTP2013:\"CRM\"|}");
        else if (old.EndsWith("} ] }", StringComparison.Ordinal))
            landscape.Edit("scc.json", "\"idps\"", "{|BTP4011:\"idps\"|}");

        landscape.Verify();
    }

    private static LandscapeCase Clean() =>
        new LandscapeCase { Project = new ProjectContext { Directory = "/0/srv", AssemblyName = "Sales", Services = [new DeclaredService("API_SALES_ORDER_SRV", "ERP", "Sales") { Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV" }] } }
            .File("mta.yaml", ManifestKind.Deployment, Mta)
            .File("destinations.json", ManifestKind.Destinations, "[ { " + Erp + " },\n  { " + Crm + " },\n  { " + Rfc + " } ]\n")
            .File("scc.json", ManifestKind.CloudConnector, Connector);
}
