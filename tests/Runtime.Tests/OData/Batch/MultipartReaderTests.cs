using System.Text;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

public sealed class MultipartReaderTests
{
    [Theory]
    [InlineData("--b\r\nA: 1\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--\r\n", "A=1|first;|second")]
    [InlineData("--b\nA: 1\n\nfirst\n--b\n\nsecond\n--b--", "A=1|first;|second")]
    [InlineData("preamble\r\n--bx\r\n--b \t\r\n\r\nfirst\r\n--b--\t\r\nepilogue\r\n--b\r\n\r\nno part", "|first")]
    [InlineData("--b\r\nA: 1\r\n  folded\r\nb:2\r\nno header\r\n\r\n\r\n\r\n--b--", "A=1 folded,b=2|\r\n")]
    [InlineData("--b\r\n\r\n--b\r\nA:\r\n--b\r\n\r\n\r\n--b--", "|;A=|;|")]
    [InlineData("--b\r\n\r\nx\r\n--bb\r\n--b-\r\n--b--x\r\n--bÿ\r\n--b--", "|x\r\n--bb\r\n--b-\r\n--b--x\r\n--bÿ")]
    [InlineData("--b\r\n\r\n\n\r\r\n\r\n--b--", "|\n\r\r\n")]
    [InlineData("--b\r\n-x: 1\r\n--y: 2\r\nA: 3\r\n\r\n-- first\r\n--b--", "-x=1,--y=2,A=3|-- first")]
    [InlineData("--b--", "")]
    public async Task Parts_are_found_whatever_ends_the_lines(string body, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var size = 1; size < 40; size++)
            Assert.Equal(expected, string.Join(';', await Multipart.ReadAsync(bytes, "b", size)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no boundary at all\r\n")]
    [InlineData("--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond")]
    [InlineData("--b\r\n\r\nfirst\r\n--")]
    [InlineData("--b\r\nA: 1")]
    [InlineData("--b\r\n")]
    public async Task A_body_that_ends_inside_of_a_part_is_an_error_and_never_a_shorter_part(string body)
    {
        for (var size = 1; size < 20; size++)
            await Assert.ThrowsAsync<ODataFormatException>(() => Multipart.ReadAsync(Encoding.UTF8.GetBytes(body), "b", size));
    }

    [Fact]
    public async Task A_head_without_end_does_not_fill_the_memory()
    {
        var body = Encoding.UTF8.GetBytes("--b\r\nA: " + new string('x', 1 << 20));
        var exception = await Assert.ThrowsAsync<ODataFormatException>(() => Multipart.ReadAsync(body, "b", 4096));
        Assert.Contains("head of a part", exception.Message, StringComparison.Ordinal);
        var lines = Encoding.UTF8.GetBytes("--b\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", 2000)));
        await Assert.ThrowsAsync<ODataFormatException>(() => Multipart.ReadAsync(lines, "b", 4096));
    }

    [Fact]
    public async Task A_part_of_many_megabytes_is_read_through_a_small_window()
    {
        var body = Encoding.UTF8.GetBytes($"--b\r\n\r\n{string.Concat(Enumerable.Repeat("\r\n--bb, no boundary, ", 400_000))}\r\n--b--");
        var parts = await Multipart.ReadAsync(body, "b", 10_000);
        Assert.Equal(body.Length - 13, Assert.Single(parts).Length);
    }

    [Theory]
    [InlineData("multipart/mixed; boundary=abc", "abc")]
    [InlineData("multipart/mixed;boundary=\"a b;c\"", "a b;c")]
    [InlineData("multipart/mixed; boundary=\"a\\\"b\\\\\"; charset=utf-8", "a\"b\\")]
    [InlineData("Multipart/Mixed; charset=\"x;boundary=no\"; BOUNDARY=yes ; x=y", "yes")]
    [InlineData("multipart/mixed; flag; boundary = a=b:c/d? ;", "a=b:c/d?")]
    [InlineData("multipart/mixed; boundary='abc'", "'abc'")]
    [InlineData("multipart/mixed", null)]
    [InlineData("multipart/mixed; boundary=", null)]
    [InlineData("multipart/mixed; boundary=\"\"", null)]
    [InlineData("multipart/mixed; boundary=\"open", "open")]
    [InlineData("multipart/mixed;;; xboundary=no", null)]
    public void A_boundary_is_found_however_it_is_quoted(string type, string? boundary)
    {
        Assert.True(MultipartType.IsMultipart(type));
        Assert.Equal(boundary, MultipartType.BoundaryOf(type));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json; x=multipart/mixed")]
    [InlineData(null)]
    public void Other_types_are_not_multipart(string? type) => Assert.False(MultipartType.IsMultipart(type));
}
