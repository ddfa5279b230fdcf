using Btp.Connectivity.Analyzers.Code.Credentials;
using Xunit.Abstractions;

namespace Btp.Connectivity.Analyzers.Tests.Code.Cases;

/// <summary>The credential rules together, on cases at every sink and of every naming class, beside look-alikes.</summary>
public sealed class CredentialCaseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("credentials-1")]
    [InlineData("credentials-2")]
    [InlineData("credentials-3")]
    [InlineData("credentials-4")]
    public async Task Credentials_are_found_and_look_alikes_are_not(string file)
    {
        var counts = await CaseFile.Read(file).RunAsync(new CredentialLiteralAnalyzer(), new SelfEvidentSecretAnalyzer(), new NamedCredentialAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts is { Recall: >= 0.95, Precision: >= 0.99, FalseErrors: 0 }, counts.ToString());
    }
}
