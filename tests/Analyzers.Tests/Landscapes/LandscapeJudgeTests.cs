using Xunit.Abstractions;

namespace Btp.Connectivity.Analyzers.Tests.Landscapes;

/// <summary>Whole landscapes, written from the rules' reference and not from their code: what is wrong in them is found, and nothing else is said.</summary>
public sealed class LandscapeJudgeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    public async Task Violations_are_found_and_look_alikes_are_left_alone(string set)
    {
        var outcomes = new List<LandscapeOutcome>();
        foreach (var name in LandscapeFile.In(set))
            outcomes.Add(await LandscapeFile.Read(set, name).RunAsync());

        var summary = LandscapeOutcome.Summary(outcomes);
        output.WriteLine(summary);
        Assert.True(outcomes.TrueForAll(outcome => outcome.IsExact), summary);
    }
}
