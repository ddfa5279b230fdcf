using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class DestinationServiceTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private async Task<JsonElement> FindAsync(string name, string? userToken = null, string? token = null)
    {
        var (status, answer) = await landscape.DestinationAsync("destinations/" + name, token ?? await landscape.TokenAsync("destination"), userToken);
        Assert.Equal(200, status);
        return answer;
    }

    [Fact]
    public async Task A_destination_is_found_with_its_owner_and_all_its_properties_as_texts()
    {
        var answer = await FindAsync("S4HANA");
        Assert.Equal(TestLandscape.Orders, answer.GetProperty("owner").GetProperty("SubaccountId").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("owner").GetProperty("InstanceId").ValueKind);
        var configuration = answer.GetProperty("destinationConfiguration");
        Assert.Equal(["Name", "Type", "URL", "ProxyType", "Authentication", "sap-client"], configuration.EnumerateObject().Select(p => p.Name));
        Assert.Equal("100", configuration.GetProperty("sap-client").GetString());
        Assert.False(answer.TryGetProperty("authTokens", out _));
    }

    [Fact]
    public async Task The_instance_wins_over_the_subaccount()
    {
        var answer = await FindAsync("SHADOWED");
        Assert.Equal("https://instance.example", answer.GetProperty("destinationConfiguration").GetProperty("URL").GetString());
        Assert.Equal(landscape.Credential("destination", "instanceid"), answer.GetProperty("owner").GetProperty("InstanceId").GetString());
    }

    [Fact]
    public async Task An_unknown_destination_is_answered_with_the_text_that_clients_know()
    {
        var (status, answer) = await landscape.DestinationAsync("destinations/NOWHERE", await landscape.TokenAsync("destination"));
        Assert.Equal(404, status);
        Assert.Equal("{\"ErrorMessage\":\"Configuration with the specified name was not found\"}", answer.GetRawText());
    }

    [Fact]
    public async Task Names_are_case_sensitive() =>
        Assert.Equal(404, (await landscape.DestinationAsync("destinations/s4hana", await landscape.TokenAsync("destination"))).Status);

    [Fact]
    public async Task Without_a_valid_token_of_its_own_client_nobody_gets_in()
    {
        var valid = await landscape.TokenAsync("destination");
        Assert.Equal(200, (await landscape.DestinationAsync("destinations/S4HANA", valid)).Status);
        Assert.Equal(401, (await landscape.DestinationAsync("destinations/S4HANA", null)).Status);
        Assert.Equal(401, (await landscape.DestinationAsync("destinations/S4HANA", valid[..^8] + "AAAAAAAA")).Status);
        Assert.Equal(401, (await landscape.DestinationAsync("destinations/S4HANA", await landscape.TokenAsync("connectivity"))).Status);
        Assert.Equal(401, (await landscape.DestinationAsync("destinations/S4HANA", landscape.Landscape.UserToken("ALICE"))).Status);
    }

    [Fact]
    public async Task A_tenant_sees_its_own_destinations_only() =>
        Assert.Equal(404, (await landscape.DestinationAsync("destinations/S4HANA", await landscape.TokenAsync("destination", TestLandscape.Other))).Status);

    [Fact]
    public async Task A_Basic_destination_comes_with_its_header()
    {
        var token = (await FindAsync("S4_BATCH")).GetProperty("authTokens")[0];
        Assert.Equal("Basic", token.GetProperty("type").GetString());
        Assert.Equal("Authorization", token.GetProperty("http_header").GetProperty("key").GetString());
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("BATCH:b:atch")), token.GetProperty("http_header").GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_client_credentials_destination_comes_with_a_token_of_its_own_client()
    {
        var token = (await FindAsync("PRICES")).GetProperty("authTokens")[0];
        Assert.Equal("prices-client", new JsonWebToken(token.GetProperty("value").GetString()).GetClaim("client_id").Value);
        Assert.Equal("bearer", token.GetProperty("type").GetString());
        Assert.Equal("43200", token.GetProperty("expires_in").GetString());
        Assert.Equal("Bearer " + token.GetProperty("value").GetString(), token.GetProperty("http_header").GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_secret_that_the_manifest_leaves_open_is_made_up() =>
        Assert.DoesNotContain("((", (await FindAsync("PRICES")).GetProperty("destinationConfiguration").GetProperty("clientSecret").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("AS_USER")]
    [InlineData("AS_BEARER")]
    public async Task A_user_destination_exchanges_the_token_in_X_user_token(string name)
    {
        var token = (await FindAsync(name, landscape.Landscape.UserToken("ALICE"))).GetProperty("authTokens")[0];
        var read = new JsonWebToken(token.GetProperty("value").GetString());
        Assert.Equal(("ALICE", "api-client"), (read.GetClaim("user_name").Value, read.GetClaim("client_id").Value));
    }

    [Fact]
    public async Task A_user_destination_takes_the_user_of_an_exchanged_service_token_too()
    {
        var exchanged = await landscape.ExchangeAsync("destination", landscape.Landscape.UserToken("BOB"));
        var token = (await FindAsync("AS_USER", token: exchanged)).GetProperty("authTokens")[0];
        Assert.Equal("BOB", new JsonWebToken(token.GetProperty("value").GetString()).GetClaim("user_name").Value);
    }

    [Theory]
    [InlineData("AS_USER", null, "X-user-token")]
    [InlineData("AS_USER", "nonsense", "X-user-token")]
    [InlineData("BROKEN", null, "401")]
    [InlineData("SAML", null, "OAuth2SAMLBearerAssertion")]
    public async Task A_token_that_cannot_be_had_is_an_error_inside_an_answer_of_200(string name, string? userToken, string says)
    {
        var token = (await FindAsync(name, userToken)).GetProperty("authTokens")[0];
        Assert.Equal(("", ""), (token.GetProperty("type").GetString(), token.GetProperty("value").GetString()));
        Assert.Contains(says, token.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_of_another_tenant_is_not_exchanged()
    {
        var token = (await FindAsync("AS_USER", landscape.Landscape.UserToken("CAROL"))).GetProperty("authTokens")[0];
        Assert.Contains("not a valid token of a user of this tenant", token.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COMMON", "other", TestLandscape.Other)]
    [InlineData("COMMON", null, TestLandscape.Orders)]
    [InlineData("PRICES", "other", TestLandscape.Orders)]
    public async Task X_tenant_chooses_the_tenant_of_a_common_token_service_only(string name, string? tenant, string zone)
    {
        var (_, answer) = await landscape.DestinationAsync("destinations/" + name, await landscape.TokenAsync("destination"), tenant: tenant);
        Assert.Equal(zone, new JsonWebToken(answer.GetProperty("authTokens")[0].GetProperty("value").GetString()).GetClaim("zid").Value);
    }

    [Fact]
    public async Task A_technical_user_travels_in_the_header_of_the_connector()
    {
        var token = (await FindAsync("AS_TECHNICAL")).GetProperty("authTokens")[0];
        Assert.Equal("SAP-Connectivity-Technical-Authentication", token.GetProperty("http_header").GetProperty("key").GetString());
    }

    [Fact]
    public async Task The_password_grant_works_for_destinations_with_user_and_password()
    {
        var token = (await FindAsync("BY_PASSWORD")).GetProperty("authTokens")[0];
        Assert.Equal("ALICE", new JsonWebToken(token.GetProperty("value").GetString()).GetClaim("user_name").Value);
    }

    [Fact]
    public async Task SkipTokenRetrieval_leaves_the_tokens_out()
    {
        var skipped = await FindAsync("S4_BATCH?$skipTokenRetrieval=true");
        Assert.False(skipped.TryGetProperty("authTokens", out _));
        Assert.True((await FindAsync("S4_BATCH?$skipTokenRetrieval=false")).TryGetProperty("authTokens", out _));
    }

    [Fact]
    public async Task A_key_store_comes_along_and_opens_with_the_password()
    {
        var answer = await FindAsync("BY_CERTIFICATE");
        var certificate = answer.GetProperty("certificates")[0];
        Assert.Equal(("client.p12", "CERTIFICATE"), (certificate.GetProperty("Name").GetString(), certificate.GetProperty("Type").GetString()));
        using var opened = X509CertificateLoader.LoadPkcs12(
            Convert.FromBase64String(certificate.GetProperty("Content").GetString()!), answer.GetProperty("destinationConfiguration").GetProperty("KeyStorePassword").GetString());
        Assert.True(opened.HasPrivateKey);
        Assert.False((await FindAsync("S4HANA")).TryGetProperty("certificates", out _));
    }

    [Fact]
    public async Task The_lists_of_both_levels_hold_plain_configurations()
    {
        var token = await landscape.TokenAsync("destination");
        var (_, subaccount) = await landscape.DestinationAsync("subaccountDestinations", token);
        var (_, instance) = await landscape.DestinationAsync("instanceDestinations", token);
        Assert.Equal(13, subaccount.GetArrayLength());
        Assert.Equal(["SHADOWED"], instance.EnumerateArray().Select(d => d.GetProperty("Name").GetString()));
        Assert.Equal("https://subaccount.example", (await landscape.DestinationAsync("subaccountDestinations/SHADOWED", token)).Answer.GetProperty("URL").GetString());
        Assert.Equal(404, (await landscape.DestinationAsync("instanceDestinations/S4HANA", token)).Status);
        Assert.Equal("client.p12", (await landscape.DestinationAsync("subaccountCertificates/client.p12", token)).Answer.GetProperty("Name").GetString());
    }

    [Fact]
    public async Task An_internet_address_of_a_system_of_the_landscape_leads_to_loopback()
    {
        var url = new Uri((await FindAsync("PRICES")).GetProperty("destinationConfiguration").GetProperty("URL").GetString()!);
        Assert.True(url.IsLoopback);
        Assert.Equal("/v1", url.AbsolutePath);
        Assert.Equal("https://open.example", (await FindAsync("OPEN")).GetProperty("destinationConfiguration").GetProperty("URL").GetString());
    }

    [Fact]
    public async Task Destinations_can_be_put_and_removed_while_it_runs()
    {
        var store = landscape.Landscape.Destinations;
        store.Put(TestLandscape.Orders, DestinationLevel.Subaccount, new StoredDestination([new("Name", "LATE"), new("Type", "HTTP"), new("URL", "https://late.example")]));
        Assert.Equal("https://late.example", (await FindAsync("LATE")).GetProperty("destinationConfiguration").GetProperty("URL").GetString());
        store.Remove(TestLandscape.Orders, DestinationLevel.Subaccount, "LATE");
        Assert.Equal(404, (await landscape.DestinationAsync("destinations/LATE", await landscape.TokenAsync("destination"))).Status);
    }
}
