using System.Globalization;

namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

/// <summary>Row by row: what each rule about connectors is for, and the look-alikes that it leaves alone. <c>{|ID:here|}</c> is where the finding has to be.</summary>
public sealed class ConnectorRowTests
{
    private const string Http = """{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }""";

    private static readonly DateTimeOffset _today = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Rows => new()
    {
        // Rows 24 and 25.
        { "BTP4001", "", Mapping("HTTPS", """{ "id": {|BTP4001:"/"|}, "enabled": true, "exactMatchOnly": "false" }""") },
        { "BTP4001", "", Mapping("HTTPS", """{ "id": {|BTP4001:""|}, "enabled": true }""") },
        { "BTP4001", "", Mapping("RFCS", """{ "id": {|BTP4001:"BA"|}, "enabled": true }""") },
        { "BTP4001", "", Mapping("HTTPS", """{ "id": "/", "exactMatchOnly": false }""") },
        { "BTP4001", "", Mapping("RFCS", """{ "id": "Z", "enabled": true, "exactMatchOnly": true }""") },
        { "BTP4001", "", Mapping("HTTPS", """{ "id": "/ping", "enabled": true, "exactMatchOnly": true }""") },
        { "BTP4001", "", Mapping("HTTPS", """{ "id": "//", "enabled": true, "exactMatchOnly": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/soap/rfc"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/soap/rfc/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/srt/rfc/sap/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/srt/xip/sap/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/opu/odata/iwfnd/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/webdynpro/sap/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": {|BTP4002:"/sap/bc/ui5_ui5/"|}, "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": "/sap/bc/soap/rfc", "enabled": true, "exactMatchOnly": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": "/sap/bc/srt/rfc/sap/z_sales_order/100/", "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": "/sap/bc/ui5_ui5/sap/z_sales/", "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": "/sap/opu/odata4/sap/api_product/srvd_a2x/sap/product/0002/", "enabled": true }""") },
        { "BTP4002", "", Mapping("HTTPS", """{ "id": "/orders/v1/", "enabled": true }""") },

        // Row 30.
        { "BTP4003", "production", """{ "ha": { "master": { "config": { "haEnabled": {|BTP4003:"false"|} } } } }""" },
        { "BTP4003", "production", """{ "ha": { "master": { "config": { "haEnabled": true }, "state": { "state": {|BTP4003:"ALONE"|} } } } }""" },
        { "BTP4003", "production", """{ "ha": { "master": { "config": { "haEnabled": true }, "state": { "state": {|BTP4003:"BROKEN"|}, "shadowHost": "scc02" } } } }""" },
        { "BTP4003", "production", """{ "connector": { "ha": "shadow" }, "ha": { "shadow": { "config": { "masterHost": "scc01" }, "state": { "state": {|BTP4003:"LOST"|} } } } }""" },
        { "BTP4003", "production", """{ "connector": { "ha": "shadow" }, "ha": { "shadow": { "config": { "masterHost": "scc01" }, "state": { "state": "READY" } } } }""" },
        { "BTP4003", "production", """{ "ha": { "master": { "config": { "haEnabled": "true" }, "state": { "state": "connected" } } } }""" },
        { "BTP4003", "production", """{ "version": "2.19.1" }""" },
        { "BTP4003", "development", """{ "ha": { "master": { "config": { "haEnabled": false } } } }""" },
        { "BTP4003", "", """{ "ha": { "master": { "config": { "haEnabled": false } } } }""" },
        { "BTP4003", "subaccounts:s=production", """{ "ha": { "master": { "config": { "haEnabled": {|BTP4003:false|} } } }, "subaccounts": [ { "subaccount": "s" } ] }""" },
        { "BTP4003", "subaccounts:s=development", """{ "ha": { "master": { "config": { "haEnabled": false } } }, "subaccounts": [ { "subaccount": "s" } ] }""" },
        { "BTP4003", "subaccounts:t=production", """{ "ha": { "master": { "config": { "haEnabled": false } } }, "subaccounts": [ { "subaccount": "s" } ] }""" },

        // Row 31.
        { "BTP4004", "", """{ "ha": { "master": { "config": { "haEnabled": "true", "allowedShadowHost": {|BTP4004:""|} } } } }""" },
        { "BTP4004", "", """{ "ha": { "master": { "config": { "haEnabled": true, "allowedShadowHost": {|BTP4004:" "|} } } } }""" },
        { "BTP4004", "", """{ "ha": { "master": { "config": { "haEnabled": true, "allowedShadowHost": "scc02.corp.local" } } } }""" },
        { "BTP4004", "", """{ "ha": { "master": { "config": { "allowedShadowHost": "" } } } }""" },

        // Row 33.
        { "BTP4005", "", """{ "version": {|BTP4005:"2.17.2"|} }""" },
        { "BTP4005", "", """{ "version": { "version": {|BTP4005:"2.12.0.1"|} } }""" },
        { "BTP4005", "", """{ "version": {|BTP4005:"v2.17.2"|} }""" },
        { "BTP4005", "", """{ "version": {|BTP4005:2.17|} }""" },
        { "BTP4005", "", """{ "version": "2.18.1.1" }""" },
        { "BTP4005", "", """{ "version": "2.20.0" }""" },
        { "BTP4005", "", """{ "version": "1.0", "subaccounts": [ { "subaccount": "s", "usageStatistics": [] } ] }""" },

        // Row 34.
        { "BTP4006", "", """{ "auditLog": { "level": {|BTP4006:"off"|} } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": {|BTP4006:"SECURITY"|}, "cleanup": 365 } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": "ALL", "cleanup": {|BTP4006:14|} } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": "ALL", "cleanup": {|BTP4006:"14"|} } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": "ALL", "cleanup": "30" } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": {|BTP4006:"OFF"|}, "cleanup": 14 } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": "ALL", "cleanup": 90 } }""" },
        { "BTP4006", "production", """{ "auditLog": { "level": "ALL", "cleanup": 0 } }""" },
        { "BTP4006", "", """{ "auditLog": { "level": "SECURITY", "cleanup": 14 } }""" },
        { "BTP4006", "", """{ "subaccounts": [ { "subaccount": "s", "auditLog": { "level": {|BTP4006:"OFF"|} } } ] }""" },
        { "BTP4006", "", """{ "subaccounts": [ { "subaccount": "s", "auditLog": { "level": "ALL" } } ] }""" },
        { "BTP4006", "subaccounts:s=production", """{ "auditLog": { "level": {|BTP4006:"SECURITY"|} }, "subaccounts": [ { "subaccount": "s" } ] }""" },

        // Row 22.
        { "BTP4007", "", Connector("""{ "virtualHost": "a", "localHost": "erp01", "protocol": {|BTP4007:"RFC"|} }""") },
        { "BTP4007", "", Connector("""{ "virtualHost": "a", "localHost": "LOCALHOST", "protocol": "HTTP" }""") },
        { "BTP4007", "", Connector("""{ "virtualHost": "a", "localHost": "127.0.1.1", "protocol": "HTTP" }""") },
        { "BTP4007", "", Connector("""{ "virtualHost": "a", "localHost": "erp01", "protocol": "LDAPS" }""") },
        { "BTP4007", "", Connector("""{ "virtualHost": "a", "localHost": "erp01", "protocol": "${PROTOCOL}" }""") },

        // Row 26.
        { "BTP4008", "", Connector("""{ "virtualHost": {|BTP4008:"ERP01.corp.local"|}, "localHost": "erp01.CORP.local" }""") },
        { "BTP4008", "", Connector("""{ "virtualHost": {|BTP4008:"192.168.7.1"|}, "localHost": "erp01" }""") },
        { "BTP4008", "", Connector("""{ "virtualHost": {|BTP4008:"fd00::1"|}, "localHost": "erp01" }""") },
        { "BTP4008", "", Connector("""{ "virtualHost": "erp.virtual", "localHost": "erp01.corp.local" }""") },
        { "BTP4008", "", Connector("""{ "virtualHost": "erp.acme.com", "localHost": "erp01.acme.com" }""") },
        { "BTP4008", "", Connector("""{ "virtualHost": "${host}", "localHost": "${host}" }""") },

        // Row 29.
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": "9143", "localHost": "l", "protocol": {|BTP4009:"TCP"|} }""") },
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": {|BTP4009:"9100-9199"|}, "localHost": "l", "protocol": "TCP" }""") },
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": {|BTP4009:"9100 - 9199"|}, "localHost": "l", "protocol": "TCPS" }""") },
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": "9143", "localHost": "l", "protocol": "TCPS" }""") },
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": "9143-9143", "localHost": "l", "protocol": "TCPS" }""") },
        { "BTP4009", "", Connector("""{ "virtualHost": "a", "virtualPort": "sapgw00", "localHost": "l", "protocol": "RFCS" }""") },

        // Row 28.
        { "BTP4010", "", Connector("""{ "virtualHost": "a", "protocol": "RFCS", "allowedClients": {|BTP4010:[]|} }""") },
        { "BTP4010", "", Connector("""{ "virtualHost": "a", "protocol": "RFC", "allowedClients": {|BTP4010:[ ]|} }""") },
        { "BTP4010", "", Connector("""{ "virtualHost": "a", "protocol": "RFC", "allowedClients": [ "100" ] }""") },
        { "BTP4010", "", Connector("""{ "virtualHost": "a", "protocol": "RFCS" }""") },
        { "BTP4010", "", Connector("""{ "virtualHost": "a", "protocol": "HTTPS", "allowedClients": [] }""") },

        // Row 35.
        { "BTP4012", "", "{ \"certificates\": [ { \"type\": \"System\", \"validTo\": {|BTP4012:" + Stamp(20) + "|} } ] }" },
        { "BTP4012", "", "{ \"certificates\": { \"expiring\": [ { \"type\": \"UI\", \"validTo\": {|BTP4012:\"" + Stamp(20) + "\"|} } ] } }" },
        { "BTP4012", "", "[ { \"type\": \"CA\", \"validTo\": {|BTP4012:" + Stamp(-3) + "|} } ]" },
        { "BTP4012", "", "[ { \"type\": \"subaccount\", \"subaccountName\": \"s\", \"validTo\": " + Stamp(300) + " } ]" },
        { "BTP4012", "", "{ \"certificates\": [ { \"type\": \"subaccount\", \"subaccountName\": \"s\", \"validTo\": " + Stamp(10) + " } ], \"subaccounts\": [ { \"subaccount\": \"s\", \"autoCertRenewal\": true } ] }" },
        { "BTP4012", "", "{ \"onPremises\": { \"ppCaCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(29) + "|} } } }" },
        { "BTP4012", "", "{ \"onPremises\": { \"ppCaCertificate\": { \"notAfterTimeStamp\": " + Stamp(31) + " } } }" },
        { "BTP4012", "", "{ \"onPremise\": { \"systemCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(1) + "|} } } }" },
        { "BTP4012", "", "{ \"subaccounts\": [ { \"subaccount\": \"s\", \"tunnel\": { \"subaccountCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(1) + "|} } } } ] }" },

        // Row 36.
        { "BTP4014", "", """{ "authentication": { "type": {|BTP4014:"BASIC"|} } }""" },
        { "BTP4014", "", """{ "authentication": { "type": "ldap", "configuration": { "hosts": [ { "host": "l", "port": "389", "isSecure": {|BTP4014:false|} } ] } } }""" },
        { "BTP4014", "", """{ "authentication": { "type": "ldap", "orderedLdapConfigurations": [ { "hosts": [ { "host": "l", "isSecure": {|BTP4014:"false"|} } ] } ] } }""" },
        { "BTP4014", "", """{ "authentication": { "type": "ldap", "configuration": { "hosts": [ { "host": "l", "isSecure": true } ] } } }""" },
        { "BTP4014", "", """{ "subjectDN": "CN=a", "issuer": "CN=a", "notAfterTimeStamp": 2366841600000 }""" },

        // Row 37.
        { "BTP4011", "", "DESTINATION " + Http + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "44300", "protocol": "HTTPS", "authenticationMode": {|BTP4011:"none"|} }""") },
        { "BTP4011", "", "DESTINATION " + Http.Replace("PrincipalPropagation", "OAuth2TechnicalUserPropagation", StringComparison.Ordinal) + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "44300", "protocol": "HTTPS", "authenticationMode": {|BTP4011:"NONE_RESTRICTED"|} }""") },
        { "BTP4011", "", "DESTINATION " + Rfc("PrincipalPropagation") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "sapgw00", "protocol": "RFCS", "authenticationMode": {|BTP4011:"NONE"|} }""") },
        { "BTP4011", "", "DESTINATION " + Rfc("PrincipalPropagation") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "sapgw00", "protocol": {|BTP4011:"RFC"|} }""") },
        { "BTP4011", "", "DESTINATION " + Rfc("CONFIGURED_USER") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "sapgw00", "protocol": "RFC", "authenticationMode": "NONE" }""") },
        { "BTP4011", "", "DESTINATION " + Http + Connector("""{ "virtualHost": "crm.virtual", "virtualPort": "44300", "protocol": "HTTPS", "authenticationMode": "NONE" }""") },
        { "BTP4011", "", "DESTINATION " + Http + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "44301", "protocol": "HTTPS", "authenticationMode": "NONE" }""") },
        { "BTP4011", "", "DESTINATION " + Http + """{ "subaccounts": [ { "locationID": "", "trust": { "idps": {|BTP4011:[]|} }, "systemMappings": [ { "virtualHost": "erp.virtual", "virtualPort": "44300", "authenticationMode": "KERBEROS" } ] } ] }""" },

        // Rows 38, 23 and 21: the finding stands at the destination.
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"MAIL\", \"Type\": \"MAIL\", \"ProxyType\": \"OnPremise\", \"mail.transport.protocol\": \"smtp\", \"mail.smtp.host\": {|BTP2016:\"mail.virtual\"|}, \"mail.smtp.port\": \"25\" }" + Connector("""{ "virtualHost": "mail2.virtual", "virtualPort": "25", "protocol": "TCPS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"MAIL\", \"Type\": \"MAIL\", \"ProxyType\": \"OnPremise\", \"mail.transport.protocol\": \"smtp\", \"mail.smtp.host\": \"mail.virtual\", \"mail.smtp.port\": \"25\" }" + Connector("""{ "virtualHost": "mail.virtual", "virtualPort": "25", "protocol": "TCPS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"WS\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.wshost\": {|BTP2016:\"ws.virtual\"|}, \"jco.client.wsport\": \"443\" }" + Connector("""{ "virtualHost": "ws2.virtual", "virtualPort": "443", "protocol": "RFCWS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"WS\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.wshost\": \"ws.virtual\", \"jco.client.wsport\": \"443\" }" + Connector("""{ "virtualHost": "WS.virtual", "virtualPort": "443", "protocol": "RFCWS" }""") },
        { "BTP2016", "", "DESTINATION " + Http.Replace("\"http://erp.virtual:44300\"", "{|BTP2016:\"http://erp.virtual\"|}", StringComparison.Ordinal) + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "443", "protocol": "HTTPS" }""") },
        { "BTP2016", "", "DESTINATION " + Http.Replace("http://erp.virtual:44300", "http://erp.virtual", StringComparison.Ordinal) + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "80", "protocol": "HTTPS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"T\", \"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": \"t.virtual:9150\" }" + Connector("""{ "virtualHost": "t.virtual", "virtualPort": "9100-9199", "protocol": "TCPS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"T\", \"Type\": \"TCP\", \"ProxyType\": \"OnPremise\", \"Address\": {|BTP2016:\"tcp://t.virtual:9200\"|} }" + Connector("""{ "virtualHost": "t.virtual", "virtualPort": "9100-9199", "protocol": "TCPS" }""") },
        { "BTP2016", "", "DESTINATION " + "{ \"Name\": \"L\", \"Type\": \"LDAP\", \"ldap.proxyType\": \"OnPremise\", \"ldap.url\": {|BTP2016:\"ldap://l.virtual:389\"|} }" + Connector("""{ "virtualHost": "l.virtual", "virtualPort": "636", "protocol": "LDAPS" }""") },
        { "BTP2017", "", "DESTINATION " + Rfc("PrincipalPropagation").Replace("\"00\"", "{|BTP2017:\"00\"|}", StringComparison.Ordinal) + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "sapgw10", "protocol": "RFCS" }""") },
        { "BTP2017", "", "DESTINATION " + Rfc("PrincipalPropagation") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "SAPGW00", "protocol": "RFCS" }""") },
        { "BTP2017", "", "DESTINATION " + Rfc("PrincipalPropagation") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "sapgw00s", "protocol": "RFCS" }""") },
        { "BTP2017", "", "DESTINATION " + Rfc("PrincipalPropagation") + Connector("""{ "virtualHost": "erp.virtual", "virtualPort": "44300", "protocol": "HTTPS" }""") },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_is_found_where_it_stands_and_its_look_alikes_are_not(string rule, string stage, string text)
    {
        var test = new PolicyTest(rule) { Project = new() { Today = _today } };
        var connector = text;
        if (text.StartsWith("DESTINATION ", StringComparison.Ordinal))
        {
            connector = text[text.IndexOf("{ \"subaccounts\"", StringComparison.Ordinal)..];
            test.Destinations(text["DESTINATION ".Length..^connector.Length]);
        }

        var stages = stage.StartsWith("subaccounts:", StringComparison.Ordinal) ? stage["subaccounts:".Length..] : "";
        test.CloudConnector(connector, stage: stages.Length > 0 || stage.Length == 0 ? null : stage, isComplete: text.StartsWith("DESTINATION ", StringComparison.Ordinal), stages: stages).Verify();
    }

    private static string Mapping(string protocol, string resource) => Connector("{ \"virtualHost\": \"erp.virtual\", \"virtualPort\": \"443\", \"protocol\": \"" + protocol + "\", \"resources\": [ " + resource + " ] }");

    private static string Connector(string mapping) => "{ \"subaccounts\": [ { \"subaccount\": \"s\", \"locationID\": \"\", \"systemMappings\": [ " + mapping + " ] } ] }";

    private static string Rfc(string type) => "{ \"Name\": \"RFC\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"" + type + "\", \"jco.client.ashost\": \"erp.virtual\", \"jco.client.sysnr\": \"00\", \"jco.client.client\": \"100\" }";

    private static string Stamp(int days) => _today.AddDays(days).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
