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

    // What is not found, and why: a text behind a pointer; a dictionary that nothing calls one of passwords; keys that go to a field of a page; a value that is logged under a name in a template.
    [Theory]
    [InlineData("libraries-1", "fixed (char* p =", "[\"anna\"] =")]
    [InlineData("libraries-2")]
    [InlineData("libraries-3", "SendKeys(", "{Password}")]
    [InlineData("libraries-4")]
    [InlineData("libraries-5")]
    [InlineData("libraries-6")]
    public async Task In_code_for_real_libraries_every_credential_is_found_but_those_named(string file, params string[] known)
    {
        var counts = await CaseFile.ReadBlocks(file).RunAsync(new CredentialLiteralAnalyzer(), new SelfEvidentSecretAnalyzer(), new NamedCredentialAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts.False.Count == 0 && counts.Weak.Count == 0, counts.ToString());
        Assert.True(counts.Misses.Count == known.Length && known.All(part => counts.Misses.Exists(miss => miss.Contains(part, StringComparison.Ordinal))), counts.ToString());
    }
}
