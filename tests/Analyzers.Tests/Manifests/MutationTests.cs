using System.Collections.Immutable;
using System.Globalization;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Analyzers.Tests.Manifests;

/// <summary>Damaged manifests end in findings, never in an analyzer that gives up (AD0001). <c>BTP_MUTATIONS</c> sets how many are tried, <c>BTP_SEED</c> which.</summary>
public sealed class MutationTests
{
    private const string Descriptor = """
        ID: sales
        modules:
          - name: srv
            type: custom
            path: srv
            parameters: { buildpack: dotnet_core_buildpack }
            properties:
              destinations: '[{"name": "ERP", "url": "http://erp", "proxyType": "onPremise", "forwardAuthToken": true}]'
            requires:
              - name: dest
              - { name: auth, parameters: { config: { credential-type: x509 } } }
        resources:
          - name: dest
            type: org.cloudfoundry.managed-service
            parameters: { service: destination, service-plan: lite, path: ./destinations.json }
          - { name: auth, type: com.sap.xs.uaa, active: true }
        """;

    private const string Extension = "ID: prod\nextends: sales\nmodules:\n  - name: srv\n    requires:\n      - name: dest\n        parameters: { config: { credential-type: x509 } }\nresources:\n  - name: dest\n    active: false\n";

    private const string Kubernetes = """
        {{- if .Values.on }}
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceInstance
        metadata: { name: tunnel }
        spec: { serviceOfferingName: connectivity, servicePlanName: x, parameters: { init_data: { instance: { destinations: [ { Name: A, Type: HTTP, URL: "http://a:1", ProxyType: OnPremise } ] } } } }
        {{- end }}
        ---
        apiVersion: services.cloud.sap.com/v1
        kind: ServiceBinding
        metadata: { name: b }
        spec: { serviceInstanceName: tunnel, secretName: s }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: "{{ .Release.Name }}" }
        spec: { template: { spec: { containers: [ { image: x, envFrom: [ { secretRef: { name: s } } ] } ] } } }
        """;

    private const string Helm = "srv:\n  bindings:\n    d: { serviceInstanceName: destination }\n  env: { destinations: '[{\"name\": \"X\", \"url\": \"http://x.example.com\"}]' }\ndestination:\n  serviceOfferingName: destination\n  servicePlanName: lite\n";

    private const string Destinations = """
        [
          { "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "TrustAll": "TRUE" },
          { "destination": { "Name": "RFC", "Type": "RFC", "jco.client.ashost": "erp.virtual", "jco.client.sysnr": "00", "jco.destination.proxy_type": "OnPremise", "jco.client.user": "A" } },
          { "owner": {}, "destinationConfiguration": { "Name": "MAIL", "Type": "MAIL", "Authentication": "BasicAuthentication", "mail.smtp.host": "smtp.example.com", "mail.user": "u" } },
          { "Name": "LDAP", "Type": "LDAP", "ldap.url": "ldap://ldap:389", "ldap.proxyType": "OnPremise" },
          { "init_data": { "subaccount": { "destinations": [ { "Name": "CRM", "Type": "HTTP", "URL": "https://u:p@crm.example.com", "Authentication": "OAuth2JWTBearer" } ] } } }
        ]
        """;

    private const string Properties = "#Mon\nType=HTTP\nName=A\nURL=https\\://a\\:443\nProxyType=OnPremise\nPassword=x\\u0041\n";

    private const string Terraform = "resource \"btp_subaccount_destination_generic\" \"a\" {\n  subaccount_id = var.x\n  destination_configuration = jsonencode({\n    \"Name\" = \"A\"\n    \"Type\" = \"HTTP\"\n    \"URL\" = \"http://a.example.com\"\n  })\n}\n";

    private const string Computed = """
        variable "hosts" {
          default = { erp = { host = "erp.virtual", ports = ["44300", "443"] }, crm = { host = "crm.virtual", ports = [] } }
        }
        locals {
          paths = [for p in ["/sap/opu/", "/sap/bc/"] : lower("${p}x") if p != "/"]
          tags  = merge({ a = "b" }, { for k, v in var.hosts : k => v.host... })
        }
        resource "scc_system_mapping" "erp" {
          for_each      = var.hosts
          virtual_host  = each.value.host
          virtual_port  = try(each.value.ports[0], "80")
          internal_host = "${each.key}.corp"
          protocol      = length(each.value.ports) > 0 ? "HTTPS" : "HTTP"
        }
        resource "scc_system_mapping_resource" "erp" {
          count        = length(local.paths)
          virtual_host = scc_system_mapping.erp["erp"].virtual_host
          virtual_port = "44300"
          url_path     = local.paths[count.index]
        }
        """;

    private const string Settings = """
        <?xml version="1.0"?>
        <configuration>
          <connectionStrings><add name="Db" connectionString="Server=db;User Id=sa;Password=Hunter22!" /></connectionStrings>
          <appSettings><!-- here --><add key="Erp:Password" value="Sommer2026!" /><add key="x" value="&amp;&#65;<![CDATA[y]]>" /></appSettings>
        </configuration>
        """;

