using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>The examples of docs/rules: what a page calls bad is found by its rule, and what it calls good is not.</summary>
public sealed partial class ExampleTests
{
    // Their examples need more than one file, or a stage, and have tests of their own.
    private static readonly string[] _ofSeveralFiles = ["BTP2002", "BTP2015", "BTP2016", "BTP2017"];

    public static TheoryData<string> Rules =>
        [.. ManifestPolicy.Rules.Select(rule => rule.Id).Where(id => (id.StartsWith("BTP2", StringComparison.Ordinal) || id.StartsWith("BTP3", StringComparison.Ordinal)) && !_ofSeveralFiles.Contains(id))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_a_page_calls_bad_is_found_and_what_it_calls_good_is_not(string rule)
    {
        var page = File.ReadAllText(RepositoryRoot.Path("docs", "rules", rule + ".md"));
        var bad = Examples(page, "Bad");
        var good = Examples(page, "Good");

        Assert.NotEmpty(bad);
        Assert.All(bad, example => Assert.NotEmpty(Findings(rule, example)));
        Assert.All(good, example => Assert.Empty(Findings(rule, example)));
    }

    private static List<(string Language, string Text)> Examples(string page, string heading)
    {
        var section = Regex.Match(page, "^## " + heading + "$(.*?)(^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return [.. Fence().Matches(section).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(example => example.Item1 is "json" or "yaml" or "properties" or "hcl")];
    }

    private static IEnumerable<Finding> Findings(string rule, (string Language, string Text) example)
    {
        var (path, kind) = example.Text.Contains("VCAP_SERVICES", StringComparison.Ordinal) ? ("/0/default-env.json", ManifestKind.Environment)
            : example.Language == "yaml" ? ("/0/mta.yaml", ManifestKind.Deployment)
            : ("/0/destinations." + (example.Language == "hcl" ? "tf" : example.Language), ManifestKind.Destinations);
        var file = new ManifestFile(PositionedDocument.Read(path, example.Text), kind);
        return ManifestPolicy.Check(LandscapeModel.Create([file], ProjectContext.Unknown)).Where(finding => finding.RuleId == rule);
    }

    [GeneratedRegex("^```(\\w+)\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
