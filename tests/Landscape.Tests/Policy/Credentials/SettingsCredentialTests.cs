using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Policy.Credentials;

/// <summary>Credentials in settings of applications and deployments, by key, by value and by pairs; and what only looks like them.</summary>
public sealed class SettingsCredentialTests
{
    [Theory]
    [InlineData("appsettings.json", """{ /* db */ "ConnectionStrings": { "A": {|BTP3004:"Server=db;User Id=app;Password=Qq-1234"|}, "B": "Server=db;Trusted_Connection=True", "C": "Server=db;User Id=app;Password=;" }, }""")]
    [InlineData("appsettings.json", """{ "Cache": {|BTP3004:"cache.corp:6380,password=rd-1234,ssl=True"|}, "Mongo": {|BTP3005:"mongodb://app:mongoPw1@mongo.corp/x"|} }""")]
    [InlineData("appsettings.json", """{ "Jwt": { "Key": {|BTP3004:"this-is-a-signing-key-0001"|}, "Issuer": "https://x.example.com" }, "AppSettings": { "Secret": {|BTP3004:"aa11bb22cc33"|} } }""")]
    [InlineData("appsettings.json", """{ "PasswordPolicy": { "MinLength": 8 }, "KeyVault": { "Secret": "db-password", "Key": "orders" }, "Auth": { "TokenEndpoint": "https://x.example.com/oauth/token", "ApiKey": "" } }""")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "A": { "environmentVariables": { "SAP_PASSWORD": {|BTP3004:"Launch-12"|}, "LOG": "info" } } } }""")]
    [InlineData(".env", "# local\nURLS=http://+:80\nDB_PASSWORD={|BTP3004:envFile-12|}\nAPI_TOKEN=${TOKEN}\n")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment: { POSTGRES_PASSWORD: {|BTP3004:composePw1|} }\n  app:\n    environment:\n      - {|BTP3004:DB_PASSWORD=composePw1|}\n      - LOG=info\n")]
    [InlineData("k8s/app.yaml", "apiVersion: apps/v1\nspec:\n  env:\n    - { name: DB_PASSWORD, value: {|BTP3004:envPw-123|} }\n    - { name: B_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }\n    - { name: PASSWORD_FILE, value: /run/pw }\n")]
    [InlineData("k8s/external.yaml", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec: { data: [ { secretKey: password, remoteRef: { key: db } } ] }\n")]
    [InlineData("vars.tf", "variable \"erp_password\" {\n  type = string\n  default = {|BTP3004:\"tfDefault-1\"|}\n}\nvariable \"region\" {\n  default = \"eu10\"\n}\n")]
    [InlineData("package.json", """{ "scripts": { "reset-password": "node reset.js" }, "cds": { "requires": { "auth": { "kind": "mocked", "users": { "alice": { "password": "alice1" } } }, "API": { "credentials": { "password": {|BTP3004:"capPw-77"|} } } } } }""")]
    [InlineData("manifest-prod.yml", "applications:\n  - env:\n      JWT_SIGNING_KEY: {|BTP3004:4f2b8c7d1e9a0b3c|}\n      DB: {|BTP3004:\"jdbc:postgresql://db/x?user=app&password=jdbcPw12\"|}\n      CALLBACK: https://x.example.com/reset?password=${pw}\n")]
    [InlineData("broken.json", """{ "Password": """)]
    public void Settings_hold_no_credentials(string path, string text)
    {
        var markup = Markup.Parse(text);

        Assert.Equal(markup.Spans.Select(span => $"{span.Id} {span.Span.Start}"), Check(path, markup.Text, isIgnored: false));
    }

    [Fact]
    public void Settings_that_git_ignores_stay_on_the_machine() => Assert.Empty(Check("appsettings.Development.json", """{ "Smtp": { "Password": "smtp-1234" } }""", isIgnored: true));

    [Theory]
    [InlineData("nodejs", "srv", "srv")]
    [InlineData("java.tomcat", "target/app.war", "elsewhere")]
    public void A_project_that_calls_services_is_run_by_the_module_of_its_folder_or_by_the_only_one_that_asks_for_destinations_whatever_its_type(string type, string path, string folder)
    {
        var descriptor = $"ID: a\nmodules:\n  - {{ name: router, type: approuter.nodejs, path: router, requires: [ {{ name: dest }} ] }}\n  - {{ name: main, type: {type}, path: {path}, requires: [ {{ name: dest }} ] }}\nresources:\n  - {{ name: dest, type: org.cloudfoundry.managed-service, parameters: {{ service: destination }} }}\n";
        ManifestFile[] files =
        [
            ManifestFile.Read("/0/mta.yaml", descriptor, ManifestKind.Deployment),
            ManifestFile.Read("/0/erp.json", """{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual", "ProxyType": "OnPremise", "Authentication": "NoAuthentication" }""", ManifestKind.Destinations),
        ];
        var project = new ProjectContext { Directory = "/0/" + folder };
        var calling = project with { Services = new([new DeclaredService("S", "ERP", "S")]) };

        Assert.DoesNotContain(ManifestPolicy.Check(LandscapeModel.Create(files, project)), finding => finding.RuleId == "BTP1001");
        Assert.Contains("'main'", Assert.Single(ManifestPolicy.Check(LandscapeModel.Create(files, calling)), finding => finding.RuleId == "BTP1001").Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Check(string path, string text, bool isIgnored)
    {
        var file = new ManifestFile(PositionedDocument.Read("/0/" + path, text), ManifestKind.Settings) { IsIgnored = isIgnored };
        return ManifestPolicy.Check(LandscapeModel.Create([file], ProjectContext.Unknown)).Select(finding => $"{finding.RuleId} {finding.Span.Start}");
    }
}
