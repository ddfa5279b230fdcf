using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>The address of a contract is made as the runtime makes it of the Destination service's answer.</summary>
public sealed class DestinationAddressTests
{
    [Theory]
    [InlineData("\"mail.smtp.host\": \"mail.virtual\"", "smtp://mail.virtual:587")]
    [InlineData("\"mail.smtp.host\": \"mail.virtual\", \"mail.transport.protocol\": \"smtps\"", "smtps://mail.virtual:465")]
    [InlineData("\"mail.smtp.host\": \"mail.virtual\", \"mail.smtp.ssl.enable\": \"TRUE\"", "smtps://mail.virtual:465")]
    [InlineData("\"mail.smtp.host\": \"mail.virtual\", \"mail.smtp.ssl.enable\": \"false\", \"mail.smtp.port\": \"25\"", "smtp://mail.virtual:25")]
    [InlineData("\"mail.smtp.host\": \"mail.virtual\", \"mail.smtp.ssl.enable\": \"${tls}\"", null)]
    public void A_mail_server_is_reached_with_TLS_or_without(string properties, string? expected)
    {
        var manifest = DestinationReader.Read("destinations.json", "[ { \"Name\": \"POST\", \"Type\": \"MAIL\", " + properties + " } ]");

        Assert.Equal(expected, DestinationAddress.Of(Assert.Single(manifest.Destinations)));
    }
}
