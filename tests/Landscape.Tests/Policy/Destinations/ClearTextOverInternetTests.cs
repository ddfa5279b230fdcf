namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class ClearTextOverInternetTests
{
    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP2007:\"http://erp.example.com/sap\"|}, \"ProxyType\": \"Internet\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP2007:\"http://8.8.8.8\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"tokenServiceURL\": {|BTP2007:\"http://login.example.com/oauth/token\"|}")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": {|BTP2007:\"ldap://directory.example.com:389\"|}, \"ldap.proxyType\": \"Internet\", \"ldap.authentication\": \"BasicAuthentication\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.smtp.host\": {|BTP2007:\"mail.example.com\"|}")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"OAuth2ClientCredentials\", \"mail.smtp.host\": {|BTP2007:\"mail.example.com\"|}")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.smtp.host\": {|BTP2007:\"mail.example.com\"|}, \"mail.smtp.starttls.enable\": \"false\"")]
    public void Everybody_on_the_way_can_read_it(string properties) =>
        Assert.StartsWith("'", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp.example.com\", \"ProxyType\": \"OnPremise\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp.example.com\", \"ProxyType\": \"PrivateLink\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://localhost:4004\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://10.1.2.3\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://srv:8080\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://srv.shop.svc.cluster.local:8080\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://${host}.example.com\"")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": \"ldap://directory.example.com\", \"ldap.proxyType\": \"Internet\", \"ldap.authentication\": \"NoAuthentication\"")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": \"ldaps://directory.example.com\", \"ldap.proxyType\": \"Internet\", \"ldap.authentication\": \"BasicAuthentication\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"OAuth2ClientCredentials\", \"mail.smtp.host\": \"mail.example.com\", \"mail.smtp.starttls.required\": \"true\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.smtp.host\": \"mail.example.com\", \"mail.smtp.ssl.enable\": \"true\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.smtp.host\": \"mail.example.com\", \"mail.transport.protocol\": \"smtps\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"NoAuthentication\", \"mail.smtp.host\": \"mail.example.com\"")]
    [InlineData("\"Type\": \"MAIL\", \"Authentication\": \"BasicAuthentication\", \"mail.smtp.host\": \"mail.virtual\", \"ProxyType\": \"OnPremise\"")]
    public void Encrypted_and_private_ways_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"http://erp.example.com/sap\", \"ProxyType\": \"Internet\", \"//btp-disable\": \"BTP2007 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP2007").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
