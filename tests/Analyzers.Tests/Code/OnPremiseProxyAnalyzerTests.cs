using Btp.Connectivity.Analyzers.Code.Headers;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class OnPremiseProxyAnalyzerTests
{
    [Theory]
    [InlineData("client.GetAsync({|BTP6002:\"https://s4.virtual:44300/sap\"|});")]
    [InlineData("client.BaseAddress = new Uri({|BTP6002:\"https://s4.virtual:44300\"|});")]
    [InlineData("_ = new HttpClient(handler) { BaseAddress = new Uri({|BTP6002:\"https://s4.virtual\"|}) };")]
    [InlineData("var r = new HttpRequestMessage(HttpMethod.Get, {|BTP6002:$\"https://{host}/sap\"|}); client.SendAsync(r);")]
    [InlineData("var r = new HttpRequestMessage(HttpMethod.Get, {|BTP6002:\"https://s4.virtual\"|}); r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"x\"); other.SendAsync(r);")]
    [InlineData("client.SendAsync(new HttpRequestMessage(HttpMethod.Get, {|BTP6002:Address|}));")]
    [InlineData("client.GetAsync(\"http://s4.virtual:44300/sap\"); other.GetAsync(\"https://api.example.com\"); other.BaseAddress = new Uri(\"https://api.example.com\");")]
    [InlineData("{|BTP6005:client.DefaultRequestHeaders.Add(\"Proxy-Authorization\", \"Bearer \" + host)|};")]
    [InlineData("{|BTP6005:client.DefaultRequestHeaders.ProxyAuthorization = new(\"Bearer\", host)|};")]
    [InlineData("{|BTP6005:proxy.Credentials = CredentialCache.DefaultCredentials|};")]
    [InlineData("_ = new WebProxy(connectivity[\"onpremise_proxy_host\"], 20003) { {|BTP6005:Credentials = CredentialCache.DefaultCredentials|} };")]
    [InlineData("client.DefaultRequestHeaders.Add(\"Proxy-Authorization\", \"Basic \" + host); client.DefaultRequestHeaders.ProxyAuthorization = new(\"Basic\", host);")]
    [InlineData("new HttpRequestMessage { Headers = { { \"Proxy-Authorization\", \"Bearer \" + host } } }.ToString(); other.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer \" + host);")]
    [InlineData("client.GetAsync({|BTP6002:$\"https://s4.virtual/{host}\"|}); client.GetAsync($\"{host}/https://s4.virtual\"); client.GetAsync(\"/sap?next=https://s4.virtual\");")]
    [InlineData("Registry.AddHttpClient(\"erp\", c => c.BaseAddress = new Uri({|BTP6002:\"https://s4.virtual\"|})).ConfigurePrimaryHttpMessageHandler(() => handler); Registry.AddHttpClient(\"api\", c => c.BaseAddress = new Uri(\"https://api.example.com\")).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());")]
    [InlineData("using var own = new HttpClient(handler); own.DefaultRequestHeaders.Add(\"Proxy-Authorization\", \"Bearer \" + host);")]
    [InlineData("new HttpRequestMessage().Headers.Add(\"Proxy-Authorization\", \"Bearer \" + host); _ = new WebProxy(\"proxy\", 80) { Credentials = CredentialCache.DefaultCredentials };")]
    [InlineData("#pragma warning disable BTP6002, BTP6005 // our own proxy\n client.GetAsync(\"https://s4.virtual:44300/sap\"); proxy.Credentials = null;")]
    public Task A_client_of_the_proxy_is_used_as_the_proxy_wants(string statements) => Verify(
        "class Registry { public static Registry AddHttpClient(string name, Action<HttpClient> set) => new(); public Registry ConfigurePrimaryHttpMessageHandler(Func<HttpMessageHandler> make) => this; } class A { const string Address = \"https://s4.virtual\"; void M(Dictionary<string, string> connectivity, HttpClient other) { var host = connectivity[\"onpremise_proxy_host\"]; var proxy = new WebProxy(host, 20003); var handler = new SocketsHttpHandler { Proxy = proxy }; var client = new HttpClient(handler);\n" + statements + "\n} }");

    [Theory]
    [InlineData("static readonly HttpClient {|BTP6006:s_client|} = new(new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) });", "SAP-Connectivity-Authentication", "s_client")]
    [InlineData("static readonly HttpMessageHandler {|BTP6006:s_handler|} = new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) };", "SAP-Connectivity-Authentication", "new HttpClient(s_handler)")]
    [InlineData("static readonly HttpClient s_client = new(new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) });", "X-Other", "s_client")]
    [InlineData("static readonly HttpClient s_client = new(new SocketsHttpHandler { Proxy = new WebProxy(\"proxy\", 20003) });", "SAP-Connectivity-Authentication", "s_client")]
    [InlineData("readonly HttpClient _client = new(new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) });", "SAP-Connectivity-Authentication", "_client")]
    public Task Connections_carry_an_identity(string field, string header, string client) => Verify(
        "static class Binding { public static string OnPremiseProxyHost => \"\"; } class A { " + field + " void M(string token) { var r = new HttpRequestMessage(HttpMethod.Get, \"/sap\"); r.Headers.Add(\"" + header + "\", token); " + client + ".SendAsync(r); } }");

    [Fact]
    public Task A_singleton_shares_its_client() => Verify(
        "static class Binding { public static string OnPremiseProxyHost => \"\"; } class Services { public void AddSingleton<T>() { } } class Start { void M(Services services) => services.AddSingleton<A>(); }\n"
        + "class A { readonly HttpClient {|BTP6006:_client|} = new(new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) }); void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _client.SendAsync(r); } }");

    [Theory]
    [InlineData("void M() => Clients.Erp.GetAsync({|BTP6002:\"https://s4.virtual:44300/sap\"|});")]
    [InlineData("void M(string token) { {|BTP6005:Clients.Erp.DefaultRequestHeaders.Add(\"Proxy-Authorization\", token)|}; }")]
    [InlineData("void M() { {|BTP6005:Clients.Proxy.Credentials = CredentialCache.DefaultCredentials|}; }")]
    [InlineData("void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); Clients.{|BTP6006:Erp|}.SendAsync(r); Clients.Erp.SendAsync(r); }")]
    [InlineData("#pragma warning disable BTP6006 // one user only\n void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); Clients.Erp.SendAsync(r); }")]
    [InlineData("void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); Clients.Other.SendAsync(r); Clients.Other.GetAsync(\"https://api.example.com\"); }")]
    public Task What_another_file_makes_is_known(string member)
    {
        var test = new AnalyzerTest<OnPremiseProxyAnalyzer> { TestCode = "#nullable disable\nusing System.Net; using System.Net.Http; class A {\n" + member + "\n}" };
        test.TestState.Sources.Add(
            "Clients.cs",
            """
            #nullable disable
            using System.Collections.Generic;
            using System.Net;
            using System.Net.Http;
            static class Clients
            {
                static readonly Dictionary<string, string> s_binding = new();
                public static WebProxy Proxy { get; } = new WebProxy(s_binding["onpremise_proxy_host"], 20003);
                public static readonly HttpClient Erp = new(new SocketsHttpHandler { Proxy = Proxy });
                public static readonly HttpClient Other = new();
            }
            """);
        return test.RunAsync();
    }

    // The first file sends for users; the others make what it sends with.
    [Theory]
    [InlineData("partial class A { readonly HttpClient {|BTP6006:_client|}; " + Send + " }", "partial class A : IHostedService { A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { public HttpClient {|BTP6006:_client|} { get; set; } " + Send + " }", "partial class A : IHostedService { A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _client.SendAsync(r); } }", "partial class A : IHostedService { readonly HttpClient {|BTP6006:_client|}; A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { static readonly HttpClient {|BTP6006:_client|} = Factory.Create(null); " + Send + " }", "static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    [InlineData("partial class A { static readonly HttpClient {|BTP6006:_client|} = new(Factory.Create(null)); " + Send + " }", "static class Factory { public static HttpMessageHandler Create(Dictionary<string, string> binding) { var proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003); return new SocketsHttpHandler { Proxy = proxy }; } }")]
    [InlineData("partial class A { static readonly HttpClient {|BTP6006:_client|} = new(new SocketsHttpHandler { Proxy = ((Dictionary<string, string>)null).Proxy() }); " + Send + " }", "static class Extensions { public static WebProxy Proxy(this Dictionary<string, string> binding) => new WebProxy(binding[\"onpremise_proxy_host\"], 20003); }")]
    [InlineData("partial class A { readonly Clients _clients; void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _clients.{|BTP6006:Erp|}.SendAsync(r); } }", "class Clients : IHostedService { public HttpClient Erp { get; } public Clients(Dictionary<string, string> binding) { Erp = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { readonly HttpClient {|BTP6006:_client|} = Shared.Made; " + Send + " } partial class A : IHostedService { }", "static class Shared { public static HttpClient Made => Factory.Create(null); } static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    public Task What_other_files_make_of_the_proxy_is_shared(string code, string other) => VerifyFiles(code, other);

    [Theory]
    [InlineData("partial class A { readonly HttpClient _client; " + Send + " }", "partial class A { A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { readonly HttpClient _client; " + Send + " }", "partial class A : IHostedService { A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(\"proxy\", 80) }); } }")]
    [InlineData("partial class A { readonly HttpClient _client; void M() => _client.SendAsync(null); }", "partial class A : IHostedService { A(Dictionary<string, string> binding) { _client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("partial class A { static readonly HttpClient _client = Factory.Create(null, false); " + Send + " }", "static class Factory { public static HttpClient Create(Dictionary<string, string> binding, bool isOnPremise) => isOnPremise ? new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }) : new(); }")]
    [InlineData("partial class A { static readonly HttpClient _client = Other.Create(null); " + Send + " }", "static class Other { public static HttpClient Create(object o) => new(); } static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    [InlineData("partial class A { static HttpClient _client => Factory.Create(null); " + Send + " }", "static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    [InlineData("partial class A { void M(string token) { var _client = Factory.Create(null); var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _client.SendAsync(r); } }", "static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    [InlineData("partial class A { readonly Clients _clients; void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _clients.Erp.SendAsync(r); } }", "class Clients { public HttpClient Erp { get; } public Clients(Dictionary<string, string> binding) { Erp = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); } }")]
    [InlineData("\n#pragma warning disable BTP6006 // one user only\n partial class A { static readonly HttpClient _client = Factory.Create(null); " + Send + " }", "static class Factory { public static HttpClient Create(Dictionary<string, string> binding) => new(new SocketsHttpHandler { Proxy = new WebProxy(binding[\"onpremise_proxy_host\"], 20003) }); }")]
    public Task What_other_files_make_is_not_shared_by_all(string code, string other) => VerifyFiles(code, other);

    [Fact]
    public Task Suppressed_it_may_be_shared() => Verify(
        "static class Binding { public static string OnPremiseProxyHost => \"\"; } class A {\n#pragma warning disable BTP6006 // a technical user, the same for all\n static readonly HttpClient s_client = new(new SocketsHttpHandler { Proxy = new WebProxy(Binding.OnPremiseProxyHost, 20003) });\n void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); s_client.SendAsync(r); } }");

    [Fact]
    public Task A_default_header_is_sent_for_everybody() => Verify("class A(HttpClient client) { readonly HttpClient _client = client; void M(string token) { {|BTP6006:_client.DefaultRequestHeaders.Add(\"SAP-Connectivity-Authentication\", token)|}; } }");

    private const string Send = "void M(string token) { var r = new HttpRequestMessage(); r.Headers.Add(\"SAP-Connectivity-Authentication\", token); _client.SendAsync(r); }";

    private static Task VerifyFiles(string code, string other)
    {
        const string Usings = "#nullable disable\nusing System.Collections.Generic; using System.Net; using System.Net.Http;\n";
        var test = new AnalyzerTest<OnPremiseProxyAnalyzer> { TestCode = Usings + code };
        test.TestState.Sources.Add(Usings + "interface IHostedService { } " + other);
        return test.RunAsync();
    }

    private static Task Verify(string code) => new AnalyzerTest<OnPremiseProxyAnalyzer> { TestCode = "#nullable disable\nusing System; using System.Collections.Generic; using System.Net; using System.Net.Http;\n" + code }.RunAsync();
}
