namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class InternalHostNameTests
{
    [Theory]
    [InlineData("s4app01.corp.example", "s4app01.corp.example")]
    [InlineData("S4APP01", "s4app01")]
    [InlineData("s4.corp.example", "s4app01.corp.example")]
    [InlineData("10.1.2.3", "s4app01.corp.example")]
    [InlineData("172.20.0.1", "s4app01")]
    public void The_virtual_host_tells_the_internal_one(string shown, string host) => Test("{|BTP4008:\"" + shown + "\"|}", host).Verify();

    [Theory]
    [InlineData("s4hana.virtual", "s4app01.corp.example")]
    [InlineData("s4.example", "s4app01.example")]
    [InlineData("s4hana.virtual", "10.1.2.3")]
    [InlineData("8.8.8.8", "s4app01")]
    public void A_name_that_tells_nothing_is_left_alone(string shown, string host) => Test("\"" + shown + "\"", host).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"a.corp.example\", \"//btp-disable\": \"BTP4008 public anyway\"", "a.corp.example").Verify();

    private static PolicyTest Test(string shown, string host) => new PolicyTest("BTP4008").Mappings("{ \"virtualHost\": " + shown + ", \"virtualPort\": \"443\", \"localHost\": \"" + host + "\" }");
}
