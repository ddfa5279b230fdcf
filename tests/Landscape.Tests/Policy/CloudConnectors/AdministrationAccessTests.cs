namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class AdministrationAccessTests
{
    [Theory]
    [InlineData("\"authentication\": { \"type\": {|BTP4014:\"basic\"|} }")]
    [InlineData("\"authentication\": { \"type\": \"ldap\", \"orderedLdapConfigurations\": [ { \"hosts\": [ { \"host\": \"l\", \"isSecure\": {|BTP4014:false|} } ] } ] }")]
    [InlineData("\"ui\": { \"uiCertificate\": { \"subjectDN\": \"CN=scc\", \"issuer\": {|BTP4014:\"CN=scc\"|} } }")]
    public void Administrators_cannot_be_told_apart_or_be_fooled(string text) => Test(text).Verify();

    [Theory]
    [InlineData("\"authentication\": { \"type\": \"ldap\", \"orderedLdapConfigurations\": [ { \"hosts\": [ { \"host\": \"l\", \"isSecure\": true } ] } ] }")]
    [InlineData("\"ui\": { \"uiCertificate\": { \"subjectDN\": \"CN=scc\", \"issuer\": \"CN=Corp CA\" } }")]
    [InlineData("\"authentication\": { \"type\": \"basic\", \"//btp-disable\": \"BTP4014 a test connector\" }")]
    [InlineData("\"version\": \"2.19.0\"")]
    public void Directory_users_and_proved_certificates_are_left_alone(string text) => Test(text).Verify();

    private static PolicyTest Test(string text) => new PolicyTest("BTP4014").CloudConnector("{ " + text + " }");
}
