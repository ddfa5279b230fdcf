using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Tests;

/// <summary>What holds for every rule: its id, its page, its place in the release notes.</summary>
public sealed partial class CatalogueTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Rules =
        [.. typeof(RuleIds).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => new(Rules.Select(rule => rule.Id));

    [Fact]
    public void Every_id_has_a_rule_and_every_rule_an_id() =>
        Assert.Equal(
            typeof(RuleIds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Rules.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_over_manifests_is_reported() =>
        Assert.Empty(ManifestPolicy.Rules.Select(rule => rule.Id).Except(new global::Btp.Connectivity.Analyzers.Manifests.ManifestAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)));

    [Fact]
    public void Rules_of_one_id_agree() =>
        Assert.All(
            typeof(RuleIds).Assembly.GetTypes().Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
                .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
                .GroupBy(rule => rule.Id),
            same => Assert.Single(same.Select(rule => (rule.Title.ToString(), rule.Category, rule.DefaultSeverity, rule.HelpLinkUri, rule.MessageFormat.ToString())).Distinct()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_and_the_help_link_have_their_form(string id)
    {
        var rule = Rules.Single(each => each.Id == id);

        Assert.Matches("^BTP[1-6][0-9]{3}$", id);
        Assert.Equal($"https://github.com/btp-connectivity/toolkit/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.NotEqual("", rule.Description.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_header_of_the_rule_and_every_section(string id)
    {
        var rule = Rules.Single(each => each.Id == id);
        var page = File.ReadAllText(RepositoryRoot.Path("docs", "rules", id + ".md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n\n| Category | Severity | Code fix | Since |\n|---|---|---|---|\n| {rule.Category} | {rule.DefaultSeverity} | {(HasFix(id) ? "yes" : "no")} | ", page, StringComparison.Ordinal);
        Assert.Equal(["What", "Why", "Bad", "Good", "How to fix", "How to configure"], Section().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Contains("SAP", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_release_notes_of_the_analyzers_name_the_rule(string id)
    {
        var folder = RepositoryRoot.Path("src", "Analyzers");
        var notes = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.Contains($"\n{id} | ", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recommended")]
    [InlineData("strict")]
    [InlineData("off")]
    public void The_presets_are_generated(string preset)
    {
        // A severity here overrides what a single finding weighs, so the recommended preset names none: the rules have theirs.
        var text = new StringBuilder("# The preset '" + preset + "' of <BtpPolicy>. Generated from the rules; a test compares it. A .globalconfig of the project goes before it.\nis_global = true\nglobal_level = -100\n");
        foreach (var rule in preset == "recommended" ? [] : Rules)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"dotnet_diagnostic.{rule.Id}.severity = {(preset == "off" ? "none" : !rule.IsEnabledByDefault ? "suggestion" : rule.DefaultSeverity == DiagnosticSeverity.Info ? "warning" : "error")}\n");

        var path = RepositoryRoot.Path("src", "Runtime", "buildTransitive", "policy", preset + ".globalconfig");
        if (Environment.GetEnvironmentVariable("BTP_ACCEPT_GOLDEN") == "1")
            File.WriteAllText(path, text.ToString());

        Assert.Equal(text.ToString(), File.ReadAllText(path));
    }

    [Fact]
    public void The_index_of_the_pages_is_generated()
    {
        var index = new StringBuilder("# Rules\n\nThis table is generated from the rules; a test compares it. Accept a change with `BTP_ACCEPT_GOLDEN=1`.\n\n| Id | Category | Severity | Rule | Code fix |\n|---|---|---|---|---|\n");
        foreach (var rule in Rules)
            index.Append(System.Globalization.CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Category} | {rule.DefaultSeverity} | {rule.Title} | {(HasFix(rule.Id) ? "yes" : "no")} |\n");

        var path = RepositoryRoot.Path("docs", "rules", "README.md");
        if (Environment.GetEnvironmentVariable(Golden.AcceptVariable) == "1")
            File.WriteAllText(path, index.ToString());

        Assert.Equal(index.ToString(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    // The fixes live in an assembly that tests of analyzers do not see; their sources tell.
    private static bool HasFix(string id)
    {
        var name = typeof(RuleIds).GetFields().Single(field => field.IsLiteral && (string)field.GetRawConstantValue()! == id).Name;
        return Directory.EnumerateFiles(RepositoryRoot.Path("src", "CodeFixes"), "*Fix.cs", SearchOption.AllDirectories)
            .Any(file => Regex.IsMatch(File.ReadAllText(file), @"FixableDiagnosticIds \{ get; \} = \[[^\]]*\bRuleIds\." + name + @"\b"));
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
