namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class RfcForAllClientsTests
{
    [Theory]
    [InlineData("RFC")]
    [InlineData("RFCS")]
    public void An_empty_list_means_every_client(string protocol) => Test(protocol, ", \"allowedClients\": {|BTP4010:[]|}").Verify();

    [Theory]
    [InlineData("RFCS", ", \"allowedClients\": [ \"100\" ]")]
    [InlineData("RFCS", "")]
    [InlineData("HTTPS", ", \"allowedClients\": []")]
    [InlineData("RFCS", ", \"allowedClients\": [], \"//btp-disable\": \"BTP4010 one client only\"")]
    public void Listed_clients_and_what_is_not_known_are_left_alone(string protocol, string clients) => Test(protocol, clients).Verify();

    private static PolicyTest Test(string protocol, string clients) => new PolicyTest("BTP4010").Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapgw00\", \"protocol\": \"" + protocol + "\"" + clients + " }");
}
