namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class AuthenticationAgainstProxyTypeTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"Internet\", \"Authentication\": {|BTP2003:\"PrincipalPropagation\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": {|BTP2003:\"OAuth2TechnicalUserPropagation\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"ProxyType\": \"PrivateLink\", \"Authentication\": {|BTP2003:\"OAuth2ClientCredentials\"|}")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"Internet\", \"jco.destination.auth_type\": {|BTP2003:\"PrincipalPropagation\"|}")]
    public void What_the_proxy_type_does_not_have(string properties) =>
        Assert.StartsWith("Destination 'ERP' has the authentication '", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"${way}\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"OAuth2ClientCredentials\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"ProxyType\": \"PrivateLink\", \"Authentication\": \"BasicAuthentication\"")]
    [InlineData("\"ServiceInstanceName\": \"erp\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"PrincipalPropagation\"")]
    public void What_it_has_and_what_is_not_known_is_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"Internet\", \"Authentication\": \"PrincipalPropagation\", \"//btp-disable\": \"BTP2003 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2003").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
