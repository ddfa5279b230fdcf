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
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"HTML5.ForwardAuthToken\": \"${forward}\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"${logon}\", \"HTML5.ForwardAuthToken\": \"true\"")]
    public void A_token_alone_is_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"HTML5.ForwardAuthToken\": \"true\", \"//btp-disable\": \"BTP2014 as agreed with the owner\"").Verify();

    [Theory]
    [InlineData("https://api.partner.example.org", true)]
    [InlineData("https://orders.corp.example.com", false)]
    [InlineData("https://orders.cfapps.eu10.hana.ondemand.com", false)]
    public void Where_the_domains_of_the_applications_are_known_a_foreign_one_is_reported(string url, bool isReported)
    {
        var key = isReported ? "{|BTP2014:\"forwardAuthToken\"|}" : "\"forwardAuthToken\"";
        var findings = new PolicyTest("BTP2014")
            .Destinations("{ \"Name\": \"A\", \"Type\": \"HTTP\", \"URL\": \"" + url + "\", \"ProxyType\": \"Internet\", \"Authentication\": \"NoAuthentication\", " + key + ": \"true\" }")
            .Deployment("applications:\n  - name: sales\n    routes:\n      - route: sales.example.com\n", "/0/manifest.yml")
            .Verify();

        Assert.All(findings, finding => Assert.True(finding.IsWarning));
    }

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2014").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
