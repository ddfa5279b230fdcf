using Btp.Connectivity.Testing.Tests.Samples;
using Xunit.Sdk;

namespace Btp.Connectivity.Testing.Tests;

public sealed class CodeFixTestTests
{
    [Fact]
    public async Task A_fix_is_applied_one_by_one_and_at_once_in_csharp_and_in_yaml() => await new CodeFixTest<BadWordAnalyzer, BadWordFix>
    {
        TestCode = "class C { int [|bad|] = 1; int M() => [|bad|]; }",
        FixedCode = "class C { int good = 1; int M() => good; }",
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestState = { AdditionalFiles = { { "mta.yaml", "- [|bad|]\n", "DeploymentDescriptor" } } },
        FixedState = { AdditionalFiles = { { "mta.yaml", "- good\n" } } },
        NumberOfIncrementalIterations = 3,
    }.RunAsync();

    [Fact]
    public async Task Another_result_than_announced_fails_and_shows_both()
    {
        var failure = await Assert.ThrowsAsync<TrueException>(() => new CodeFixTest<BadWordAnalyzer, BadWordFix>
        {
            TestState = { AdditionalFiles = { { "mta.yaml", "[|bad|]", "DeploymentDescriptor" } } },
            FixedState = { AdditionalFiles = { { "mta.yaml", "better" } } },
        }.RunAsync());

        Assert.Contains("--- expected\nbetter\n--- actual\ngood", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_changes_nothing_fails() => Assert.Contains("'Do nothing' changes nothing", (await Assert.ThrowsAsync<FalseException>(
        () => new CodeFixTest<BadWordAnalyzer, UselessFix> { TestCode = "class [|bad|];", FixedCode = "class good;" }.RunAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_that_does_not_compile_fails() => Assert.Contains("CS0103", (await Assert.ThrowsAsync<FailException>(
        () => new CodeFixTest<BadWordAnalyzer, BadWordFix>
        {
            TestCode = "class C { int [|bad|] = 1; int M() => [|bad|]; }",
            FixedCode = "class C { int good = 1; int M() => good; }",
        }.RunAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task No_offer_is_asserted_both_ways()
    {
        await new CodeFixTest<BadWordAnalyzer, BadWordFix> { TestCode = "class Fine;", OffersNothing = true }.RunAsync();
        await Assert.ThrowsAsync<TrueException>(() => new CodeFixTest<BadWordAnalyzer, BadWordFix> { TestCode = "class [|bad|];", OffersNothing = true }.RunAsync());
    }
}
