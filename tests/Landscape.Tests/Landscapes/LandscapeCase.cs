using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Landscapes;

/// <summary>A whole landscape, made of a clean one by edits. Markup in the edits is where findings have to be, of whatever rule, and nowhere else.</summary>
internal sealed class LandscapeCase
{
    private readonly List<(string Path, ManifestKind Kind, string Text)> _files = [];

    public ProjectContext Project { get; init; } = new();

    /// <summary>Whether the destinations are all there are, and the Cloud Connector too.</summary>
    public bool IsComplete { get; init; } = true;

    public string? Stage { get; init; }

    public LandscapeCase File(string path, ManifestKind kind, string text)
    {
        _files.Add((path, kind, text));
        return this;
    }

    /// <summary>Replaces a stretch that has to be there.</summary>
    public LandscapeCase Edit(string path, string old, string replacement)
    {
        var at = _files.FindIndex(file => file.Path == path);
        Assert.Contains(old, _files[at].Text, StringComparison.Ordinal);
        _files[at] = _files[at] with { Text = _files[at].Text.Replace(old, replacement, StringComparison.Ordinal) };
        return this;
    }

    public void Verify()
    {
        var files = new List<ManifestFile>();
        var expected = new List<string>();
        foreach (var (path, kind, text) in _files)
        {
            var markup = Markup.Parse(text);
            files.Add(new ManifestFile(PositionedDocument.Read("/0/" + path, markup.Text), kind) { IsComplete = IsComplete, Stage = Stage });
            expected.AddRange(markup.Spans.Select(span => $"/0/{path} {span.Span.Start}+{span.Span.Length} {span.Id}"));
        }

        var found = ManifestPolicy.Check(LandscapeModel.Create(files, Project)).Select(finding => $"{finding.Path} {finding.Span.Start}+{finding.Span.Length} {finding.RuleId}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
