using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>Destinations of the other types name their properties in their own way.</summary>
public sealed class DestinationTypeTests
{
    [Theory]
    [InlineData("LDAP", "ldap://ldap.virtual:389", "BasicAuthentication", "ldap.url=ldap://ldap.virtual:389", "ldap.proxyType=OnPremise", "ldap.authentication=BasicAuthentication", "ldap.user=cn=a", "ldap.password=p")]
    [InlineData("LDAP", "ldap://ldap.virtual:389", "BasicAuthentication", "ldap.url=ldap://ldap.virtual:389", "ldap.proxyType=OnPremise", "ldap.user=cn=a", "ldap.password=p")]
    [InlineData("MAIL", "smtp://mail.virtual:25", "BasicAuthentication", "mail.smtp.host=mail.virtual", "mail.smtp.port=25", "ProxyType=OnPremise", "Authentication=BasicAuthentication", "mail.user=u", "mail.password=p")]
    [InlineData("MAIL", "smtp://mail.virtual:587", "NoAuthentication", "mail.smtp.host=mail.virtual", "ProxyType=OnPremise")]
    [InlineData("MAIL", "smtps://mail.virtual:465", "NoAuthentication", "mail.smtp.host=mail.virtual", "mail.transport.protocol=smtps", "ProxyType=OnPremise")]
    [InlineData("MAIL", "smtps://mail.virtual:465", "NoAuthentication", "mail.smtp.host=mail.virtual", "mail.smtp.ssl.enable=true", "ProxyType=OnPremise")]
    [InlineData("MAIL", "smtps://mail.virtual:2465", "OAuth2ClientCredentials", "mail.smtp.host=mail.virtual", "mail.smtps.port=2465", "mail.smtp.ssl.enable=true", "ProxyType=OnPremise", "Authentication=OAuth2ClientCredentials")]
    [InlineData("TCP", "tcp://scales.virtual:4001", "NoAuthentication", "Address=tcp://scales.virtual:4001", "ProxyType=OnPremise")]
    [InlineData("TCP", "tcp://scales.virtual:4001", "NoAuthentication", "Address=scales.virtual:4001", "ProxyType=OnPremise")]
    [InlineData("RFC", "rfc://erp.virtual:3342", "PrincipalPropagation", "jco.client.ashost=erp.virtual", "jco.client.sysnr=42", "jco.destination.proxy_type=OnPremise", "jco.destination.auth_type=PrincipalPropagation")]
    [InlineData("RFC", "rfc://erp.virtual/ERP", "CONFIGURED_USER", "jco.client.mshost=erp.virtual", "jco.client.r3name=ERP", "jco.destination.proxy_type=OnPremise")]
    [InlineData("RFC", "wss://erp.virtual:8443", "CONFIGURED_USER", "jco.client.wshost=erp.virtual", "jco.client.wsport=8443", "jco.destination.proxy_type=OnPremise")]
    public async Task Each_type_names_its_properties_in_its_own_way(string type, string url, string authentication, params string[] properties)
    {
        await using var platform = await FakePlatform.StartAsync();
        Add(platform, type, properties);
        platform.Destinations["X"][type == "RFC" ? "jco.client.cloud_connector_location_id" : "CloudConnectorLocationId"] = "dc-west";
        platform.Additions["X"] = """ "authTokens":[{"type":"Bearer","value":"t","expires_in":"3600"}] """;
        await using var services = platform.Services();

        var found = await services.GetRequiredService<IDestinationResolver>().ResolveAsync(
            new DestinationContract("X") { Type = type, Url = new Uri(url), Authentication = authentication, ProxyType = DestinationProxyType.OnPremise, LocationId = "dc-west" }, null, default);

        Assert.Equal((type, new Uri(url), authentication, DestinationProxyType.OnPremise, "dc-west"), (found.Type, found.Url, found.Authentication, found.ProxyType, found.LocationId));
    }

