using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class AuditTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    private AuditTrail Audit => landscape.Landscape.Audit;

    [Theory]
    [InlineData("x-correlationid", "call-1", "call-1")]
    [InlineData("X-Correlation-ID", "call-2", "call-2")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0af7651916cd43dd8448eb211c80319c")]
    public async Task The_entries_of_a_call_are_joined_hop_by_hop(string header, string value, string id)
    {
        Assert.Equal(200, (await landscape.CallAsync(TestLandscape.S4 + "/open/orders?$top=1", "ALICE", also: (header, value))).Status);
        var entries = Audit.For(id);
        Assert.Equal([Hop.ConnectivityProxy, Hop.CloudConnector, Hop.BackEnd], entries.Select(e => e.Hop));
        Assert.All(entries, e => Assert.Equal(("ALICE", "GET", 200), (e.Principal, e.Method, e.Status)));
        Assert.Equal(["http://s4hana.virtual:44300/open/orders", "/open/orders", "/open/orders"], entries.Select(e => e.Path));
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.True(pair.First.Duration >= pair.Second.Duration));
        Assert.All(entries, e => Assert.True(e.Duration > TimeSpan.Zero));
    }

    [Fact]
    public async Task A_call_without_an_id_gets_one_that_goes_along()
    {
        Audit.Clear();
        await landscape.CallAsync(TestLandscape.S4 + "/open/", "BOB");
        var proxy = Assert.Single(Audit.At(Hop.ConnectivityProxy));
        Assert.Equal(3, Audit.For(proxy.CorrelationId).Count);
    }

    [Fact]
    public async Task A_refusal_is_written_where_it_was_made_with_its_reason()
    {
        Assert.Equal(403, (await landscape.CallAsync(TestLandscape.S4 + "/secret", "ALICE", also: ("x-correlationid", "refused"))).Status);
        var entries = Audit.For("refused");
        Assert.Equal([Hop.ConnectivityProxy, Hop.CloudConnector], entries.Select(e => e.Hop));
        Assert.Equal(403, entries[1].Status);
        Assert.StartsWith("Access denied to resource /secret", entries[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_and_Destination_service_write_too_also_the_tokens_that_a_destination_needs()
    {
        var token = await landscape.TokenAsync("destination");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(landscape.Landscape.DestinationService, "destination-configuration/v1/destinations/AS_USER"));
        request.Headers.Add("Authorization", "Bearer " + token);
        request.Headers.Add("X-user-token", landscape.Landscape.UserToken("ALICE"));
        request.Headers.Add("x-correlationid", "find");
        using var response = await landscape.Http.SendAsync(request);
        var entries = Audit.For("find");
        Assert.Equal([Hop.DestinationService, Hop.TokenService], entries.Select(e => e.Hop));
        Assert.Equal(("AS_USER", TestLandscape.Orders), (entries[0].Detail, entries[0].Tenant));
        Assert.Equal("ALICE", entries[1].Principal);
    }

    [Fact]
    public async Task Who_has_no_valid_token_has_no_name()
    {
        Audit.Clear();
        await landscape.DestinationAsync("destinations/S4HANA", "nonsense");
        var entry = Assert.Single(Audit.At(Hop.DestinationService));
        Assert.Equal((null, 401), (entry.Principal, entry.Status));
    }

    [Fact]
    public async Task A_forged_token_puts_nobodys_name_into_the_trail()
    {
        var forged = landscape.Landscape.UserToken("ALICE")[..^8] + "AAAAAAAA";
        await using var connection = await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy);
        var headers = await landscape.HeadersAsync(TestLandscape.S4);
        headers.AddRange([("SAP-Connectivity-Authentication", "Bearer " + forged), ("x-correlationid", "forged")]);
        Assert.Equal(401, (await connection.SendAsync("GET", TestLandscape.S4 + "/open/", headers)).Status);
        Assert.NotEmpty(Audit.For("forged"));
        Assert.DoesNotContain(Audit.For("forged"), e => e.Principal == "ALICE");
    }

    [Fact]
    public async Task No_entry_holds_a_secret()
    {
        Audit.Clear();
        var token = landscape.Landscape.UserToken("ALICE");
        await landscape.CallAsync(TestLandscape.S4 + "/open/?token=" + token, also: ("Authorization", "Basic " + Convert.ToBase64String("BATCH:b:atch"u8)));
        await landscape.CallAsync("http://someone:hidden@s4hana.virtual:44300/open/");
        await landscape.TokenAsync("destination");
        var text = string.Join('\n', Audit.Entries);
        foreach (var secret in (string[])[token, "b:atch", "hidden", landscape.Credential("destination", "clientsecret")])
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.NotEmpty(Audit.Of("batch"));
    }

    [Fact]
    public void The_oldest_entries_make_room()
    {
        var audit = new AuditTrail();
        var entry = new AuditEntry { Time = DateTimeOffset.UnixEpoch, Hop = Hop.BackEnd, Principal = null, Method = "GET", Path = "/", Status = 200, CorrelationId = "first" };
        audit.Record(entry);
        for (var i = 0; i < AuditTrail.Capacity; i++)
            audit.Record(entry with { CorrelationId = "later" });
        Assert.Empty(audit.For("first"));
        Assert.Equal(AuditTrail.Capacity, audit.Entries.Count);
    }
}
