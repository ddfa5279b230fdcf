namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class RfcPortMismatchTests
{
    [Theory]
    [InlineData("\"jco.client.ashost\": \"s4.virtual\", \"jco.client.sysnr\": {|BTP2017:\"01\"|}")]
    [InlineData("\"jco.client.mshost\": \"s4.virtual\", \"jco.client.r3name\": {|BTP2017:\"S5H\"|}")]
    public void Number_or_id_does_not_fit_the_mapping(string properties) => Test(properties).Verify();

    [Theory]
    [InlineData("\"jco.client.ashost\": \"s4.virtual\", \"jco.client.sysnr\": \"00\"")]
    [InlineData("\"jco.client.mshost\": \"S4.virtual\", \"jco.client.r3name\": \"S4H\"")]
    [InlineData("\"jco.client.ashost\": \"other.virtual\", \"jco.client.sysnr\": \"01\"")]
    [InlineData("\"jco.client.ashost\": \"s4.virtual\", \"jco.client.sysnr\": \"${number}\"")]
    [InlineData("\"jco.client.ashost\": \"s4.virtual\", \"jco.client.sysnr\": \"01\", \"//btp-disable\": \"BTP2017 to be mapped\"")]
    public void What_fits_and_what_is_not_known_is_left_alone(string properties) => Test(properties).Verify();

    private static PolicyTest Test(string properties) =>
        new PolicyTest("BTP2017")
            .Mappings("{ \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapgw00\", \"protocol\": \"RFCS\" }, { \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"sapmsS4H\", \"protocol\": \"RFCS\" }, { \"virtualHost\": \"s4.virtual\", \"virtualPort\": \"44300\", \"protocol\": \"HTTPS\" }")
            .Destinations("{ \"Name\": \"R\", \"Type\": \"RFC\", \"jco.destination.proxy_type\": \"OnPremise\", " + properties + " }");
}
