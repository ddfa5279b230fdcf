using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Policy;

/// <summary>Runs one rule over manifests with markup: <c>{|BTP1001:here|}</c> is where a finding has to be, and nowhere else.</summary>
internal sealed class PolicyTest(string rule)
{
    private readonly List<(string Path, string Text, ManifestKind Kind, string? Stage)> _files = [];

    public ProjectContext Project { get; init; } = ProjectContext.Unknown;

    public PolicyTest Destinations(string text, string path = "/0/landscape/destinations.json", string? stage = null) => Add(path, text, ManifestKind.Destinations, stage);

    public PolicyTest Deployment(string text, string path = "/0/mta.yaml") => Add(path, text, ManifestKind.Deployment, null);

    public PolicyTest Environment(string text, string path = "/0/default-env.json") => Add(path, text, ManifestKind.Environment, null);

    public PolicyTest CloudConnector(string text) => Add("/0/scc.json", text, ManifestKind.CloudConnector, null);

    public IReadOnlyList<Finding> Verify()
    {
        var files = new List<ManifestFile>();
        var expected = new List<string>();
        foreach (var (path, text, kind, stage) in _files)
        {
            var markup = Markup.Parse(text);
            files.Add(new ManifestFile(Landscape.Text.PositionedDocument.Read(path, markup.Text), kind) { Stage = stage });
            expected.AddRange(markup.Spans.Select(span => $"{path} {span.Span.Start}+{span.Span.Length} {span.Id}"));
        }

        var findings = ManifestPolicy.Check(LandscapeModel.Create(files, Project)).Where(finding => finding.RuleId == rule).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal), findings.Select(f => $"{f.Path} {f.Span.Start}+{f.Span.Length} {f.RuleId}").Order(StringComparer.Ordinal));
        return findings;
    }

    private PolicyTest Add(string path, string text, ManifestKind kind, string? stage)
    {
        _files.Add((path, text, kind, stage));
        return this;
    }
}
