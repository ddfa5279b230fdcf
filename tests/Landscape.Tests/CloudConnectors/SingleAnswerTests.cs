using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors;

public sealed class SingleAnswerTests
{
    [Fact]
    public void A_list_of_mappings() => Assert.Equal("v:1", Read("""[ { "virtualHost": "v", "virtualPort": "1" } ]""").Subaccounts[0].SystemMappings[0].ToString());

    [Fact]
    public void One_mapping() => Assert.Equal("v", Read("""{ "virtualHost": "v" }""").Subaccounts[0].SystemMappings[0].ToString());

    [Fact]
    public void A_list_of_subaccounts() => Assert.Equal("s", Read("""[ { "regionHost": "r", "subaccount": "s" } ]""").Subaccounts[0].Subaccount);

    [Fact]
    public void A_list_of_resources() => Assert.Equal("/", Read("""[ { "id": "/", "enabled": true, "exactMatchOnly": false } ]""").Subaccounts[0].SystemMappings[0].Resources!.Value[0].Id);

    [Fact]
    public void The_pair_and_its_state()
    {
        Assert.False(Read("""{ "haEnabled": false, "haPort": "8443", "allowedShadowHost": "" }""").HighAvailability!.IsEnabled);
        Assert.Equal("ALONE", Read("""{ "state": "ALONE", "shadowHost": "" }""").HighAvailability!.State);
    }

    [Fact]
    public void The_audit_log_the_version_the_trust_store_and_the_administration()
    {
        Assert.Equal("OFF", Read("""{ "level": "OFF", "cleanup": 90 }""").AuditLog!.Level);
        Assert.Equal("2.19.0.2", Read("""{ "version": "2.19.0.2" }""").Version);
        Assert.True(Read("""{ "trustAllBackends": true, "trustedBackends": [] }""").TrustAllBackends);
        Assert.Equal("basic", Read("""{ "type": "basic", "configuration": {} }""").Administration!.Type);
    }

    [Fact]
    public void A_certificate_is_told_by_the_name_of_its_file()
    {
        const string Text = """{ "subjectDN": "CN=a", "issuer": "CN=a", "notAfterTimeStamp": 2366841600000 }""";

        Assert.True(CloudConnectorReader.Read("ui-certificate.json", Text).UiCertificate!.IsSelfSigned);
        Assert.NotNull(CloudConnectorReader.Read("ppCaCertificate.json", Text).PrincipalPropagationCertificate);
        Assert.NotNull(CloudConnectorReader.Read("system.json", Text).SystemCertificate);
    }

    [Fact]
    public void What_is_no_answer_is_a_problem() => Assert.NotEmpty(Read("""{ "hello": "world" }""").Problems);

    private static CloudConnectorConfiguration Read(string text) => CloudConnectorReader.Read("scc.json", text);
}
