namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class ClientCertificateOnPremiseTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": {|BTP2004:\"ClientCertificateAuthentication\"|}")]
    public void The_certificate_ends_at_the_connector(string properties) =>
        Assert.StartsWith("Destination 'ERP' presents a client certificate", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"ProxyType\": \"Internet\", \"Authentication\": \"ClientCertificateAuthentication\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"${way}\", \"Authentication\": \"ClientCertificateAuthentication\"")]
    public void Elsewhere_it_is_presented(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"ClientCertificateAuthentication\", \"//btp-disable\": \"BTP2004 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2004").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
