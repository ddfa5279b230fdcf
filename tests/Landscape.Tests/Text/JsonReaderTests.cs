using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Text;

public sealed class JsonReaderTests
{
    [Fact]
    public void Every_node_knows_its_place()
    {
        const string Text = "{\n  \"Name\": \"ERP\",\n  \"list\": [1, true, null]\n}\n";

        var root = Read(Text).Root!;

        Assert.Equal("(2,3)", root.Entries[0].Key.Span.ToString());
        Assert.Equal("\"ERP\"", Slice(Text, root.Get("Name")!.Span));
        Assert.Equal("[1, true, null]", Slice(Text, root.Get("list")!.Span));
        Assert.Equal([ScalarKind.Number, ScalarKind.Boolean, ScalarKind.Null], root.Items("list").Select(i => ((PositionedScalar)i).Kind));
    }

    [Fact]
    public void Escapes_are_resolved() =>
        Assert.Equal("a\"\\/\u00e9\n", Read("""{ "k": "a\"\\\/\u00e9\n" }""").Root!.Text("k"));

    [Fact]
    public void Comments_are_accepted() =>
        Assert.Equal("1", Read("// one\n{ /* two */ \"k\": 1 }").Root!.Text("k"));

    [Fact]
    public void The_last_of_equal_keys_counts() =>
        Assert.Equal("2", Read("""{ "k": 1, "k": 2 }""").Root!.Text("k"));

    [Theory]
    [InlineData("{ \"a\": 1", 1, 1, "never closed")]
    [InlineData("{\n  \"a\" 1 }", 2, 7, "':' is expected")]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1, "a value is expected after ','")]
    [InlineData("{ a: 1 }", 1, 3, "property name")]
    [InlineData("{ \"a\": nope }", 1, 8, "is no JSON value")]
    [InlineData("{ \"a\": \"x\n\" }", 1, 8, "this string is never closed")]
    [InlineData("{} {}", 1, 4, "a second value")]
    [InlineData("[\"\\q\"]", 1, 4, "no such escape")]
    public void Bad_text_says_what_is_wrong_and_where(string text, int line, int column, string message)
    {
        var document = Read(text);

        Assert.Empty(document.Roots);
        Assert.Contains(message, document.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (document.Problem.Span.Line, document.Problem.Span.Column));
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_no_crash() =>
        Assert.Contains("too deeply", Read(new string('[', 100_000)).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_text_is_no_problem()
    {
        Assert.Null(Read(" \n").Problem);
        Assert.Empty(Read(" \n").Roots);
    }

    private static PositionedDocument Read(string text) => PositionedDocument.Read("x.json", text);

    private static string Slice(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
