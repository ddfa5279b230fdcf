using System.Net;
using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Microsoft.Extensions.DependencyInjection;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Landscape;

/// <summary>The runtime against the landscape of the package, whose S/4HANA binds sessions to users as an ABAP system does.</summary>
public sealed class DefaultLandscapeTests
{
    private const string Service = "/sap/opu/odata/sap/API_SALES_ORDER_SRV";

    private static readonly DestinationContract S4HANA = new("S4HANA")
    {
        Type = "HTTP", Url = new("http://s4hana.virtual:44300"), ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation", LocationId = "dc-west", SapClient = "100",
    };

    [Fact]
    public async Task Two_users_interleaved_200_calls_each_are_who_they_are_in_S4HANA()
    {
        await using var landscape = await RunningLandscape.StartAsync(LandscapeDefinition.Default());
        await using var services = TestLandscape.Services(landscape);
        var users = new[] { "ALICE", "BOB" }.Select(name => UserContext.FromToken(landscape.UserToken(name))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(async i =>
        {
            var id = $"{users[i % 2].UserName}-{i}";
            using var response = await SendAsync(services, users[i % 2], HttpMethod.Get, id);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }));

        var seen = landscape.Audit.At(Hop.BackEnd);
        Assert.Equal(400, seen.Count);
        Assert.All(seen, static entry => Assert.StartsWith(entry.Principal + "-", entry.CorrelationId, StringComparison.Ordinal));
        Assert.DoesNotContain(landscape.Audit.Entries, static entry => entry.Status >= 400);
    }

    [Fact]
    public async Task A_changing_request_passes_the_protection_against_forgery_of_a_session_bound_to_its_user()
    {
        await using var landscape = await RunningLandscape.StartAsync(LandscapeDefinition.Default());
        await using var services = TestLandscape.Services(landscape);
        var alice = UserContext.FromToken(landscape.UserToken("ALICE"));

        using var response = await SendAsync(services, alice, HttpMethod.Post, "write");

        // The body has no type: 415 says that the request was let through to where that is decided, 403 that it was not.
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(["HEAD", "POST"], landscape.Audit.At(Hop.BackEnd).Select(static entry => entry.Method));
    }

    private static async Task<HttpResponseMessage> SendAsync(IServiceProvider services, UserContext user, HttpMethod method, string correlationId)
    {
        services.GetRequiredService<IUserContextAccessor>().Current = user;
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(S4HANA);
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? $"{Service}/A_SalesOrder?$top=1&$format=json" : $"{Service}/A_SalesOrder");
        request.Options.Set(DestinationRequestOptions.ServiceRoot, Service);
        request.Headers.Add("x-correlationid", correlationId);
        request.Content = method == HttpMethod.Get ? null : new ByteArrayContent("{}"u8.ToArray());
        return await client.SendAsync(request);
    }
}
