namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class UntrustedPrincipalsTests
{
    private const string Trusting = "\"trust\": { \"autoSyncTrustEnabled\": true, \"idps\": [ { \"name\": \"ias\", \"enabled\": true } ] }";

    [Theory]
    [InlineData("NONE")]
    [InlineData("NONE_RESTRICTED")]
    public void The_mapping_logs_nobody_on(string mode) => Assert.True(Assert.Single(Test("{|BTP4011:\"" + mode + "\"|}", Trusting).Verify()).IsError);

    [Fact]
    public void No_identity_provider_is_trusted() =>
        Assert.True(Assert.Single(Test("\"X509_RESTRICTED\"", "\"trust\": { \"autoSyncTrustEnabled\": true, {|BTP4011:\"idps\"|}: [ { \"name\": \"ias\", \"enabled\": false } ] }").Verify()).IsError);

    [Fact]
    public void Trust_that_is_synchronized_by_hand_is_a_warning() =>
        Assert.False(Assert.Single(Test("\"X509_RESTRICTED\"", "\"trust\": { \"autoSyncTrustEnabled\": {|BTP4011:false|}, \"idps\": [ { \"name\": \"ias\", \"enabled\": true } ] }").Verify()).IsError);

    [Theory]
    [InlineData("\"X509_RESTRICTED\"")]
    [InlineData("\"KERBEROS\"")]
    [InlineData("\"NONE\", \"//btp-disable\": \"BTP4011 being set up\"")]
    public void A_trusting_connector_is_left_alone(string mode) => Test(mode, Trusting).Verify();

    [Theory]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"BasicAuthentication\"")]
    [InlineData("\"ProxyType\": \"Internet\", \"Authentication\": \"PrincipalPropagation\"")]
    [InlineData("\"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\", \"CloudConnectorLocationId\": \"elsewhere\"")]
    public void Destinations_that_do_not_propagate_here_ask_for_nothing(string destination) => Test("\"NONE\"", Trusting, destination).Verify();

    private static PolicyTest Test(string mode, string trust, string destination = "\"ProxyType\": \"OnPremise\", \"Authentication\": \"PrincipalPropagation\"") =>
        new PolicyTest("BTP4011")
            .Destinations("{ \"Name\": \"S4\", \"Type\": \"HTTP\", \"URL\": \"http://s4.virtual:44300\", " + destination + " }")
            .CloudConnector("{ \"subaccounts\": [ { \"locationID\": \"\", " + trust + ", \"systemMappings\": [ { \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"44300\", \"protocol\": \"HTTPS\", \"authenticationMode\": " + mode + " } ] } ] }");
}
