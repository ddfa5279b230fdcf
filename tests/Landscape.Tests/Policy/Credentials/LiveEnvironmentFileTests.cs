namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class LiveEnvironmentFileTests
{
    [Theory]
    [InlineData("\"clientid\": \"sb-a\", \"clientsecret\": {|BTP3006:\"q8Zk3mPl0vW7sXnB\"|}, \"password\": \"another\"")]
    [InlineData("\"key\": {|BTP3006:\"-----BEGIN RSA PRIVATE KEY-----\\nMIIEowIBAAKCAQEA\"|}")]
    public void Live_credentials_are_reported_once(string credentials) => Test(credentials).Verify();

    [Theory]
    [InlineData("\"clientid\": \"sb-a\"")]
    [InlineData("\"clientsecret\": \"<secret>\"")]
    [InlineData("\"clientsecret\": \"${SECRET}\"")]
    [InlineData("\"clientsecret\": \"q8Zk3mPl0vW7sXnB\", \"//btp-disable\": \"BTP3006 of a container that is gone\"")]
    public void Placeholders_are_left_alone(string credentials) => Test(credentials).Verify();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Private_settings_of_CAP_count_too(bool isIgnored) => new PolicyTest("BTP3006").Environment(
        "{ \"requires\": { \"auth\": { \"credentials\": { \"clientid\": \"sb-a\", \"clientsecret\": " + (isIgnored ? "\"q8Zk3mPl0vW7sXnB\"" : "{|BTP3006:\"q8Zk3mPl0vW7sXnB\"|}") + " } } } }", "/0/.cdsrc-private.json", isIgnored).Verify();

    [Fact]
    public void What_git_ignores_stays_here() =>
        new PolicyTest("BTP3006").Environment("{ \"VCAP_SERVICES\": { \"xsuaa\": [ { \"credentials\": { \"clientsecret\": \"q8Zk3mPl0vW7sXnB\" } } ] } }", isIgnored: true).Verify();

    private static PolicyTest Test(string credentials) => new PolicyTest("BTP3006").Environment("{ \"VCAP_SERVICES\": { \"xsuaa\": [ { \"credentials\": { " + credentials + " } } ] } }");
}
