using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>What a generator made in one run, and the runs that may follow when something is edited.</summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;
    private readonly IReadOnlyList<TestAdditionalText> _additional;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, IReadOnlyList<TestAdditionalText> additional)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        _input = input;
        _additional = additional;
        Output = output;
        Result = Assert.Single(_driver.GetRunResult().Results);
    }

    /// <summary>The compilation with the generated trees.</summary>
    public Compilation Output { get; }

    /// <summary>What Roslyn knows of the run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The hint names, in order.</summary>
    public IReadOnlyList<string> HintNames => [.. Result.GeneratedSources.Select(source => source.HintName)];

    /// <summary>Every generated file under its hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The trees that were generated.</summary>
    public IReadOnlyList<SyntaxTree> Trees => [.. Result.GeneratedSources.Select(source => source.SyntaxTree)];

    /// <summary>The reasons why each output of a named step is as it is; empty when the step did not run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string stepName) =>
        Result.TrackedSteps.TryGetValue(stepName, out var steps) ? [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The reasons of everything that was handed to the compiler.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        [.. Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>The steps that the generator named itself: neither Roslyn's inputs nor the insides of ForAttributeWithMetadataName.</summary>
    public IReadOnlyList<string> StepNames => [.. Result.TrackedSteps.Keys.Where(IsOwn).Order(StringComparer.Ordinal)];

    /// <summary>How often an additional file has been read since the first run.</summary>
    public int ReadsOf(string path) => _additional.Single(text => text.Path == SourceFileCollection.FullPath(path)).Reads;

    /// <summary>The source text of one generated file.</summary>
    public string Source(string hintName) => Sources.TryGetValue(hintName, out var text)
        ? text
        : throw new KeyNotFoundException($"{hintName} was not generated; there are: {string.Join(", ", HintNames)}");

    /// <summary>Runs again with a compilation that is another object with the same content.</summary>
    public GeneratorRun Again() => new(_driver, _input.Clone(), _additional);

    /// <summary>Runs again after a C# file was edited.</summary>
    public GeneratorRun ReplaceSource(string path, string content)
    {
        var old = _input.SyntaxTrees.Single(tree => tree.FilePath == SourceFileCollection.FullPath(path));
        return new(_driver, _input.ReplaceSyntaxTree(old, Parse(old.FilePath, content)), _additional);
    }

    /// <summary>Runs again after a C# file was added.</summary>
    public GeneratorRun AddSource(string path, string content) =>
        new(_driver, _input.AddSyntaxTrees(Parse(SourceFileCollection.FullPath(path), content)), _additional);

    /// <summary>Runs again after an additional file was edited.</summary>
    public GeneratorRun ReplaceAdditionalFile(string path, string content)
    {
        var old = _additional.Single(text => text.Path == SourceFileCollection.FullPath(path));
        var edited = new TestAdditionalText(old.Path, Markup.Parse(content).Text);
        return new(_driver.ReplaceAdditionalText(old, edited), _input, [.. _additional.Select(text => text == old ? edited : text)]);
    }

    /// <summary>Runs again after an additional file was written to disk without a change: another object, the same text.</summary>
    public GeneratorRun TouchAdditionalFile(string path)
    {
        var old = _additional.Single(text => text.Path == SourceFileCollection.FullPath(path));
        var touched = new TestAdditionalText(old.Path, old.GetText().ToString());
        return new(_driver.ReplaceAdditionalText(old, touched), _input, [.. _additional.Select(text => text == old ? touched : text)]);
    }

    /// <summary>Runs again with other properties, item metadata and configuration files.</summary>
    public GeneratorRun WithOptions(TestState state) => new(_driver.WithUpdatedAnalyzerConfigOptions(TestConfigOptions.Of(state)), _input, _additional);

    /// <summary>Fails when an output, or one of <paramref name="stepNames"/> (all own steps when none is given), was computed anew.</summary>
    public void AssertNothingWasRedone(params string[] stepNames)
    {
        ArgumentNullException.ThrowIfNull(stepNames);
        IReadOnlyList<string> names = stepNames.Length > 0 ? stepNames : StepNames;
        var redone = names.SelectMany(name => Reasons(name).Select(reason => (Step: name, Reason: reason)))
            .Concat(OutputReasons.Select(reason => (Step: "the outputs", Reason: reason)))
            .Where(step => step.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(step => $"{step.Step}: {step.Reason}");
        Assert.True(!redone.Any(), $"Nothing relevant was edited, and yet steps ran again with another result:\n{string.Join('\n', redone)}");
    }

    /// <summary>Fails unless every output of a named step is <see cref="IncrementalStepRunReason.Cached"/> or <see cref="IncrementalStepRunReason.Unchanged"/>.</summary>
    public void AssertUnchanged(string stepName)
    {
        var reasons = Reasons(stepName);
        Assert.True(reasons.Count > 0, $"No step is named {stepName}; there are: {string.Join(", ", StepNames)}");
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{stepName}: {reason}"));
    }

    /// <summary>Fails unless at least one output of a named step was modified, new or removed: the opposite of <see cref="AssertUnchanged"/>.</summary>
    public void AssertChanged(string stepName)
    {
        var reasons = Reasons(stepName);
        Assert.True(reasons.Count > 0, $"No step is named {stepName}; there are: {string.Join(", ", StepNames)}");
        Assert.Contains(reasons, reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    internal static GeneratorRun Start(GeneratorDriver driver, CSharpCompilation input, IReadOnlyList<TestAdditionalText> additional) => new(driver, input, additional);

    internal void AssertDidNotThrow() => Assert.True(
        Result.Exception is null && !Diagnostics.Any(diagnostic => diagnostic.Id is "CS8784" or "CS8785"),
        $"The generator threw: {Result.Exception}\n{string.Join('\n', Diagnostics)}");

    internal void AssertTextIsPortable()
    {
        foreach (var source in Result.GeneratedSources)
        {
            Assert.False(source.SourceText.ToString().Contains('\r', StringComparison.Ordinal), $"{source.HintName} contains a carriage return.");
        }
    }

    internal void AssertSameText(GeneratorRun other)
    {
        Assert.Equal(HintNames, other.HintNames);
        foreach (var (hintName, text) in Sources)
        {
            Assert.Equal(text, other.Source(hintName));
        }
    }

    internal void AssertModelsAreClean()
    {
        foreach (var name in StepNames)
        {
            foreach (var (value, _) in Result.TrackedSteps[name].SelectMany(step => step.Outputs))
            {
                ModelShape.AssertHoldsNoHandle(value, $"step {name}");
            }
        }
    }

    private static bool IsOwn(string name) => !name.Contains("_ForAttribute", StringComparison.Ordinal)
        && name is not ("Compilation" or "ParseOptions" or "AdditionalTexts" or "AnalyzerConfigOptions" or "MetadataReferences" or "CompilationOptions"
            or "SourceOutput" or "ImplementationSourceOutput" or "HostOutput");

    private SyntaxTree Parse(string path, string content) =>
        CSharpSyntaxTree.ParseText(Markup.Parse(content).Text, (CSharpParseOptions?)_input.SyntaxTrees.FirstOrDefault()?.Options, path, Encoding.UTF8);
}
