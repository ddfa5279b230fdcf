namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class RfcContradictionTests
{
    [Theory]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"Internet\", {|BTP2009:\"jco.client.ashost\"|}: \"erp\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", {|BTP2009:\"jco.client.mshost\"|}: \"erp\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.wshost\": \"erp\", {|BTP2009:\"jco.client.ashost\"|}: \"erp\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"erp.example.com\", {|BTP2009:\"jco.client.tls_client_certificate_logon\"|}: \"1\"")]
    public void Properties_that_exclude_each_other(string properties) =>
        Assert.StartsWith("RFC destination 'ERP' ", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.client.sysnr\": \"00\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.mshost\": \"erp\", \"jco.client.r3name\": \"ERP\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"Internet\", \"jco.client.wshost\": \"erp.example.com\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"${way}\", \"jco.client.ashost\": \"erp\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"erp.example.com\", \"jco.client.tls_client_certificate_logon\": \"1\", \"KeyStoreLocation\": \"erp.p12\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.client.mshost\": \"\"")]
    [InlineData("\"Type\": \"RFC\", \"ServiceInstanceName\": \"erp\", \"jco.client.ashost\": \"erp\"")]
    public void Properties_that_go_together_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"Internet\", \"jco.client.ashost\": \"erp\", \"//btp-disable\": \"BTP2009 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2009").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
