using System.Globalization;
using System.Text;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Text;

/// <summary>Unusual but legal ways to write a file change neither what is found nor where; illegal ones never throw.</summary>
public sealed class UnusualTextTests
{
    private static readonly Dictionary<string, (ManifestKind Kind, string Text)> _files = new()
    {
        ["mta.yaml"] = (ManifestKind.Deployment, "ID: sales\nmodules:\n  - name: srv\n    type: custom\n    path: srv\n    parameters:\n      buildpack: dotnet_core_buildpack\n    properties:\n      DB_PASSWORD: Tr0ub4dor\n    requires:\n      - name: dest\n      - name: auth\nresources:\n  - name: dest\n    type: org.cloudfoundry.managed-service\n    parameters:\n      service: destination\n      service-plan: lite\n  - name: auth\n    type: com.sap.xs.uaa\n"),
        ["manifest.yml"] = (ManifestKind.Deployment, "applications:\n- name: sales\n  buildpacks:\n  - dotnet_core_buildpack\n  services:\n  - sales-destination\n  - name: sales-xsuaa\n    parameters:\n      credential-type: binding-secret\n  env:\n    API_KEY: Tr0ub4dor\n"),
        ["k8s.yaml"] = (ManifestKind.Deployment, "apiVersion: services.cloud.sap.com/v1\nkind: ServiceInstance\nmetadata:\n  name: tunnel\nspec:\n  serviceOfferingName: connectivity\n  servicePlanName: x\n---\napiVersion: services.cloud.sap.com/v1\nkind: ServiceBinding\nmetadata:\n  name: tunnel\nspec:\n  serviceInstanceName: tunnel\n"),
        ["values.yaml"] = (ManifestKind.Deployment, "srv:\n  bindings:\n    d:\n      serviceInstanceName: destination\n  env:\n    DB_PASSWORD: Tr0ub4dor\ndestination:\n  serviceOfferingName: destination\n  servicePlanName: lite\n"),
        ["destinations.json"] = (ManifestKind.Destinations, "[\n  {\n    \"Name\": \"ERP\",\n    \"Type\": \"HTTP\",\n    \"URL\": \"https://erp.virtual:44300\",\n    \"ProxyType\": \"OnPremise\",\n    \"Authentication\": \"BasicAuthentication\",\n    \"User\": \"u\",\n    \"Password\": \"Tr0ub4dor\"\n  }\n]\n"),
        ["ERP.properties"] = (ManifestKind.Destinations, "Type=HTTP\nName=ERP\nURL=https\\://erp.virtual\\:44300\nProxyType=OnPremise\nAuthentication=BasicAuthentication\nUser=u\nPassword=Tr0ub4dor\n"),
        ["destinations.tf"] = (ManifestKind.Destinations, "resource \"btp_subaccount_destination_generic\" \"erp\" {\n  destination_configuration = jsonencode({\n    \"Name\" = \"ERP\"\n    \"Type\" = \"HTTP\"\n    \"URL\" = \"https://erp.virtual:44300\"\n    \"ProxyType\" = \"OnPremise\"\n    \"Authentication\" = \"BasicAuthentication\"\n    \"User\" = \"u\"\n    \"Password\" = \"Tr0ub4dor\"\n  })\n}\n"),
        ["scc.json"] = (ManifestKind.CloudConnector, "{\n  \"version\": \"2.16.0\",\n  \"auditLog\": {\n    \"level\": \"OFF\"\n  },\n  \"subaccounts\": [\n    {\n      \"subaccount\": \"s\",\n      \"locationID\": \"\",\n      \"autoCertRenewal\": false,\n      \"systemMappings\": [\n        {\n          \"virtualHost\": \"erp01\",\n          \"localHost\": \"erp01\",\n          \"protocol\": \"HTTP\",\n          \"resources\": [\n            {\n              \"id\": \"/\",\n              \"enabled\": true\n            }\n          ]\n        }\n      ]\n    }\n  ]\n}\n"),
        ["scc.tf"] = (ManifestKind.CloudConnector, "resource \"scc_system_mapping\" \"a\" {\n  virtual_host = \"erp01\"\n  internal_host = \"erp01\"\n  protocol = \"HTTP\"\n}\nresource \"scc_system_mapping_resource\" \"a\" {\n  virtual_host = scc_system_mapping.a.virtual_host\n  url_path = \"/\"\n  enabled = true\n}\n"),
        ["default-env.json"] = (ManifestKind.Environment, "{\n  \"VCAP_SERVICES\": {\n    \"xsuaa\": [\n      {\n        \"credentials\": {\n          \"clientsecret\": \"Tr0ub4dor\"\n        }\n      }\n    ]\n  }\n}\n"),
    };

