namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class SingleCloudConnectorTests
{
    [Theory]
    [InlineData("\"ha\": { \"master\": { \"config\": { \"haEnabled\": {|BTP4003:false|} } } }")]
    [InlineData("\"ha\": { \"master\": { \"config\": { \"haEnabled\": true }, \"state\": { \"state\": {|BTP4003:\"ALONE\"|} } } }")]
    [InlineData("\"ha\": { \"shadow\": { \"state\": { \"state\": {|BTP4003:\"LOST\"|} } } }")]
    public void Production_has_one_connector_only(string text) => Production(text).Verify();

    [Theory]
    [InlineData("\"ha\": { \"master\": { \"config\": { \"haEnabled\": true }, \"state\": { \"state\": \"CONNECTED\" } } }")]
    [InlineData("\"ha\": { \"shadow\": { \"state\": { \"state\": \"READY\" } } }")]
    [InlineData("\"version\": \"2.19.0.0\"")]
    public void A_connected_pair_and_what_is_not_known_are_left_alone(string text) => Production(text).Verify();

    [Fact]
    public void Elsewhere_one_connector_is_enough() => new PolicyTest("BTP4003").CloudConnector("{ \"ha\": { \"master\": { \"config\": { \"haEnabled\": false } } } }").Verify();

    [Fact]
    public void What_a_complete_file_does_not_tell_is_not_there() =>
        new PolicyTest("BTP4003").CloudConnector("{ \"version\": {|BTP4003:\"2.19.0.0\"|} }", stage: "production", isComplete: true).Verify();

    [Fact]
    public void A_key_suppresses() => Production("\"ha\": { \"master\": { \"config\": { \"haEnabled\": false, \"//btp-disable\": \"BTP4003 accepted until the move\" } } }").Verify();

    private static PolicyTest Production(string text) => new PolicyTest("BTP4003") { Project = new() { Stage = "production" } }.CloudConnector("{ " + text + " }");
}
