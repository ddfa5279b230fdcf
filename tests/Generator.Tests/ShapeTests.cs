using System.Globalization;
using System.Reflection;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>What holds for all models and all rules.</summary>
public class ShapeTests
{
    private static readonly Assembly _generator = typeof(ConnectivityGenerator).Assembly;

    [Fact]
    public void Models_are_values_of_plain_values() => ModelShape.AssertClean(_generator, "Btp.Connectivity.Generator.Model");

    [Fact]
    public void What_steps_hand_on_are_values_of_plain_values() => ModelShape.AssertClean(
        typeof(Inputs.InputText),
        typeof(Inputs.OutlinedDocument),
        typeof(Inputs.LinkedDocument),
        typeof(Inputs.MetadataDocument),
        typeof(Inputs.DestinationFile),
        typeof(Inputs.DestinationCatalog),
        typeof(Inputs.ProjectFacts),
        typeof(Inputs.CompilerFacts),
        typeof(Binding.DeclaredDocument),
        typeof(Declarations.ServiceDeclaration),
        typeof(Declarations.DeclarationPlaces),
        typeof(Binding.BindingInput),
        typeof(Declarations.ViewDeclaration),
        typeof(Binding.Views.BoundView),
        typeof(Binding.BoundService),
        typeof(Binding.NameShare),
        typeof(Binding.NameWish));

    [Fact]
    public void Every_rule_has_a_page_a_help_link_and_a_release()
    {
        var releases = File.ReadAllText(RepositoryRoot.Path("src", "Generator", "AnalyzerReleases.Unshipped.md"));
        foreach (var rule in Rules())
        {
            Assert.Equal($"https://github.com/btp-connectivity/toolkit/blob/main/docs/rules/{rule.Id}.md", rule.HelpLinkUri);
            Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", releases, StringComparison.Ordinal);
            var page = File.ReadAllLines(RepositoryRoot.Path("docs", "rules", rule.Id + ".md"));
            Assert.Equal($"# {rule.Id}: {rule.Title}", page[0]);
        }
    }

    [Fact]
    public void Messages_end_without_a_period() => Assert.All(Rules(), rule => Assert.False(rule.MessageFormat.ToString(CultureInfo.InvariantCulture).EndsWith('.'), rule.Id));

    [Fact]
    public void The_pipeline_reads_like_a_table_of_contents() =>
        Assert.InRange(File.ReadAllLines(RepositoryRoot.Path("src", "Generator", "ConnectivityGenerator.cs")).Length, 1, 120);

    private static IEnumerable<DiagnosticDescriptor> Rules() => typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (DiagnosticDescriptor)field.GetValue(null)!);
}
