namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class CloudConnectorReleaseTests
{
    [Theory]
    [InlineData("2.17.2.0")]
    [InlineData("2.9.0")]
    [InlineData("1.3")]
    public void An_old_release_is_reported(string version) => new PolicyTest("BTP4005").CloudConnector("{ \"version\": {|BTP4005:\"" + version + "\"|} }").Verify();

    [Theory]
    [InlineData("\"version\": \"2.18.0.0\"")]
    [InlineData("\"version\": \"2.19.1.0\"")]
    [InlineData("\"version\": \"3.0.0\"")]
    [InlineData("\"version\": \"latest\"")]
    [InlineData("\"//btp-disable\": \"BTP4005 update planned\", \"version\": \"2.16.0\"")]
    public void Maintained_and_unknown_releases_are_left_alone(string text) => new PolicyTest("BTP4005").CloudConnector("{ " + text + " }").Verify();
}