    private static readonly Dictionary<string, Func<string, string, string>> _changes = new()
    {
        ["line ends of Windows"] = (_, text) => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["a byte order mark"] = (_, text) => "\uFEFF" + text,
        ["no line end at the end"] = (_, text) => text.TrimEnd('\n'),
        ["empty lines"] = (_, text) => "\n\n" + text.Replace("\n", "\n\n", StringComparison.Ordinal),
        ["blanks at the ends of lines"] = (file, text) => file.EndsWith(".properties", StringComparison.Ordinal) ? text : text.Replace("\n", "  \n", StringComparison.Ordinal),
        ["comments between all lines"] = (file, text) => Comment(file) + text.Replace("\n", "\n" + Comment(file), StringComparison.Ordinal),
        ["comments with signs beyond the first plane"] = (file, text) => Comment(file, "\U0001F600 {[(\"'") + text,
        ["comments at the ends of lines"] = (file, text) => file.EndsWith(".properties", StringComparison.Ordinal) ? text : text.Replace("\n", " " + Comment(file), StringComparison.Ordinal),
        ["a megabyte of comments"] = (file, text) => string.Concat(Enumerable.Repeat(Comment(file), 25_000)) + text,
        ["tabs"] = (file, text) => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal) ? text.Replace(": ", ":\t", StringComparison.Ordinal) : file.EndsWith(".properties", StringComparison.Ordinal) ? text.Replace("=", "\t=\t", StringComparison.Ordinal) : text.Replace("  ", "\t", StringComparison.Ordinal),
        ["quoted keys"] = (file, text) => IsYaml(file) ? string.Join('\n', text.Split('\n').Select(QuoteKey)) : text,
        ["keys in single quotation marks"] = (file, text) => IsYaml(file) ? string.Join('\n', text.Split('\n').Select(line => QuoteKey(line).Replace('"', '\''))) : text,
        ["documents with marks"] = (file, text) => IsYaml(file) ? "%YAML 1.2\n---\n" + text + "...\n" : text,
        ["several lines in one"] = (file, text) => file.EndsWith(".json", StringComparison.Ordinal) ? text.Replace("\n", " ", StringComparison.Ordinal) : text,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in _files.Keys)
            {
                foreach (var change in _changes.Keys)
                    cases.Add(file, change);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_is_found_at_the_same_words(string file, string change)
    {
        var (kind, text) = _files[file];
        var changed = _changes[change](file, text);

        var expected = Find(file, text, kind);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Find(file, changed, kind));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lines_and_columns_are_those_of_an_editor(string file, string change)
    {
        var (kind, text) = _files[file];
        var changed = _changes[change](file, text);
        var lines = changed.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        foreach (var finding in Check(file, changed, kind))
            Assert.StartsWith(changed.Substring(finding.Span.Start, Math.Min(finding.Span.Length, 3)), lines[finding.Span.Line - 1][(finding.Span.Column - 1)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTF-16 read as UTF-8")]
    [InlineData("UTF-16 big end first read as UTF-8")]
    [InlineData("zeros")]
    [InlineData("deep indentation")]
    [InlineData("a long line")]
    [InlineData("many keys of one name")]
    public void What_no_tool_can_read_never_throws(string how)
    {
        foreach (var (file, (_, text)) in _files)
        {
            var damaged = how switch
            {
                "UTF-16 read as UTF-8" => Encoding.UTF8.GetString(Encoding.Unicode.GetBytes("\uFEFF" + text)),
                "UTF-16 big end first read as UTF-8" => Encoding.UTF8.GetString(Encoding.BigEndianUnicode.GetBytes("\uFEFF" + text)),
                "zeros" => text.Insert(text.Length / 2, new string('\0', 100)),
                "deep indentation" => text + string.Concat(Enumerable.Range(0, 2_000).Select(depth => new string(' ', depth) + "a:\n")),
                "a long line" => text + "x: \"" + new string('x', 1_000_000) + "\"\n",
                "many keys of one name" => text + string.Concat(Enumerable.Repeat("modules: []\n", 2_000)),
                _ => text,
            };

            foreach (var kind in Enum.GetValues<ManifestKind>())
            {
                foreach (var finding in Check(file, damaged, kind))
                    Assert.InRange(finding.Span.End, 0, damaged.Length);
            }
        }
    }

    [Theory]
    [InlineData("ID: sales\nmodules: [ {name: srv, type: custom, requires: [ {name: \"dest\"}, {\"name\": 'auth'} ] } ]\n")]
    [InlineData("{ \"ID\": \"sales\", \"modules\": [ { \"name\": \"srv\", \"type\": \"custom\", \"requires\": [ { \"name\": \"dest\" }, { \"name\": \"auth\" } ] } ] }\n")]
    [InlineData("ID: sales\nmodules:\n- name: &srv srv\n  type: custom\n  x: *srv\n  requires:\n  - &d\n    name: dest\n  - {<<: *d, name: auth}\n")]
    [InlineData("ID: sales\nmodules:\n- ? name\n  : srv\n  ? type\n  : custom\n  ? requires\n  : - {name: dest}\n    - {name: auth}\n")]
    [InlineData("ID: sales\nmodules:\n- name: !!str srv\n  type: !!str custom\n  requires: !!seq [ {name: dest}, {name: auth} ]\n")]
    [InlineData("ID: sales\nmodules:\n- name: srv\n  type: other\n  type: custom\n  requires: []\n  requires:\n  - name: dest\n  - name: auth\n")]
    [InlineData("ID: sales\nmodules:\n- name: |-\n    srv\n  type: custom\n  requires:\n  -\n    name: dest\n  -\n    name:\n      auth\n")]
    public void Every_style_of_yaml_says_the_same(string text)
    {
        var module = DescriptorReader.Read(PositionedDocument.Read("/0/mta.yaml", text)).Modules.Single();

        Assert.Equal(("srv", "custom", "dest, auth"), (module.Name, module.Type, string.Join(", ", module.Requires.Items.Select(each => each.Name))));
    }

    private static List<(string, string)> Find(string file, string text, ManifestKind kind) => [.. Check(file, text, kind).Select(finding => (finding.RuleId, text.Substring(finding.Span.Start, finding.Span.Length).Trim('"', '\'').Trim())).Order()];

    private static IReadOnlyList<Finding> Check(string file, string text, ManifestKind kind) => ManifestPolicy.Check(LandscapeModel.Create(
        [ManifestFile.Read("/0/" + file, text, kind), ManifestFile.Read("/0/other/destinations.json", """{ "Name": "S4", "Type": "HTTP", "URL": "http://s4:80", "ProxyType": "OnPremise" }""", ManifestKind.Destinations)],
        new ProjectContext { Directory = "/0/srv", AssemblyName = "sales", Stage = "production", Services = [new DeclaredService("X", "S4", "X")] })).Where(finding => finding.Path == "/0/" + file).ToList();

    private static bool IsYaml(string file) => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal);

    private static string Comment(string file, string text = "a comment: { of [ no ' \" interest") => (file.EndsWith(".json", StringComparison.Ordinal) ? "// " : "# ") + text + "\n";

    private static string QuoteKey(string line)
    {
        var start = line.Length - line.TrimStart(' ', '-').Length;
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || line.StartsWith("---", StringComparison.Ordinal) ? line : string.Create(CultureInfo.InvariantCulture, $"{line[..start]}\"{line[start..colon]}\"{line[colon..]}");
    }
}