    [Theory]
    [InlineData("LDAP", "ldap.url=http://ldap.virtual")]
    [InlineData("LDAP", "ldap.url=ldap://user:secret@ldap.virtual")]
    [InlineData("TCP", "Address=scales.virtual")]
    [InlineData("TCP", "Address=scales.virtual:99999")]
    [InlineData("TCP", "Address=sca/les:1")]
    [InlineData("MAIL", "mail.user=u")]
    [InlineData("RFC", "jco.client.ashost=erp")]
    [InlineData("FTP", "URL=http://x")]
    public async Task An_address_that_is_none_is_refused_without_being_shown(string type, string property)
    {
        await using var platform = await FakePlatform.StartAsync();
        Add(platform, type, [property]);
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(
            () => services.GetRequiredService<IDestinationResolver>().ResolveAsync(new DestinationContract("X"), null, default).AsTask());

        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ldap.proxyType", "Internet")]
    [InlineData("ldap.authentication", "NoAuthentication")]
    [InlineData("ldap.url", "ldap://other.virtual:389")]
    public async Task What_the_build_saw_of_another_type_is_compared_under_its_own_name(string property, string actual)
    {
        await using var platform = await FakePlatform.StartAsync();
        Add(platform, "LDAP", ["ldap.url=ldap://ldap.virtual:389", "ldap.proxyType=OnPremise", "ldap.authentication=BasicAuthentication", "ldap.user=u", "ldap.password=p"]);
        platform.Destinations["X"][property] = actual;
        await using var services = platform.Services();
        var contract = new DestinationContract("X") { Type = "LDAP", Url = new Uri("ldap://ldap.virtual:389"), ProxyType = DestinationProxyType.OnPremise, Authentication = "BasicAuthentication" };

        var problem = await Assert.ThrowsAsync<DestinationContractException>(() => services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default).AsTask());

        Assert.Equal(property == "ldap.url" ? "address" : property, problem.Property);
    }

    [Theory]
    [InlineData("jco.client.mshost", "qas.virtual", "address", "rfc://erp.virtual", "rfc://qas.virtual")]
    [InlineData("jco.client.r3name", "QAS", "jco.client.r3name", "ERP", "QAS")]
    [InlineData("jco.client.r3name", "erp", "jco.client.r3name", "ERP", "erp")]
    [InlineData("jco.client.client", "200", "jco.client.client", "100", "200")]
    [InlineData("jco.client.cloud_connector_location_id", "dc-east", "jco.client.cloud_connector_location_id", "dc-west", "dc-east")]
    [InlineData("jco.destination.proxy_type", "Internet", "jco.destination.proxy_type", "OnPremise", "Internet")]
    [InlineData("jco.destination.auth_type", "PrincipalPropagation", "jco.destination.auth_type", "CONFIGURED_USER", "PrincipalPropagation")]
    [InlineData("jco.client.passwd", "an0ther", null, null, null)]
    [InlineData("jco.destination.pool_capacity", "9", null, null, null)]
    public async Task An_RFC_destination_leads_to_the_system_that_the_build_saw(string property, string value, string? named, string? expected, string? actual)
    {
        await using var platform = await FakePlatform.StartAsync();
        Add(platform, "RFC",
        [
            "jco.client.mshost=erp.virtual", "jco.client.r3name=ERP", "jco.client.client=100", "jco.client.user=BATCH", "jco.client.passwd=s3cret", "jco.client.cloud_connector_location_id=dc-west",
            "jco.destination.proxy_type=OnPremise", "jco.destination.auth_type=CONFIGURED_USER",
        ]);
        var contract = new DestinationContract("X")
        {
            Type = "RFC", Url = new Uri("rfc://erp.virtual/ERP"), SapClient = "100", LocationId = "dc-west", ProxyType = DestinationProxyType.OnPremise, Authentication = "CONFIGURED_USER",
        };
        await using var same = platform.Services();
        Assert.Equal("RFC", (await same.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default)).Type);
        platform.Destinations["X"][property] = value;
        await using var services = platform.Services();

        var problem = await Record.ExceptionAsync(() => services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default).AsTask());

        if (named is null)
        {
            Assert.Null(problem);
            return;
        }

        var mismatch = Assert.IsType<DestinationContractException>(problem);
        Assert.Equal((named, expected, actual), (mismatch.Property, mismatch.Expected, mismatch.Actual));
        Assert.Contains($"'{actual}'", mismatch.Message, StringComparison.Ordinal);
        Assert.Contains($"'{expected}'", mismatch.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", mismatch.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HTTP_client_of_another_type_is_refused_by_contract_and_by_answer()
    {
        await using var platform = await FakePlatform.StartAsync();
        Add(platform, "TCP", ["Address=scales.virtual:4001", "ProxyType=OnPremise"]);
        await using var services = platform.Services();
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var unknown = new DestinationContract("X") { Authentication = "NoAuthentication", ProxyType = DestinationProxyType.OnPremise };

        Assert.Throws<InvalidOperationException>(() => factory.CreateClient(new DestinationContract("Y") { Type = "TCP", Authentication = "NoAuthentication" }));
        using var client = factory.CreateClient(unknown);
        await Assert.ThrowsAsync<DestinationServiceException>(() => client.GetAsync(new Uri("x", UriKind.Relative)));
    }

    private static void Add(FakePlatform platform, string type, string[] properties)
        => platform.Destinations["X"] = properties.Select(static p => p.Split('=', 2)).Append(["Name", "X"]).Append(["Type", type]).ToDictionary(static p => p[0], static p => p[1]);
}
