using Btp.Connectivity.Analyzers.Code.Addresses;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Tests.Code;

/// <summary>Lists of a project: as properties, and in a <c>.globalconfig</c>.</summary>
public sealed class OptionTests
{
    [Fact]
    public async Task Hosts_of_a_project_are_back_ends()
    {
        await Code<BackEndAddressAnalyzer>("class A { System.Uri Url => new(\"https://erp.acme.net/x\"); }").RunAsync();
        await With(Code<BackEndAddressAnalyzer>("class A { System.Uri Url => new([|\"https://erp.acme.net/x\"|]); System.Uri Other => new(\"https://acme.org\"); }"), "BtpPrivateHosts", "other.example|acme.net").RunAsync();
        await With(Code<BackEndAddressAnalyzer>("class A { System.Uri Url => new([|\"https://erp.acme.net/x\"|]); System.Uri Other => new(\"https://acme.org\"); }"), "btp_private_hosts", "other.example, acme.net").RunAsync();
    }

    [Fact]
    public async Task Names_of_a_project_are_credentials()
    {
        await Code<NamedCredentialAnalyzer>("class A { const string ErpLosung = \"Sap4711!\"; }").RunAsync();
        await With(Code<NamedCredentialAnalyzer>("class A { const string ErpLosung = [|\"Sap4711!\"|]; const string LogonTicket = [|\"Sap4711!\"|]; }"), "btp_credential_names", "losung, logon ticket").RunAsync();
    }

    [Fact]
    public async Task Both_add_up()
    {
        var test = With(Code<NamedCredentialAnalyzer>("class A { const string ErpLosung = [|\"Sap4711!\"|]; const string LogonTicket = [|\"Sap4711!\"|]; }"), "btp_credential_names", "losung");
        await With(test, "BtpCredentialNames", "logon ticket").RunAsync();
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("BtpAllowedTechnicalUsers", "JOBS|ERP", false)]
    [InlineData("btp_allowed_technical_users", "JOBS, ERP", false)]
    [InlineData("btp_allowed_technical_users", "JOBS", true)]
    public Task Technical_users_of_a_project_are_intended(string option, string value, bool isReported)
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "using Btp.Connectivity; [ODataService(\"X\", Destination = \"ERP\")] public partial class X;", DisabledDiagnostics = { "BTP1007" } };
        var authentication = isReported ? "{|BTP2002:\"BasicAuthentication\"|}" : "\"BasicAuthentication\"";
        test.TestState.AdditionalFiles.Add("d.json", "{ \"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"http://erp.virtual:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": " + authentication + ", \"User\": \"BATCH\" }", "DestinationManifest");
        test.TestState.AdditionalFiles.Add(
            "mta.yaml",
            """
            ID: sales
            modules:
              - name: srv
                type: custom
                parameters: { buildpack: dotnet_core_buildpack }
                requires: [{ name: c }, { name: d }, { name: x }]
            resources:
              - { name: c, type: org.cloudfoundry.managed-service, parameters: { service: connectivity } }
              - { name: d, type: org.cloudfoundry.managed-service, parameters: { service: destination } }
              - { name: x, type: org.cloudfoundry.managed-service, parameters: { service: xsuaa } }
            """,
            "DeploymentDescriptor");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return (option.Length == 0 ? test : With(test, option, value)).RunAsync();
    }

    private static AnalyzerTest<TAnalyzer> Code<TAnalyzer>(string code)
        where TAnalyzer : DiagnosticAnalyzer, new() => new() { TestCode = code };

    private static AnalyzerTest<TAnalyzer> With<TAnalyzer>(AnalyzerTest<TAnalyzer> test, string option, string value)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        if (char.IsUpper(option[0]))
            test.TestState.Properties[option] = value;
        else
            test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", $"is_global = true\n{option} = {value}\n");
        return test;
    }
}
