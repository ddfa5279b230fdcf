namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class RemovedPropertyTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", {|BTP2011:\"SystemUser\"|}: \"BATCH\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": {|BTP2011:\"SAPAssertionSSO\"|}")]
    public void What_SAP_removes(string properties) =>
        Assert.StartsWith("Destination 'ERP' has the ", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"OAuth2SAMLBearerAssertion\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"SystemUser\": \"\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"User\": \"SystemUser\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Authentication\": \"SAMLAssertion\"")]
    public void What_stays_is_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"SystemUser\": \"BATCH\", \"//btp-disable\": \"BTP2011 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2011").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
