using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Bindings;

public sealed class ServiceBindingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void VCAP_SERVICES_gives_label_name_plan_tags_and_credentials()
    {
        var binding = Bindings(("VCAP_SERVICES", """
            { "destination": [ { "label": "destination", "instance_name": "my-dest", "name": "alias", "plan": "lite", "tags": ["a","b"], "credentials": { "clientid": "x", "port": 20003, "nested": { "k": 1 } } } ] }
            """)).GetRequired("destination");

        Assert.Equal(("destination", "my-dest", "lite"), (binding.Label, binding.Name, binding.Plan));
        Assert.Equal(["a", "b"], binding.Tags);
        Assert.Equal("20003", binding.GetCredential("port"));
        Assert.Equal("""{ "k": 1 }""", binding.GetCredential("nested"));
        Assert.Null(binding.GetCredential("absent"));
    }

    [Fact]
    public void VCAP_SERVICES_FILE_PATH_wins_over_the_variable()
    {
        var file = Write("vcap.json", """{ "destination": [ { "name": "from-file", "credentials": {} } ] }""");

        var bindings = Bindings(("VCAP_SERVICES_FILE_PATH", file), ("VCAP_SERVICES", """{ "destination": [ { "name": "from-variable" } ] }"""));

        Assert.Equal("from-file", bindings.GetRequired("destination").Name);
    }

    [Fact]
    public void A_mounted_binding_follows_its_metadata()
    {
        Write("b1/.metadata", """
            { "metaDataProperties": [ { "name": "instance_name", "format": "text" }, { "name": "label", "format": "text" }, { "name": "plan", "format": "text" }, { "name": "tags", "format": "json" } ],
              "credentialProperties": [ { "name": "clientid", "format": "text" }, { "name": "domains", "format": "json" }, { "name": "all", "format": "json", "container": true } ] }
            """);
        Write("b1/instance_name", "k8s-dest");
        Write("b1/label", "destination");
        Write("b1/plan", "lite\n");
        Write("b1/tags", """["t"]""");
        Write("b1/clientid", "id\n");
        Write("b1/domains", """["d1"]""");
        Write("b1/all", """{ "uri": "https://x" }""");
        Write("b1/not-declared", "x");

        var binding = Bindings(("SERVICE_BINDING_ROOT", _folder)).GetRequired("destination");

        Assert.Equal(("k8s-dest", "lite"), (binding.Name, binding.Plan));
        Assert.Equal(["t"], binding.Tags);
        Assert.Equal("id", binding.GetCredential("clientid"));
        Assert.Equal("""["d1"]""", binding.GetCredential("domains"));
        Assert.Equal("https://x", binding.GetCredential("uri"));
        Assert.Null(binding.GetCredential("not-declared"));
    }

    [Fact]
    public void A_mounted_binding_without_metadata_follows_the_convention()
    {
        Write("b2/type", "xsuaa");
        Write("b2/clientid", "id");

        var binding = Bindings(("SERVICE_BINDING_ROOT", _folder)).GetRequired("xsuaa");

        Assert.Equal(("b2", "id"), (binding.Name, binding.GetCredential("clientid")));
    }

    [Fact]
    public void A_name_in_metadata_cannot_leave_the_bindings_directory()
    {
        Write("secret.txt", "outside");
        Write("b3/.metadata", """{ "metaDataProperties": [ { "name": "label", "format": "text" } ], "credentialProperties": [ { "name": "../secret.txt", "format": "text" } ] }""");
        Write("b3/label", "destination");

        Assert.Empty(Bindings(("SERVICE_BINDING_ROOT", _folder)).GetRequired("destination").Credentials);
    }

    [Fact]
    public void The_configuration_gives_bindings_too()
    {
        var binding = Bindings(
            ("Btp:Bindings:0:label", "destination"),
            ("Btp:Bindings:0:name", "local"),
            ("Btp:Bindings:0:credentials:clientid", "id"),
            ("Btp:Bindings:0:credentials:domains:0", "d")).GetRequired("destination");

        Assert.Equal(("local", "id", """["d"]"""), (binding.Name, binding.GetCredential("clientid"), binding.GetCredential("domains")));
    }

    [Fact]
    public void A_missing_binding_names_the_service_and_the_lines_for_the_descriptor()
    {
        var problem = Assert.Throws<MissingBindingException>(() => Bindings().GetRequired("connectivity"));

        Assert.Equal("connectivity", problem.Service);
        Assert.Contains("requires:\n      - name: connectivity\n", problem.DescriptorLines, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_instances_are_chosen_by_name_and_never_by_chance()
    {
        var bindings = Bindings(("VCAP_SERVICES", """{ "destination": [ { "name": "a" }, { "name": "b" } ] }"""));

        Assert.Equal("b", bindings.GetRequired("destination", "b").Name);
        var problem = Assert.Throws<MissingBindingException>(() => bindings.GetRequired("destination"));
        Assert.Contains("more than once", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_json_is_reported_without_the_text()
    {
        var problem = Assert.Throws<ConnectivityException>(() => Bindings(("VCAP_SERVICES", """{ "a": s3cr3t }""")).All);

        Assert.DoesNotContain("s3cr3t", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_binding_prints_no_credential()
    {
        var binding = Bindings(("VCAP_SERVICES", """{ "destination": [ { "name": "a", "plan": "lite", "credentials": { "clientsecret": "s3cr3t" } } ] }""")).GetRequired("destination");

        Assert.Equal("destination 'a' (lite)", binding.ToString());
    }

    [Theory]
    [InlineData("http://a.test")]
    [InlineData("http://127.0.0.1.a.test")]
    [InlineData("ftp://a.test")]
    [InlineData("/oauth/token")]
    public void Secrets_are_sent_by_https_alone(string address)
    {
        Assert.Throws<MissingBindingException>(() => Connectivity($"\"url\": \"{address}\", \"onpremise_proxy_http_port\": 20003"));
        Assert.Throws<MissingBindingException>(() => new DestinationServiceBinding(Bindings(("VCAP_SERVICES", $$"""
            { "destination": [ { "name": "d", "credentials": { "clientid": "x", "clientsecret": "s", "url": "https://a.test", "uri": "{{address}}" } } ] }
            """)).GetRequired("destination")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    public void On_this_machine_a_development_landscape_may_speak_http(string address)
        => Assert.Equal($"{address}/oauth/token", Connectivity($"\"url\": \"{address}\", \"onpremise_proxy_http_port\": 20003").Client.TokenEndpoint.AbsoluteUri);

    [Theory]
    [InlineData("token_service_url", "https://a.test")]
    [InlineData("token_service_url", "https://a.test/")]
    [InlineData("token_service_url", "https://a.test/oauth/token")]
    [InlineData("url", "https://a.test")]
    public void The_token_endpoint_is_the_same_with_and_without_its_path_and_by_either_name(string name, string value)
    {
        var binding = Connectivity($"\"{name}\": \"{value}\", \"onpremise_proxy_http_port\": \"20003\"");

        Assert.Equal("https://a.test/oauth/token", binding.Client.TokenEndpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("\"onpremise_proxy_http_port\": \"20003\"")]
    [InlineData("\"onpremise_proxy_http_port\": 20003")]
    [InlineData("\"onpremise_proxy_port\": \"20003\"")]
    public void A_port_is_text_or_a_number_under_either_name(string port)
        => Assert.Equal("http://proxy.test:20003/", Connectivity($"\"url\": \"https://a.test\", {port}").HttpProxy.AbsoluteUri);

    [Theory]
    [InlineData("\"onpremise_proxy_http_port\": \"none\"")]
    [InlineData("\"onpremise_proxy_http_port\": 70000")]
    [InlineData("\"x\": 1")]
    public void What_is_no_port_is_refused(string port)
        => Assert.Throws<MissingBindingException>(() => Connectivity($"\"url\": \"https://a.test\", {port}"));

    [Fact]
    public void A_certificate_asks_the_certificate_host()
    {
        var client = Client("""{ "clientid": "x", "certificate": "PEM", "key": "PEM", "url": "https://a.test", "certurl": "https://a.cert.test", "uri": "https://d" }""");

        Assert.True(client.UsesCertificate);
        Assert.Equal("https://a.cert.test/oauth/token", client.TokenEndpoint.AbsoluteUri);
    }

    [Fact]
    public void Credentials_with_neither_secret_nor_certificate_are_refused()
        => Assert.Throws<MissingBindingException>(() => Client("""{ "clientid": "x", "url": "https://a.test", "uri": "https://d" }"""));

    private static OAuthClient Client(string credentials)
        => new DestinationServiceBinding(Bindings(("VCAP_SERVICES", $$"""{ "destination": [ { "name": "a", "credentials": {{credentials}} } ] }""")).GetRequired("destination")).Client;

    private static ConnectivityServiceBinding Connectivity(string credentials)
        => new(Bindings(("VCAP_SERVICES", $$"""
            { "connectivity": [ { "name": "c", "credentials": { "clientid": "x", "clientsecret": "y", "onpremise_proxy_host": "proxy.test", {{credentials}} } } ] }
            """)).GetRequired("connectivity"));

    private static IServiceBindings Bindings(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build());
        services.AddBtpConnectivity();
        return services.BuildServiceProvider().GetRequiredService<IServiceBindings>();
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
