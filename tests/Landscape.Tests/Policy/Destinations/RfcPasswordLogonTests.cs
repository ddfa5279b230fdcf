namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class RfcPasswordLogonTests
{
    [Theory]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", {|BTP2008:\"jco.client.passwd\"|}: \"((p))\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.destination.auth_type\": \"CONFIGURED_USER\", {|BTP2008:\"jco.client.passwd\"|}: \"((p))\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"erp.example.com\", {|BTP2008:\"jco.client.passwd\"|}: \"((p))\", \"jco.client.tls_client_certificate_logon\": \"0\"")]
    public void A_password_is_reported_at_its_key(string properties) =>
        Assert.StartsWith("RFC destination 'ERP' logs on with user and password", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.destination.auth_type\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.destination.auth_type\": \"TechnicalUserPropagation\", \"jco.client.passwd\": \"((p))\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.destination.auth_type\": \"${logon}\", \"jco.client.passwd\": \"((p))\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.wshost\": \"erp.example.com\", \"jco.client.passwd\": \"((p))\", \"jco.client.tls_client_certificate_logon\": \"1\"")]
    [InlineData("\"Type\": \"RFC\", \"ServiceInstanceName\": \"erp\", \"jco.client.passwd\": \"((p))\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp\", \"Password\": \"((p))\"")]
    public void Other_logons_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.ashost\": \"erp\", \"jco.client.passwd\": \"((p))\", \"//btp-disable\": \"BTP2008 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2008").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
