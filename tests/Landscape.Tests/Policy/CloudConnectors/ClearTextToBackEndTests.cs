namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class ClearTextToBackEndTests
{
    [Theory]
    [InlineData("HTTP")]
    [InlineData("rfc")]
    [InlineData("LDAP")]
    [InlineData("TCP")]
    public void The_last_mile_is_not_encrypted(string protocol) => Test("{|BTP4007:\"" + protocol + "\"|}", "s4app01.corp.example").Verify();

    [Theory]
    [InlineData("HTTPS", "s4app01.corp.example")]
    [InlineData("RFCS", "s4app01.corp.example")]
    [InlineData("RFCWS", "s4app01.corp.example")]
    [InlineData("HTTP", "localhost")]
    [InlineData("HTTP", "127.0.0.1")]
    public void Encrypted_protocols_and_the_own_host_are_left_alone(string protocol, string host) => Test("\"" + protocol + "\"", host).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"HTTP\", \"//btp-disable\": \"BTP4007 same rack\"", "s4app01.corp.example").Verify();

    private static PolicyTest Test(string protocol, string host) =>
        new PolicyTest("BTP4007").Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"443\", \"localHost\": \"" + host + "\", \"protocol\": " + protocol + " }");
}
