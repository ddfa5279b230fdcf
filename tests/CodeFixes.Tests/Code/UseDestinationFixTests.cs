using Btp.Connectivity.Analyzers.Code.Addresses;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.CodeFixes.Code;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.CodeFixes.Tests.Code;

public sealed class UseDestinationFixTests
{
    private const string Manifest =
        """
        [
          { "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:8000", "ProxyType": "OnPremise", "Authentication": "BasicAuthentication", "User": "BATCH" },
          { "Name": "PLM-2", "Type": "HTTP", "URL": "http://plm.virtual:8000/plm", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }
        ]
        """;

    private const string Generated =
        """
        namespace System.Net.Http
        {
            public interface IHttpClientFactory { HttpClient CreateClient(string name); }
            public static class Extensions
            {
                public static HttpClient CreateClient(this IHttpClientFactory factory) => factory.CreateClient("");
                public static HttpClient CreateClient(this IHttpClientFactory factory, DestinationContract contract) => factory.CreateClient(contract.Name);
            }
        }

        public sealed record DestinationContract(string Name);
        public static class Destinations { public static DestinationContract ERP { get; } = new("ERP"); public static DestinationContract PLM_2 { get; } = new("PLM-2"); }
        """;

    [Fact]
    public Task A_client_with_a_base_address_comes_from_the_factory() => Verify<BackEndAddressAnalyzer>(
        """
        using System;
        using System.Net.Http;

        class Orders(IHttpClientFactory factory)
        {
            public HttpClient Create() => new HttpClient { BaseAddress = new Uri([|"http://erp.virtual:8000/"|]) };

            public HttpClient Behind()
            {
                // to the system itself, which the Cloud Connector maps
                var client = new HttpClient();
                client.BaseAddress = new Uri([|"https://s4app01.corp.local:44300"|]);
                return client;
            }
        }
        """,
        """
        using System;
        using System.Net.Http;

        class Orders(IHttpClientFactory factory)
        {
            public HttpClient Create() => factory.CreateClient(Destinations.ERP);

            public HttpClient Behind()
            {
                // to the system itself, which the Cloud Connector maps
                var client = factory.CreateClient(Destinations.ERP);
                return client;
            }
        }
        """);

    [Fact]
    public Task A_call_of_an_address_becomes_one_below_the_destination() => Verify<BackEndAddressAnalyzer>(
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        class Orders(IHttpClientFactory factory)
        {
            public async Task<string> Get()
            {
                using var client = factory.CreateClient();
                return await client.GetStringAsync([|"http://plm.virtual:8000/plm/bom?id=1"|]);
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        class Orders(IHttpClientFactory factory)
        {
            public async Task<string> Get()
            {
                using var client = factory.CreateClient(Destinations.PLM_2);
                return await client.GetStringAsync("bom?id=1");
            }
        }
        """);

    [Fact]
    public Task A_logon_of_the_code_goes_where_the_destination_logs_on_alike() => Verify<CredentialLiteralAnalyzer>(
        """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;

        class Orders(IHttpClientFactory factory)
        {
            public HttpClient Create() => new HttpClient(new HttpClientHandler { Credentials = new NetworkCredential("BATCH", {|BTP3001:"Tr0ub4dor&3"|}) }) { BaseAddress = new Uri("http://erp.virtual:8000") };

            public HttpClient Another()
            {
                var client = new HttpClient();
                client.BaseAddress = new Uri("http://erp.virtual:8000");
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", {|BTP3001:"QkFUQ0g6VHIwdWI0ZG9yJjM="|});
                return client;
            }
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;

        class Orders(IHttpClientFactory factory)
        {
            public HttpClient Create() => factory.CreateClient(Destinations.ERP);

            public HttpClient Another()
            {
                var client = factory.CreateClient(Destinations.ERP);
                return client;
            }
        }
        """);

    [Theory]
    [InlineData("IHttpClientFactory factory", "new HttpClient { BaseAddress = new Uri([|\"http://other.corp.local:8000\"|]) }")]
    [InlineData("IHttpClientFactory factory", "new HttpClient { BaseAddress = new Uri([|\"http://erp.virtual:8000/x/\"|]) }")]
    [InlineData("IHttpClientFactory factory", "new HttpClient { BaseAddress = new Uri([|\"http://erp.virtual:8000\"|]), Timeout = TimeSpan.FromMinutes(5) }")]
    [InlineData("IHttpClientFactory factory", "new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri([|\"http://erp.virtual:8000\"|]) }")]
    [InlineData("IHttpClientFactory factory", "new HttpClient { BaseAddress = new Uri([|\"http://plm.virtual:8000/plm/\"|]) }")]
    [InlineData("string factory", "new HttpClient { BaseAddress = new Uri([|\"http://erp.virtual:8000\"|]) }")]
    public Task Nothing_is_offered_where_the_destination_is_not_the_same(string parameter, string client) => Verify<BackEndAddressAnalyzer>(
        $$"""
        using System;
        using System.Net.Http;

        class Orders({{parameter}})
        {
            public string Name => factory.ToString()!;

            public HttpClient Create() => {{client}};
        }
        """,
        null);

    [Fact]
    public Task Nothing_is_offered_where_the_destination_logs_on_otherwise() => Verify<CredentialLiteralAnalyzer>(
        """
        using System.Net;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Orders(IHttpClientFactory factory)
        {
            public string Name => factory.ToString()!;

            public async Task<string> Get()
            {
                using var client = new HttpClient(new HttpClientHandler { Credentials = new NetworkCredential("BATCH", {|BTP3001:"Tr0ub4dor&3"|}) });
                return await client.GetStringAsync("http://plm.virtual:8000/plm/bom?id=1");
            }
        }
        """,
        null);

    private static Task Verify<TAnalyzer>(string before, string? after)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CodeFixTest<TAnalyzer, UseDestinationFix> { TestCode = before, OffersNothing = after is null };
        test.TestState.Sources.Add("Generated.cs", Generated);
        test.TestState.AdditionalFiles.Add("destinations.json", Manifest, "DestinationManifest");
        test.TestState.AdditionalFiles.Add(
            "scc.json",
            """{ "subaccounts": [ { "subaccount": "s", "locationID": "", "systemMappings": [ { "virtualHost": "erp.virtual", "virtualPort": "8000", "localHost": "s4app01.corp.local", "localPort": "44300", "protocol": "HTTPS" } ] } ] }""",
            "CloudConnectorManifest");
        if (after is not null)
            test.FixedState.Sources.Add(after);
        return test.RunAsync();
    }
}
