using System.Text.Json;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Tests.Harness;

namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class BindingTests(TestLandscape landscape) : IClassFixture<TestLandscape>
{
    [Theory]
    [InlineData("destination", "lite", "clientid,clientsecret,uri,url,instanceid,xsappname,uaadomain,tenantmode,verificationkey,identityzone,tenantid")]
    [InlineData("connectivity", "lite", "clientid,clientsecret,onpremise_proxy_host,onpremise_proxy_http_port,onpremise_proxy_port,token_service_url,token_service_domain,url,uaadomain,tenantid,subaccount_id,subaccount_subdomain")]
    [InlineData("xsuaa", "application", "clientid,clientsecret,url,apiurl,sburl,uaadomain,verificationkey,xsappname,identityzone,identityzoneid,tenantid,tenantmode,subaccountid,zoneid,credential-type")]
    public void A_binding_has_the_credentials_of_the_real_one(string service, string plan, string keys)
    {
        var binding = Assert.Single(landscape.Bindings[service]!.AsArray())!;
        Assert.Equal((service, plan), ((string)binding["label"]!, (string)binding["plan"]!));
        Assert.Contains(service, binding["tags"]!.AsArray().Select(t => (string)t!));
        foreach (var key in keys.Split(','))
            Assert.False(string.IsNullOrEmpty(landscape.Credential(service, key)), key);
    }

    [Fact]
    public void The_token_host_is_the_same_with_and_without_a_tenant()
    {
        // Token libraries call https://{uaadomain} for a tenant that they know, and url otherwise.
        Assert.Equal(landscape.Credential("xsuaa", "url"), "https://" + landscape.Credential("xsuaa", "uaadomain"));
        Assert.Equal(landscape.Credential("connectivity", "token_service_url"), "https://" + landscape.Credential("connectivity", "uaadomain"));
    }

    [Fact]
    public void Ports_are_texts() =>
        Assert.Equal(landscape.Landscape.ConnectivityProxy.Port, int.Parse(landscape.Credential("connectivity", "onpremise_proxy_http_port"), System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_folders_of_Kubernetes_say_the_same_as_VCAP_SERVICES()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            landscape.Landscape.WriteServiceBindingRoot(root.FullName);
            Assert.Equal(4, root.GetDirectories().Length);
            foreach (var service in (string[])["destination", "connectivity", "xsuaa", "identity"])
            {
                var folder = Path.Combine(root.FullName, "local-" + service);
                var metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ".metadata")))!;
                Assert.Equal(service, File.ReadAllText(Path.Combine(folder, "type")));
                Assert.Contains("tags", metadata["metaDataProperties"]!.AsArray().Where(p => (string)p!["format"]! == "json").Select(p => (string)p!["name"]!));
                var credentials = metadata["credentialProperties"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => File.ReadAllText(Path.Combine(folder, (string)p!["name"]!)));
                Assert.Equal(
                    landscape.Bindings[service]![0]!["credentials"]!.AsObject().ToDictionary(c => c.Key, c => c.Value is JsonValue text && text.TryGetValue<string>(out var value) ? value : c.Value!.ToJsonString()),
                    credentials);
                if (!OperatingSystem.IsWindows())
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "clientsecret")));
            }
        }
        finally
        {
            root.Delete(true);
        }
    }

    [Fact]
    public async Task The_file_of_the_CA_is_there_while_the_landscape_is()
    {
        string file;
        await using (var own = await LocalLandscape.StartAsync(TestLandscape.Definition()))
        {
            file = own.CertificateAuthorityFile;
            Assert.Equal(own.CertificateAuthorityPem, await File.ReadAllTextAsync(file));
            Assert.Equal((own.VcapServices, file), (own.Configuration["VCAP_SERVICES"], own.Configuration["Btp:TrustedRootsFile"]));
        }
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Every_run_has_other_secrets()
    {
        await using var own = await LocalLandscape.StartAsync(TestLandscape.Definition());
        using var bindings = JsonDocument.Parse(own.VcapServices);
        Assert.NotEqual(landscape.Credential("destination", "clientsecret"), bindings.RootElement.GetProperty("destination")[0].GetProperty("credentials").GetProperty("clientsecret").GetString());
    }
}
