using System.Text.RegularExpressions;
using System.Xml.Linq;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>Rules of the repository that no compiler checks.</summary>
public sealed partial class HouseRuleTests
{
    private const int LongestFile = 500;

    [Theory]
    [InlineData("Landscape")]
    [InlineData("Metadata", "Landscape")]
    [InlineData("Generator", "Landscape", "Metadata")]
    [InlineData("Analyzers", "Landscape", "Metadata")]
    [InlineData("CodeFixes", "Analyzers")]
    [InlineData("Runtime")]
    [InlineData("AspNetCore", "Runtime")]
    [InlineData("Mail", "Runtime")]
    [InlineData("LocalLandscape", "Landscape", "Metadata")]
    public void A_project_references_what_the_architecture_allows_and_nothing_else(string project, params string[] allowed)
    {
        var references = XDocument.Load(RepositoryRoot.Path("src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(allowed, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(RepositoryRoot.Path("Toolkit.sln")).Replace('\\', '/');
        var projects = Files("*.csproj").Where(path => !path.StartsWith("tests/EndToEnd/Consumer/", StringComparison.Ordinal));

        Assert.All(projects, project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_is_too_long_to_be_read() =>
        Assert.DoesNotContain(Files("*.cs").Select(path => (Path: path, Lines: File.ReadLines(RepositoryRoot.Path(path)).Count())), file => file.Lines > LongestFile);

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Assert.DoesNotContain(Files("*.cs"), path => !path.EndsWith("HouseRuleTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(File.ReadAllText(RepositoryRoot.Path(path))));

    [Fact]
    public void The_README_lists_every_rule_that_has_a_page_under_its_title()
    {
        var readme = File.ReadAllText(RepositoryRoot.Path("README.md"));
        var listed = ListedRule().Matches(readme).Select(match => (match.Groups["id"].Value, match.Groups["title"].Value));
        var pages = Directory.GetFiles(RepositoryRoot.Path("docs", "rules"), "BTP*.md").Order(StringComparer.Ordinal).Select(page =>
        {
            var heading = File.ReadLines(page).First().Split(": ", 2);
            Assert.Equal($"# {Path.GetFileNameWithoutExtension(page)}", heading[0]);
            return (heading[0][2..], heading[1]);
        });

        Assert.Equal(pages, listed);
    }

    private static List<string> Files(string pattern) =>
        [.. Directory.EnumerateFiles(RepositoryRoot.Path(), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path(), path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" or ".git"))
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\bNotImplementedException\b|//.*\b(TODO|FIXME|HACK)\b|(Fact|Theory)\([^)\n]*\bSkip\s*=")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\| \[(?<id>BTP\d{4})\]\(docs/rules/\k<id>\.md\) \| \w+ \| (?<title>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex ListedRule();
}
