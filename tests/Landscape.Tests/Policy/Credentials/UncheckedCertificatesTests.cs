namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UncheckedCertificatesTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": {|BTP3008:\"TRUE\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": {|BTP3008:true|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"TrustAll\": {|BTP3008:\"true\"|}")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"erp.example.com\", \"jco.client.tls_trust_all\": {|BTP3008:\"1\"|}")]
    public void Every_certificate_is_accepted(string properties) =>
        Assert.StartsWith("'", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": \"FALSE\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": \"${trust}\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://localhost:4004\", \"TrustAll\": \"true\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.tls_trust_all\": \"0\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"strictSSL\": false")]
    public void Checked_certificates_and_this_machine_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": \"TRUE\", \"//btp-disable\": \"BTP3008 as agreed with the owner\"").Verify();

    [Fact]
    public void In_production_it_is_an_error() =>
        Assert.True(Assert.Single(new PolicyTest("BTP3008").Destinations("{ \"Name\": \"ERP\", \"URL\": \"https://erp.example.com\", \"TrustAll\": {|BTP3008:\"true\"|} }", stage: "production").Verify()).IsError);

    [Fact]
    public void Elsewhere_and_on_premise_it_is_a_warning()
    {
        Assert.False(Test("\"URL\": \"https://erp.example.com\", \"TrustAll\": {|BTP3008:\"true\"|}").Verify()[0].IsError);
        Assert.False(new PolicyTest("BTP3008") { Project = new() { Stage = "production" } }
            .Destinations("{ \"Name\": \"ERP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"TrustAll\": {|BTP3008:\"true\"|} }").Verify()[0].IsError);
    }

    [Fact]
    public void The_variable_has_a_switch_of_its_own() =>
        new PolicyTest("BTP3008").Environment("{ \"destinations\": [{ \"name\": \"a\", \"url\": \"https://a.example.com\", \"strictSSL\": {|BTP3008:false|} }, { \"name\": \"b\", \"url\": \"https://localhost:1\", \"strictSSL\": false }] }").Verify();

    [Fact]
    public void The_trust_store_of_a_connector_counts_too()
    {
        new PolicyTest("BTP3008").CloudConnector("{ \"onPremises\": { \"truststore\": { \"trustAllBackends\": {|BTP3008:true|} } } }").Verify();
        new PolicyTest("BTP3008").CloudConnector("{ \"onPremises\": { \"truststore\": { \"trustAllBackends\": false } } }").Verify();
    }

    private static PolicyTest Test(string properties) => new PolicyTest("BTP3008").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
