namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class TokenForwardingTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", {|BTP2014:\"HTML5.ForwardAuthToken\"|}: \"true\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"BasicAuthentication\", {|BTP2014:\"HTML5.ForwardAuthToken\"|}: true")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"OAuth2ClientCredentials\", {|BTP2014:\"forwardAuthToken\"|}: \"TRUE\"")]
    public void Two_logons_contend_for_one_header(string properties) =>
        Assert.StartsWith("Destination 'ERP' forwards the caller's token and ", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"NoAuthentication\", \"HTML5.ForwardAuthToken\": \"true\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"HTML5.ForwardAuthToken\": \"true\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"BasicAuthentication\", \"HTML5.ForwardAuthToken\": \"false\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"${logon}\", \"HTML5.ForwardAuthToken\": \"true\"")]
    public void A_token_alone_is_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"HTML5.ForwardAuthToken\": \"true\", \"//btp-disable\": \"BTP2014 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2014").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
