using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Policy;

/// <summary>Runs one rule over manifests with markup: <c>{|BTP1001:here|}</c> is where a finding has to be, and nowhere else.</summary>
internal sealed class PolicyTest(string rule)
{
    private readonly List<(string Path, string Text, Func<Landscape.Text.PositionedDocument, ManifestFile> Create)> _files = [];

    public ProjectContext Project { get; init; } = ProjectContext.Unknown;

    public PolicyTest Destinations(string text, string path = "/0/landscape/destinations.json", string? stage = null, bool isComplete = false) =>
        Add(path, text, document => new ManifestFile(document, ManifestKind.Destinations) { Stage = stage, IsComplete = isComplete });

    public PolicyTest Deployment(string text, string path = "/0/mta.yaml") => Add(path, text, document => new ManifestFile(document, ManifestKind.Deployment));

    public PolicyTest Environment(string text, string path = "/0/default-env.json", bool isIgnored = false) =>
        Add(path, text, document => new ManifestFile(document, ManifestKind.Environment) { IsIgnored = isIgnored });

    public PolicyTest CloudConnector(string text, string path = "/0/scc.json", string? stage = null, bool isComplete = false, string stages = "", DateTimeOffset? rotated = null)
    {
        var subaccounts = stages.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => new SubaccountStage(pair[0], pair[1])).ToEquatableArray();
        return Add(path, text, document => new ManifestFile(document, ManifestKind.CloudConnector) { Stage = stage, IsComplete = isComplete, SubaccountStages = subaccounts, MasterSecretRotated = rotated });
    }

    /// <summary>A Cloud Connector of one subaccount with these system mappings.</summary>
    public PolicyTest Mappings(string mappings, string locationId = "", bool isComplete = false) =>
        CloudConnector("{ \"subaccounts\": [ { \"subaccount\": \"s\", \"locationID\": \"" + locationId + "\", \"systemMappings\": [ " + mappings + " ] } ] }", isComplete: isComplete);

    public IReadOnlyList<Finding> Verify()
    {
        var files = new List<ManifestFile>();
        var expected = new List<string>();
        foreach (var (path, text, create) in _files)
        {
            var markup = Markup.Parse(text);
            files.Add(create(Landscape.Text.PositionedDocument.Read(path, markup.Text)));
            expected.AddRange(markup.Spans.Select(span => $"{path} {span.Span.Start}+{span.Span.Length} {span.Id}"));
        }

        var findings = ManifestPolicy.Check(LandscapeModel.Create(files, Project)).Where(finding => finding.RuleId == rule).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal), findings.Select(f => $"{f.Path} {f.Span.Start}+{f.Span.Length} {f.RuleId}").Order(StringComparer.Ordinal));
        new SuppressionCheck(rule, files, Project).Verify(findings);
        return findings;
    }

    private PolicyTest Add(string path, string text, Func<Landscape.Text.PositionedDocument, ManifestFile> create)
    {
        _files.Add((path, text, create));
        return this;
    }
}
