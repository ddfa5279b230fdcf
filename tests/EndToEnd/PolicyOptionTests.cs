using Btp.Connectivity.EndToEnd.Harness;

namespace Btp.Connectivity.EndToEnd;

/// <summary>The lists that a project gives to rules, in real builds with the packages.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class PolicyOptionTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task Lists_of_the_project_file_reach_the_rules_whole()
    {
        var consumer = Create();
        var silent = (await consumer.BuildAsync()).Succeeds().Output;
        Assert.DoesNotContain("BTP6001", silent, StringComparison.Ordinal);
        Assert.DoesNotContain("BTP3003", silent, StringComparison.Ordinal);
        Assert.Contains("warning BTP2002", silent, StringComparison.Ordinal);

        consumer.Edit("Consumer.csproj", "</PropertyGroup>", "<BtpPrivateHosts>other.example;acme.net</BtpPrivateHosts><BtpCredentialNames>ticket;losung</BtpCredentialNames><BtpAllowedTechnicalUsers>JOBS;ERP</BtpAllowedTechnicalUsers></PropertyGroup>");
        var told = (await consumer.BuildAsync()).Succeeds().Output;
        Assert.Contains("warning BTP6001", told, StringComparison.Ordinal);
        Assert.Contains("warning BTP3003", told, StringComparison.Ordinal);
        Assert.DoesNotContain("BTP2002", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_do_those_of_a_globalconfig()
    {
        var consumer = Create();
        File.WriteAllText(consumer.Locate(".globalconfig"), "is_global = true\nbtp_private_hosts = other.example, acme.net\nbtp_credential_names = ticket, losung\nbtp_allowed_technical_users = JOBS, ERP\n");

        var told = (await consumer.BuildAsync()).Succeeds().Output;
        Assert.Contains("warning BTP6001", told, StringComparison.Ordinal);
        Assert.Contains("warning BTP3003", told, StringComparison.Ordinal);
        Assert.DoesNotContain("BTP2002", told, StringComparison.Ordinal);
    }

    private ConsumerProject Create()
    {
        var consumer = ConsumerProject.Create(toolkit);
        consumer.Edit("landscape/destinations.json", "\"PrincipalPropagation\"", "\"BasicAuthentication\", \"User\": \"BATCH\"");
        File.WriteAllText(consumer.Locate("Own.cs"), "namespace Consumer;\ninternal static class Own { public static Uri Url => new(\"https://erp.acme.net/x\"); public const string ErpLosung = \"Sap4711!\"; }\n");
        return consumer;
    }
}
