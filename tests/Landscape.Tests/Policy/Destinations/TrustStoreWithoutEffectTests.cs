namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class TrustStoreWithoutEffectTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustAll\": \"TRUE\", {|BTP2018:\"TrustStoreLocation\"|}: \"ca.jks\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustAll\": true, {|BTP2018:\"HostnameVerifier\"|}: \"Strict\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://a\", \"ProxyType\": \"OnPremise\", {|BTP2018:\"TrustStoreLocation\"|}: \"ca.jks\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"a\", \"jco.client.tls_trust_all\": \"1\", {|BTP2018:\"TrustStoreLocation\"|}: \"ca.jks\"")]
    public void Nothing_looks_at_it(string properties) => Test(properties).Verify();

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustStoreLocation\": \"ca.jks\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustAll\": \"false\", \"TrustStoreLocation\": \"ca.jks\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustAll\": \"true\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"TrustAll\": \"true\", \"TrustStoreLocation\": \"ca.jks\", \"//btp-disable\": \"BTP2018 while the certificate is renewed\"")]
    public void A_trust_store_that_counts_is_left_alone(string properties) => Test(properties).Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2018").Destinations("{ \"Name\": \"D\", " + properties + " }");
}
