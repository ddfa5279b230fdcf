using Btp.Connectivity.EndToEnd.Harness;

namespace Btp.Connectivity.EndToEnd;

/// <summary>Every fix of C# by <c>dotnet format analyzers</c>, in a project that knows nothing but the packages.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class FormatTests(PackedToolkit toolkit)
{
    private const string Before =
        """
        using System.Net;
        using System.Net.Http.Headers;
        using Microsoft.Extensions.Configuration;

        namespace Consumer;

        internal sealed class Violations(IConfiguration configuration, IHttpClientFactory factory)
        {
            public string Region => configuration["Region"] ?? "eu10";

            public static NetworkCredential Static(string password) => new("BATCH", password);

            public NetworkCredential Credential() => new("BATCH", "Tr0ub4dor&3");

            public void Header(HttpRequestMessage request)
            {
                request.Headers.Add("X-API-Key", "5b3c1f0a9d8e4c7fb2a6d1e0c9f8a7b6"); // of the partner
            }

            public static HttpClient Client()
            {
                var handler = new HttpClientHandler();
                handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
                return new HttpClient(handler);
            }

            public static HttpClient Another() => new(new HttpClientHandler
            {
                AllowAutoRedirect = false,
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            });

            public HttpClient Named() => factory.CreateClient("partner");

            public HttpClient Erp() => new() { BaseAddress = new Uri("http://erp.virtual:44300") };

            public static HttpRequestMessage Propagated(string user, string token)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "orders");
                request.Headers.Add("SAP-Connectivity-Authentication", "Bearer " + user);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                return request;
            }

            public static void Located(HttpRequestMessage request, string location)
            {
                // the second connector
                request.Headers.Add("SAP-Connectivity-SCC-Location-ID", location);
            }
        }
        """;

    private const string After =
        """
        using System.Net;
        using System.Net.Http.Headers;
        using Microsoft.Extensions.Configuration;

        namespace Consumer;

        internal sealed class Violations(IConfiguration configuration, IHttpClientFactory factory)
        {
            public string Region => configuration["Region"] ?? "eu10";

            public static NetworkCredential Static(string password) => new("BATCH", password);

            public NetworkCredential Credential() => new("BATCH", configuration["Violations:Password"] ?? throw new InvalidOperationException("The configuration has no value 'Violations:Password'"));

            public void Header(HttpRequestMessage request)
            {
                request.Headers.Add("X-API-Key", configuration["Violations:XApiKey"] ?? throw new InvalidOperationException("The configuration has no value 'Violations:XApiKey'")); // of the partner
            }

            public static HttpClient Client()
            {
                var handler = new HttpClientHandler();
                return new HttpClient(handler);
            }

            public static HttpClient Another() => new(new HttpClientHandler
            {
                AllowAutoRedirect = false,
            });

            public HttpClient Named() => factory.CreateClient("partner");

            public HttpClient Erp() => factory.CreateClient(Destinations.ERP);

            public static HttpRequestMessage Propagated(string user, string token)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "orders");
                request.Headers.Add("SAP-Connectivity-Authentication", "Bearer " + user);
                return request;
            }

            public static void Located(HttpRequestMessage request, string location)
            {
                // the second connector
                request.Headers.Add("SAP-Connectivity-SCC-Location_ID", location);
            }
        }
        """;

    [Fact]
    public async Task Each_fix_of_C_sharp_mends_a_project_that_builds_again()
    {
        var consumer = ConsumerProject.Create(toolkit);
        File.WriteAllText(consumer.Locate("Violations.cs"), Before);
        var broken = (await consumer.BuildAsync()).Fails();
        Assert.All(["error BTP3001", "error BTP3007", "warning BTP6001", "error BTP6003", "error BTP6004"], id => Assert.Contains(id, broken.Output, StringComparison.Ordinal));

        (await consumer.FormatAsync("BTP3001", "BTP3007", "BTP6001", "BTP6003", "BTP6004")).Succeeds();
        Assert.Equal(After, File.ReadAllText(consumer.Locate("Violations.cs")).ReplaceLineEndings("\n"));
        (await consumer.BuildAsync()).Succeeds();

        (await consumer.FormatAsync("BTP3001", "BTP3007", "BTP6001", "BTP6003", "BTP6004", "--verify-no-changes")).Succeeds();
    }
}
