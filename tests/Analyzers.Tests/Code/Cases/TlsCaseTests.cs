using Btp.Connectivity.Analyzers.Code.Tls;
using Xunit.Abstractions;

namespace Btp.Connectivity.Analyzers.Tests.Code.Cases;

/// <summary>Validations of certificates of every API, in every form, beside those that check.</summary>
public sealed class TlsCaseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tls")]
    public async Task Validations_that_check_nothing_are_found_and_others_are_not(string file)
    {
        var counts = await CaseFile.Read(file).RunAsync(new CertificateValidationAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts is { Recall: >= 0.94, Precision: 1.0, Weak.Count: 0 }, counts.ToString());
    }

    [Theory]
    [InlineData("tls-2")]
    [InlineData("tls-3")]
    [InlineData("tls-4")]
    public async Task In_code_for_real_libraries_every_validation_that_checks_nothing_is_found(string file)
    {
        var counts = await CaseFile.ReadBlocks(file, "clients").RunAsync(new CertificateValidationAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts.Misses.Count == 0 && counts.False.Count == 0 && counts.Weak.Count == 0, counts.ToString());
    }
}
