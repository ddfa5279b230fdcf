namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class TechnicalUserForPeopleTests
{
    private static ProjectContext Declaring => new() { Module = "srv", Services = [new DeclaredService("API_SALES", "ERP", "Sales")] };

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": {|BTP2002:\"BasicAuthentication\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": {|BTP2002:\"OAuth2ClientCredentials\"|}")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"erp\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": {|BTP2002:\"CONFIGURED_USER\"|}, \"jco.client.user\": \"SALES\"")]
    public void One_user_for_everybody(string properties) =>
        Assert.StartsWith("Destination 'ERP' logs everybody who uses module 'srv' on as one technical user", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"NoAuthentication\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"ProxyType\": \"Internet\", \"Authentication\": \"BasicAuthentication\"")]
    [InlineData("\"Type\": \"RFC\", \"jco.client.ashost\": \"erp\", \"jco.destination.proxy_type\": \"OnPremise\", \"jco.destination.auth_type\": \"PrincipalPropagation\"")]
    public void Propagated_users_and_the_Internet_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void Jobs_have_no_users() => Test(Basic, binds: "dest").Verify();

    [Fact]
    public void A_propagating_destination_of_the_same_system_shows_that_the_other_one_is_meant_for_jobs() =>
        Test(Basic).Destinations("{ \"Name\": \"ERP_USER\", \"Type\": \"HTTP\", \"URL\": \"http://erp:443/sap\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\" }", "/0/b.json").Verify();

    [Fact]
    public void The_project_can_say_that_it_is_intended() => Test(Basic, project: Declaring with { AllowedTechnicalUsers = ["ERP"] }).Verify();

    [Fact]
    public void A_key_suppresses() => Test(Basic + ", \"//btp-disable\": \"BTP2002 read by everybody alike\"").Verify();

    private const string Basic = "\"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"BasicAuthentication\"";

    private static PolicyTest Test(string properties, string binds = "uaa", ProjectContext? project = null) => new PolicyTest("BTP2002") { Project = project ?? Declaring }
        .Destinations("{ \"Name\": \"ERP\", " + properties + " }")
        .Deployment("ID: a\nmodules:\n  - name: srv\n    type: custom\n    requires: [{ name: " + binds + " }]\nresources:\n  - { name: dest, type: destination }\n  - { name: uaa, type: com.sap.xs.uaa }\n");
}
