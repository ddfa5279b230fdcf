namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class OnPremiseHttpsUrlTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP2005:\"https://erp:443\"|}, \"ProxyType\": \"OnPremise\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP2005:\"HTTPS://erp:443/sap\"|}, \"ProxyType\": \"OnPremise\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP2005:\"https://${erp-host}\"|}, \"ProxyType\": \"OnPremise\"")]
    public void The_proxy_refuses_https(string properties) =>
        Assert.StartsWith("On-premise destination 'ERP' has an https URL", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"ProxyType\": \"Internet\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"${erp-url}\", \"ProxyType\": \"OnPremise\"")]
    public void Virtual_URLs_other_ways_and_placeholders_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"https://erp:443\", \"ProxyType\": \"OnPremise\", \"//btp-disable\": \"BTP2005 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2005").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
