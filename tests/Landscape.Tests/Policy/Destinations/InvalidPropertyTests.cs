namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class InvalidPropertyTests
{
    [Theory]
    [InlineData("\"Type\": {|BTP2013:\"http\"|}", "did you mean 'HTTP'?")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a\", \"ProxyType\": {|BTP2013:\"onPremise\"|}", "did you mean 'OnPremise'?")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a\", \"Authentication\": {|BTP2013:\"BasicAuthenication\"|}", "did you mean 'BasicAuthentication'?")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a\", \"sap-client\": {|BTP2013:\"10\"|}", "three digits")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"a\", \"jco.client.client\": \"100\", \"jco.client.sysnr\": {|BTP2013:\"0\"|}", "two digits")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"a\", \"jco.client.wsport\": \"443\", \"jco.destination.proxy_type\": {|BTP2013:\"PrivateLink\"|}", "one of Internet, OnPremise, Local")]
    [InlineData("\"Type\": \"TCP\", \"Address\": {|BTP2013:\"scales.virtual\"|}", "host and port")]
    [InlineData("\"Type\": \"TCP\", \"Address\": {|BTP2013:\"scales.virtual:99999\"|}", "host and port")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": {|BTP2013:\"people.virtual:389\"|}", "ldap://host:port")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": {|BTP2013:\"http://people.virtual\"|}", "ldap://host:port")]
    public void A_value_is_out_of_its_set(string properties, string expected) => Assert.Contains(expected, Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\"", "'URL'")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Authentication\": \"OAuth2ClientCredentials\"", "'tokenServiceURL' and 'clientId'")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Authentication\": \"SAMLAssertion\", \"audience\": \"a\"", "'authnContextClassRef'")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.mshost\": \"a\", \"jco.client.client\": \"100\"", "'jco.client.r3name' or 'jco.client.msserv'")]
    [InlineData("\"Type\": \"TCP\"", "'Address'")]
    [InlineData("\"Type\": \"LDAP\"", "'ldap.url'")]
    public void A_property_is_missing(string properties, string expected) => Assert.Contains(expected, Assert.Single(Test(properties, "{|BTP2013:\"D\"|}").Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Authentication\": \"BasicAuthentication\"")]
    [InlineData("\"Type\": \"HTTP\", \"ServiceInstanceName\": \"i\", \"Authentication\": \"OAuth2ClientCredentials\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"${url}\", \"ProxyType\": \"${proxy}\", \"Authentication\": \"((auth))\", \"sap-client\": \"${client}\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Authentication\": \"ClientCertificateAuthentication\", \"KeyStore.Source\": \"ClientProvided\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Authentication\": \"OAuth2JWTBearer\", \"clientId\": \"c\", \"TokenServiceURL\": \"https://t\"")]
    [InlineData("\"Type\": \"MAIL\", \"mail.smtp.host\": \"m\"")]
    [InlineData("\"Type\": \"TCP\", \"Address\": \"tcp://scales.virtual:4001\"")]
    [InlineData("\"Type\": \"TCP\", \"Address\": \"((scales))\"")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": \"ldaps://people.virtual\"")]
    public void Secrets_placeholders_and_service_keys_need_not_be_there(string properties) => Test(properties).Verify();

    [Fact]
    public void A_name_has_letters_digits_and_two_signs()
    {
        Test("\"Type\": \"HTTP\", \"URL\": \"https://a\"", "{|BTP2013:\"S4 HANA\"|}").Verify();
        Test("\"Type\": \"HTTP\", \"URL\": \"https://a\"", "\"S4-HANA_1\"").Verify();
    }

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"//btp-disable\": \"BTP2013 filled in by the pipeline\"").Verify();

    private static PolicyTest Test(string properties, string name = "\"D\"") => new PolicyTest("BTP2013").Destinations("{ \"Name\": " + name + ", " + properties + " }");
}
