namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class SharedCloudConnectorTests
{
    [Fact]
    public void Production_shares_with_tests() => Test("{|BTP4013:\"b\"|}", "a=production;b=development").Verify();

    [Theory]
    [InlineData("a=production;b=production")]
    [InlineData("a=test;b=development")]
    [InlineData("a=production")]
    [InlineData("")]
    public void Subaccounts_of_one_stage_and_unknown_ones_may_share(string stages) => Test("\"b\"", stages).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"b\", \"//btp-disable\": \"BTP4013 until June\"", "a=production;b=test").Verify();

    private static PolicyTest Test(string second, string stages) => new PolicyTest("BTP4013").CloudConnector("{ \"subaccounts\": [ { \"subaccount\": \"a\" }, { \"subaccount\": " + second + " } ] }", stages: stages);
}
