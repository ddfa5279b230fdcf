namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>The values that SAP's tables give for single properties: numbers within bounds, switches, sets and lengths (BTP2013).</summary>
public sealed class PropertyValueTests
{
    [Theory]
    [InlineData("HTTP", "tokenServiceURL.ConnectionTimeoutInSeconds", "0|60", "61|-1|ten")]
    [InlineData("HTTP", "tokenServiceURL.SocketReadTimeoutInSeconds", "0|600", "601|1.5")]
    [InlineData("HTTP", "URL.connectionTimeoutInSeconds", "1|300", "0|301")]
    [InlineData("HTTP", "URL.socketReadTimeoutInSeconds", "1|43200", "0|43201|30s")]
    [InlineData("HTTP", "tokenServiceURLType", "Dedicated|Common|common", "Tenant")]
    [InlineData("HTTP", "tokenServiceURL.ProxyType", "Internet|OnPremise", "Local")]
    [InlineData("HTTP", "tokenService.addClientCredentialsInBody", "true|false", "yes")]
    [InlineData("HTTP", "HostnameVerifier", "Strict|BrowserCompatible", "None")]
    [InlineData("HTTP", "SAMLAssertionProvider", "DestinationServiceGenerated|ClientProvided", "Me")]
    [InlineData("HTTP", "KeyStore.Source", "DestinationService|ClientProvided", "File")]
    [InlineData("HTTP", "samlAssertionEncoding", "base64|base64url", "hex")]
    [InlineData("HTTP", "clientAssertion.type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer|urn:ietf:params:oauth:client-assertion-type:saml2-bearer", "jwt-bearer")]
    [InlineData("HTTP", "TrustAll", "TRUE|false", "1")]
    [InlineData("HTTP", "Preemptive", "TRUE|false", "no")]
    [InlineData("HTTP", "sap-client", "000|100", "1|1000|abc")]
    [InlineData("RFC", "jco.client.sysnr", "00|99", "0|100")]
    [InlineData("RFC", "jco.client.client", "000|100", "1")]
    [InlineData("RFC", "jco.client.tls_client_certificate_logon", "0|1", "true")]
    [InlineData("RFC", "jco.client.tls_trust_all", "0|1", "TRUE")]
    [InlineData("RFC", "jco.client.trace", "0|1", "on")]
    [InlineData("RFC", "jco.destination.pool_check_connection", "0|1", "yes")]
    [InlineData("RFC", "jco.destination.ws_ping_period", "0|10|86400", "9|86401")]
    [InlineData("RFC", "jco.destination.ws_pong_timeout", "0|10|3600", "5|3601")]
    [InlineData("RFC", "jco.destination.pool_capacity", "0|10", "-1|many")]
    [InlineData("RFC", "jco.destination.peak_limit", "0|10", "-1")]
    [InlineData("RFC", "jco.destination.max_get_client_time", "0|30000", "30s")]
    [InlineData("RFC", "jco.destination.expiration_time", "0|60000", "1min")]
    [InlineData("RFC", "jco.destination.expiration_check_period", "0|60000", "1min")]
    [InlineData("RFC", "jco.client.serialization_format", "rowBased|columnBased", "fast")]
    [InlineData("RFC", "jco.client.network", "LAN|WAN", "WLAN")]
    [InlineData("RFC", "jco.client.user", "TECH|ABCDEFGHIJKL", "ABCDEFGHIJKLM|tech@example.com")]
    [InlineData("RFC", "jco.client.alias_user", "tech@example.com", "a12345678901234567890123456789012345678901")]
    public void A_value_within_its_bounds_is_left_alone_and_one_beyond_is_reported(string type, string key, string right, string wrong)
    {
        foreach (var value in (string[])[.. right.Split('|'), "${value}", "((value))", ""])
            Test(type, key, "\"" + value + "\"").Verify();
        foreach (var value in wrong.Split('|'))
            Assert.Contains("'" + key + "'", Assert.Single(Test(type, key, "{|BTP2013:\"" + value + "\"|}").Verify()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"jco.client.trace\": \"on\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"HTML5.Timeout\": \"60000\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"a\", \"jco.client.wsport\": \"443\", \"sap-client\": \"1\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"URL.connectionTimeoutInSeconds\": 30")]
    public void Other_types_and_numbers_are_left_alone(string properties) => new PolicyTest("BTP2013").Destinations("{ \"Name\": \"D\", " + properties + " }").Verify();

    // SAP's own Terraform examples have one: the application may know the host.
    [Fact]
    public void A_mail_destination_need_not_name_its_host() =>
        new PolicyTest("BTP2013").Destinations("{ \"Name\": \"D\", \"Type\": \"MAIL\", \"ProxyType\": \"OnPremise\", \"mail.user\": \"sales\" }").Verify();

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_name_has_at_most_200_characters(int length, bool isRight)
    {
        var name = "\"" + new string('a', length) + "\"";
        new PolicyTest("BTP2013").Destinations("{ \"Name\": " + (isRight ? name : "{|BTP2013:" + name + "|}") + ", \"Type\": \"HTTP\", \"URL\": \"https://a.example.com\" }").Verify();
    }

    private static PolicyTest Test(string type, string key, string value)
    {
        var given = type == "HTTP" ? "\"URL\": \"https://a.example.com\"" : key is "jco.client.sysnr" or "jco.client.client" ? "\"jco.client.ashost\": \"a\", " + (key == "jco.client.sysnr" ? "\"jco.client.client\": \"100\"" : "\"jco.client.sysnr\": \"00\"") : "\"jco.client.wshost\": \"a\", \"jco.client.wsport\": \"443\"";
        return new PolicyTest("BTP2013").Destinations("{ \"Name\": \"D\", \"Type\": \"" + type + "\", " + given + ", \"" + key + "\": " + value + " }");
    }
}
