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

    [Theory]
    [InlineData("\"TrustStoreLocation\": \"ca.jks\"", "Password")]
    [InlineData("\"TrustStoreLocation\": \"ca.P12\"", "clientSecret")]
    public void A_store_that_cannot_be_opened_where_the_file_says_secrets(string store, string secret) =>
        Test("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"" + secret + "\": \"${secret}\", " + store.Replace("\"TrustStoreLocation\"", "{|BTP2018:\"TrustStoreLocation\"|}", StringComparison.Ordinal)).Verify();

    [Theory]
    [InlineData("\"TrustStoreLocation\": \"ca.jks\", \"TrustStorePassword\": \"\"")]
    [InlineData("\"TrustStoreLocation\": \"ca.pem\"")]
    [InlineData("\"TrustStoreLocation\": \"${store}.jks\"")]
    public void A_store_without_a_password_of_its_own_is_left_alone(string store) => Test("\"Type\": \"HTTP\", \"URL\": \"https://a\", \"Password\": \"${secret}\", " + store).Verify();

    [Fact]
    public void What_is_deployed_needs_the_password() => new PolicyTest("BTP2018").Deployment("""
        ID: a
        resources:
          - name: d
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              config: { init_data: { instance: { destinations: [ { Name: D, Type: HTTP, URL: "https://a", {|BTP2018:TrustStoreLocation|}: ca.jks } ] } } }
        """).Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2018").Destinations("{ \"Name\": \"D\", " + properties + " }");
}
