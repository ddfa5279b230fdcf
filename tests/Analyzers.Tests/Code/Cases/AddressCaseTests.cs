using Btp.Connectivity.Analyzers.Code.Addresses;
using Xunit.Abstractions;

namespace Btp.Connectivity.Analyzers.Tests.Code.Cases;

/// <summary>Addresses of back ends that are called, beside namespaces, messages, loopback and the Internet.</summary>
public sealed class AddressCaseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("addresses")]
    public async Task Addresses_that_are_called_are_found_and_others_are_not(string file)
    {
        var counts = await CaseFile.Read(file).RunAsync(new BackEndAddressAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts is { Recall: >= 0.90, Precision: >= 0.95 }, counts.ToString());
    }
}
