using Btp.Connectivity.Testing.Tests.Samples;
using Xunit.Sdk;

namespace Btp.Connectivity.Testing.Tests;

public sealed class AnalyzerTestTests
{
    [Fact]
    public async Task What_is_announced_and_reported_passes_in_csharp_and_in_yaml() => await new AnalyzerTest<BadWordAnalyzer>
    {
        TestCode = "class C { int [|bad|] = 1; int M() => {|XX0001:bad|}; }",
        TestState = { AdditionalFiles = { { "mta.yaml", "modules:\n  - name: {|#0:bad|}\n", "DeploymentDescriptor" } } },
        ExpectedDiagnostics = { new DiagnosticResult(BadWordAnalyzer.Rule).WithLocation(0).WithArguments("bad") },
    }.RunAsync();

    [Fact]
    public async Task A_missing_diagnostic_fails_and_is_shown_in_the_text()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new AnalyzerTest<BadWordAnalyzer> { TestCode = "class [|C|] { }" }.RunAsync());

        Assert.Contains("1 expected and not reported, 0 reported and not expected", failure.Message, StringComparison.Ordinal);
        Assert.Contains("           ^ missing XX0001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extra_diagnostic_in_an_additional_file_fails_and_is_shown_in_the_text()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new AnalyzerTest<BadWordAnalyzer>
        {
            TestState = { AdditionalFiles = { { "mta.yaml", "name: bad\n", "DeploymentDescriptor" } } },
        }.RunAsync());

        Assert.Contains("extra:   Warning XX0001 at /0/mta.yaml(1,7,1,10)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("^^^ extra XX0001: 'bad' is a bad word", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_place_in_another_file_does_not_count() => await Assert.ThrowsAsync<FailException>(() => new AnalyzerTest<BadWordAnalyzer>
    {
        TestState = { AdditionalFiles = { { "a.yaml", "[|bad|]", "ODataMetadata" }, { "b.yaml", "bad", "DeploymentDescriptor" } } },
    }.RunAsync());

    [Fact]
    public async Task Another_message_fails() => await Assert.ThrowsAsync<FailException>(() => new AnalyzerTest<BadWordAnalyzer>
    {
        TestCode = "class C { int {|#0:bad|} = 1; }",
        ExpectedDiagnostics = { new DiagnosticResult("XX0001").WithLocation(0).WithMessage("something else") },
    }.RunAsync());

    [Fact]
    public async Task Properties_reach_the_analyzer() => await new AnalyzerTest<BadWordAnalyzer>
    {
        TestState = { Properties = { ["BadWord"] = "ugly" }, AdditionalFiles = { { "mta.yaml", "bad [|ugly|]", "DeploymentDescriptor" } } },
    }.RunAsync();

    [Fact]
    public async Task A_globalconfig_sets_the_severity_of_a_finding_in_yaml() => await new AnalyzerTest<BadWordAnalyzer>
    {
        TestState =
        {
            AdditionalFiles = { { "mta.yaml", "{|#0:bad|}", "DeploymentDescriptor" } },
            AnalyzerConfigFiles = { (".globalconfig", "is_global = true\ndotnet_diagnostic.XX0001.severity = error\n") },
        },
        ExpectedDiagnostics = { new DiagnosticResult("XX0001", Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(0) },
    }.RunAsync();

    [Fact]
    public async Task A_pragma_suppresses_in_csharp() => await new AnalyzerTest<BadWordAnalyzer>
    {
        TestCode = "class C\n{\n#pragma warning disable XX0001\n    int bad = 1;\n#pragma warning restore XX0001\n}\n",
    }.RunAsync();

    [Fact]
    public async Task An_analyzer_that_throws_fails()
    {
        var failure = await Assert.ThrowsAsync<TrueException>(() => new AnalyzerTest<ThrowingAnalyzer> { TestCode = "class C;" }.RunAsync());

        Assert.Contains("the analyzer broke", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_does_not_compile_fails()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new AnalyzerTest<BadWordAnalyzer> { TestCode = "class C { Unknown x; }" }.RunAsync());

        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
    }
}
