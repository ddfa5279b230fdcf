using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Policy;

/// <summary>
/// Suppresses each finding of a test in each way that there is: <c>.btpignore</c>, a comment above the line, and in JSON a key of the object. With a reason the finding is gone;
/// without one it stays and says so. Every test of a rule goes through here, so that a new rule is covered by its own tests.
/// </summary>
internal sealed class SuppressionCheck(string rule, IReadOnlyList<ManifestFile> files, ProjectContext project)
{
    private const string Complaint = "gives no reason";

    public void Verify(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.DistinctBy(finding => (finding.Path, finding.Span.Start)))
        {
            if (finding.Message.Contains(Complaint, StringComparison.Ordinal) || files.FirstOrDefault(file => file.Path == finding.Path) is not { } file)
                continue;

            VerifyList(finding);
            VerifyComment(file, finding);
            VerifyKey(file, finding);
        }
    }

    private void VerifyList(Finding finding)
    {
        var slash = finding.Path.LastIndexOf('/');
        var line = finding.Path[(slash + 1)..] + " " + rule;
        IReadOnlyList<Finding> Check(string text) =>
            [.. Run(files, IgnoreList.Read(finding.Path[..slash] + "/.btpignore", text)).Where(found => found.Path == finding.Path)];

        Assert.Empty(Check(line + " the owner agreed to it"));
        var kept = Check(line);
        Assert.NotEmpty(kept);
        Assert.All(kept, found => Assert.Contains(Complaint, found.Message, StringComparison.Ordinal));
    }

    private void VerifyComment(ManifestFile file, Finding finding)
    {
        var text = file.Document.Text;
        var line = text.LastIndexOf('\n', Math.Max(finding.Span.Start - 1, 0)) + 1;
        var indentation = text[line..].TakeWhile(c => c == ' ').Count();
        var mark = new string(' ', indentation) + (file.Document.Format == DocumentFormat.Json ? "// " : "# ");

        Verify(file, finding, line, comment => mark + comment + "\n", "btp-disable " + rule, " the owner agreed to it");
    }

    private void VerifyKey(ManifestFile file, Finding finding)
    {
        if (file.Document.Format != DocumentFormat.Json || file.Document.Roots.Count == 0 || Innermost(file.Document.Roots[0], finding.Span.Start) is not { Entries.Count: > 0 } holder)
            return;

        Verify(file, finding, holder.Span.Start + 1, value => " \"//btp-disable\": \"" + value + "\",", rule, ": the owner agreed to it");
    }

    // A comment within text of several lines is no comment: then the finding is not where it was even without a suppression.
    private void Verify(ManifestFile file, Finding finding, int at, Func<string, string> insert, string suppression, string reason)
    {
        IReadOnlyList<Finding> Check(string inserted)
        {
            var text = insert(inserted);
            var changed = With(file, file.Document.Text.Insert(at, text));
            var start = finding.Span.Start < at ? finding.Span.Start : finding.Span.Start + text.Length;
            return [.. Run([.. files.Select(each => each == file ? changed : each)]).Where(found => found.Path == finding.Path && found.Span.Start == start)];
        }

        if (Check("nothing in particular").Count == 0)
        {
            Assert.NotEqual(DocumentFormat.Json, file.Document.Format);
            return;
        }

        Assert.Empty(Check(suppression + reason));
        var kept = Check(suppression);
        Assert.NotEmpty(kept);
        Assert.All(kept, found => Assert.Contains(Complaint, found.Message, StringComparison.Ordinal));
        Assert.NotEmpty(Check(suppression.Replace(rule, "BTP0000", StringComparison.Ordinal) + reason));
    }

    private List<Finding> Run(IReadOnlyList<ManifestFile> landscape, params IReadOnlyList<IgnoreList> lists) =>
        [.. ManifestPolicy.Check(LandscapeModel.Create(landscape, project, lists)).Where(finding => finding.RuleId == rule)];

    private static ManifestFile With(ManifestFile file, string text) => new(PositionedDocument.Read(file.Path, text), file.Kind)
    {
        Stage = file.Stage,
        IsComplete = file.IsComplete,
        IsIgnored = file.IsIgnored,
        SubaccountStages = file.SubaccountStages,
        MasterSecretRotated = file.MasterSecretRotated,
    };

    private static PositionedMapping? Innermost(PositionedNode node, int at)
    {
        if (at < node.Span.Start || at >= node.Span.End)
            return null;

        var inner = node switch
        {
            PositionedSequence sequence => sequence.Items.Select(item => Innermost(item, at)).FirstOrDefault(found => found is not null),
            PositionedMapping mapping => mapping.Entries.Select(entry => Innermost(entry.Value, at)).FirstOrDefault(found => found is not null),
            _ => null,
        };
        return inner ?? node as PositionedMapping;
    }
}