    private const string Image = "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nARG TOKEN=abc123XYZ\nENV ERP_PASSWORD=\"Sommer 2026!\" \\\n    # note\n    OTHER=a\\ b\nENV OLD value\n";

    private const string Cap = """{ "cds": { "requires": { "[production]": { "API": { "kind": "odata", "credentials": { "destination": "ERP", "path": "/x" } } }, "B": { "credentials": { "url": "http://b.example.com" } } } } }""";

    private const string Connector = """
        { "version": "2.16.0", "connector": { "ha": "master" }, "ha": { "master": { "config": { "haEnabled": true, "allowedShadowHost": "" } } },
          "auditLog": { "level": "OFF" }, "email": { "trustOption": "trustAll" }, "onPremises": { "truststore": { "trustAllBackends": "true" }, "systemCertificate": { "notAfterTimeStamp": 1 } },
          "subaccounts": [ { "subaccount": "s", "locationID": "", "autoCertRenewal": false, "trust": { "idps": [] },
            "systemMappings": [ { "virtualHost": "erp.virtual", "virtualPort": "44300", "localHost": "erp.corp", "localPort": "1-9", "protocol": "HTTP", "authenticationMode": "NONE",
              "resources": [ { "id": "/", "enabled": true }, { "id": "/sap/bc", "enabled": "true", "exactMatchOnly": "false" } ] } ] } ] }
        """;

    private static readonly (string Name, string Kind, string Text)[] _manifests =
    [
        ("mta.yaml", "DeploymentDescriptor", Descriptor), ("prod.mtaext", "DeploymentDescriptor", Extension), ("k8s.yaml", "DeploymentDescriptor", Kubernetes), ("values.yaml", "DeploymentDescriptor", Helm),
        ("destinations.json", "DestinationManifest", Destinations), ("erp", "DestinationManifest", Properties), ("d.tf", "DestinationManifest", Terraform), ("scc.tf", "CloudConnectorManifest", Computed), ("web.config", "SettingsFile", Settings), ("Dockerfile", "SettingsFile", Image), ("package.json", "DestinationManifest", Cap),
        ("scc.json", "CloudConnectorManifest", Connector), ("default-env.json", "EnvironmentFile", """{ "VCAP_SERVICES": { "xsuaa": [ { "credentials": { "clientsecret": "abc=" } } ] }, "destinations": "[{\"name\": \"a\", \"url\": \"http://a.example.com\"}]" }"""),
        (".btpignore", "BtpIgnoreFile", "*.json BTP2001 reason\nBTP2005 erp\n"),
    ];

    [Fact]
    public async Task Damaged_manifests_never_make_the_analyzer_give_up()
    {
        var count = Number("BTP_MUTATIONS") ?? 400;
        var compilation = CSharpCompilation.Create(
            "Sales",
            [CSharpSyntaxTree.ParseText("[Btp.Connectivity.ODataService(\"X\", Destination = \"ERP\", Path = \"/x\")] public sealed partial class X;")],
            [.. References.Net100, .. References.Runtime],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var mutator = new ManifestMutator(Number("BTP_SEED") ?? 20260101);
        var found = 0;
        for (var done = 0; done < count; done++)
        {
            // Half of the time one file is damaged among whole ones, else all are.
            var damaged = done % 2 == 0 ? done / 2 % _manifests.Length : -1;
            var files = _manifests.Select((manifest, i) => new Text("/0/" + manifest.Name, damaged < 0 || damaged == i ? mutator.Mutate(manifest.Text) : manifest.Text)).ToImmutableArray<AdditionalText>();
            var options = new AnalyzerOptions(files, new Options());
            var diagnostics = await compilation.WithAnalyzers([new ManifestAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
            var failure = diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
            Assert.True(failure is null, $"Mutation {done}: {failure}\n{string.Join("\n=====\n", files.Select(file => file.Path + "\n" + file.GetText()))}");
            found += diagnostics.Length;
        }

        Assert.True(found > count, $"{found} findings in {count} landscapes: the files are not looked at.");
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Dictionary(new() { ["build_property.MSBuildProjectDirectory"] = "/0/srv", ["build_property.BtpStage"] = "production" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Dictionary(new()
        {
            ["build_metadata.AdditionalFiles.BtpKind"] = _manifests.Single(manifest => "/0/" + manifest.Name == textFile.Path).Kind,
            ["build_metadata.AdditionalFiles.Complete"] = "true",
            ["build_metadata.AdditionalFiles.BuildDate"] = "2026-01-01",
        });

        private sealed class Dictionary(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            // The attribute that the base has is in two assemblies here, the analyzers' polyfill being visible.
#pragma warning disable CS8765
            public override bool TryGetValue(string key, out string? value) => values.TryGetValue(key, out value);
#pragma warning restore CS8765
        }
    }
}
