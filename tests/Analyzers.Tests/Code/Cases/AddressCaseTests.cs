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

    [Theory]
    [InlineData("addresses-2")]
    [InlineData("addresses-3")]
    [InlineData("addresses-4")]
    public async Task In_code_for_real_libraries_every_address_is_found(string file)
    {
        var counts = await CaseFile.ReadBlocks(file, "clients").RunAsync(new BackEndAddressAnalyzer());

        output.WriteLine(counts.ToString());
        Assert.True(counts.Misses.Count == 0 && counts.False.Count == 0, counts.ToString());
    }
}
