using System.Reflection;
using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.Policy;

/// <summary>What holds for every rule that there is, and for every one to come.</summary>
public sealed class RuleCatalogueTests
{
    public static TheoryData<string> Rules => [.. ManifestPolicy.Rules.Select(rule => rule.GetType().Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_tests_that_find_and_tests_that_leave_alone(string rule)
    {
        var tests = Assert.Single(typeof(RuleCatalogueTests).Assembly.GetTypes(), type => type.Name == rule + "Tests");

        var count = tests.GetMethods(BindingFlags.Instance | BindingFlags.Public).Count(method => method.GetCustomAttributes<FactAttribute>().Any());
        Assert.True(count >= 2, $"{tests.Name} has {count} tests");
    }

    [Fact]
    public void Every_rule_class_is_run_and_every_id_is_one_rule()
    {
        var classes = typeof(ManifestRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ManifestRule)) && !type.IsAbstract);

        Assert.Equal(classes.Select(type => type.Name).Order(StringComparer.Ordinal), ManifestPolicy.Rules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(ManifestPolicy.Rules.Count, ManifestPolicy.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
