using Xunit.Sdk;

namespace Btp.Connectivity.Testing.Tests;

public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden").FullName;

    private string File => Path.Combine(_folder, "Golden", "Order.g.cs.txt");

    private string Received => Path.Combine(_folder, "Golden", "Order.g.cs.received.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_accepted_text_matches_whatever_its_line_ends()
    {
        Golden.Compare("a\nb\n", File, accept: true);

        Golden.Compare("a\r\nb\r\n", File, accept: false);

        Assert.False(System.IO.File.Exists(Received));
    }

    [Fact]
    public void A_difference_fails_names_the_line_and_leaves_the_received_file()
    {
        Golden.Compare("a\nb\n", File, accept: true);

        var failure = Assert.Throws<FailException>(() => Golden.Compare("a\nc\n", File, accept: false));

        Assert.Contains("Line 2 differs.\n  golden:   b\n  received: c", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a\nc\n", System.IO.File.ReadAllText(Received));
    }

    [Fact]
    public void Without_a_golden_file_the_test_fails() =>
        Assert.Contains("no golden file yet", Assert.Throws<FailException>(() => Golden.Compare("a", File, accept: false)).Message, StringComparison.Ordinal);
}
