namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnknownLocationIdTests
{
    [Fact]
    public void No_connector_has_the_id() =>
        Assert.Contains("did you mean 'dc-west'?", Assert.Single(Test(", \"CloudConnectorLocationId\": {|BTP2015:\"dc-wst\"|}", "dc-west").Verify()).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_connector_has_an_id_and_the_destination_none() => Test("", "dc-west", name: "{|BTP2015:\"S4\"|}").Verify();

    [Theory]
    [InlineData(", \"CloudConnectorLocationId\": \"dc-west\"", "dc-west")]
    [InlineData("", "")]
    [InlineData(", \"CloudConnectorLocationId\": \"${location}\"", "dc-west")]
    [InlineData(", \"CloudConnectorLocationId\": \"dc-east\", \"//btp-disable\": \"BTP2015 coming soon\"", "dc-west")]
    public void Known_ids_and_placeholders_are_left_alone(string property, string locationId) => Test(property, locationId).Verify();

    [Fact]
    public void Absence_is_evidence_only_where_the_file_is_complete() => Test(", \"CloudConnectorLocationId\": \"dc-east\"", "dc-west", isComplete: false).Verify();

    [Fact]
    public void Rfc_destinations_have_a_key_of_their_own() =>
        new PolicyTest("BTP2015").Mappings("", "dc-west", isComplete: true)
            .Destinations("{ \"Name\": \"R\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.client.cloud_connector_location_id\": {|BTP2015:\"x\"|} }").Verify();

    private static PolicyTest Test(string property, string locationId, string name = "\"S4\"", bool isComplete = true) =>
        new PolicyTest("BTP2015").Mappings("", locationId, isComplete)
            .Destinations("{ \"Name\": " + name + ", \"Type\": \"HTTP\", \"URL\": \"http://s4.virtual:44300\", \"ProxyType\": \"OnPremise\"" + property + " }");
}
