using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>The trial that documents are put to finds what is wrong with a generator; else its silence would mean nothing.</summary>
public class DocumentTrialTests
{
    [Fact]
    public void A_generator_that_throws_fails() => Assert.Contains("threw", Fails<Throws>(), StringComparison.Ordinal);

    [Fact]
    public void A_warning_of_the_compiler_fails() => Assert.Contains("CS0169", Fails<Warns>(), StringComparison.Ordinal);

    [Fact]
    public void No_code_without_a_reason_fails() => Assert.Contains("no reason", Fails<Silent>(), StringComparison.Ordinal);

    [Fact]
    public void A_second_run_that_gives_something_else_fails() => Assert.Contains("second run", Fails<Moody>(), StringComparison.Ordinal);

    [Fact]
    public void A_reason_without_a_line_fails() => Assert.Contains("BTP5001", Fails<Placeless>(), StringComparison.Ordinal);

    [Fact]
    public void The_generator_passes()
    {
        var outcome = new DocumentTrial<ConnectivityGenerator>(concurrentBuild: false).Run(Services.Shop, isRepeated: true);

        Assert.True(outcome is { IsCompiled: true, Failures.Count: 0, Types: > 5, Lines: > 100, Refusal: null }, outcome.ToString());
    }

    private static string Fails<TGenerator>()
        where TGenerator : IIncrementalGenerator, new()
    {
        var outcome = new DocumentTrial<TGenerator>(concurrentBuild: false).Run(Services.Shop, isRepeated: true);
        Assert.False(outcome.IsCompiled);
        return string.Join('\n', outcome.Failures);
    }

    private class Emits(Action<SourceProductionContext> emit) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.AdditionalTextsProvider, (output, _) => emit(output));
    }

    private sealed class Throws() : Emits(static _ => throw new InvalidOperationException("on purpose"));

    private sealed class Warns() : Emits(static output => output.AddSource("A.g.cs", "class A { private int _unused; }"));

    private sealed class Silent() : Emits(static _ => { });

    private sealed class Moody() : Emits(static output => output.AddSource("A.g.cs", $"class A {{ }} // {Guid.NewGuid()}"));

    private sealed class Placeless() : Emits(static output => output.ReportDiagnostic(
        Diagnostic.Create(new DiagnosticDescriptor("BTP5001", "Title", "Message", "Category", DiagnosticSeverity.Error, true), Location.None)));
}
