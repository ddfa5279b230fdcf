namespace Btp.Connectivity.Testing.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_their_places_are_kept()
    {
        var markup = Markup.Parse("modules:\n  - name: {|BTP1001:sales-srv|}\n    type: [|nodejs|]\n");

        Assert.Equal("modules:\n  - name: sales-srv\n    type: nodejs\n", markup.Text);
        Assert.Equal(["sales-srv", "nodejs"], markup.Spans.Select(span => markup.Text.Substring(span.Span.Start, span.Span.Length)));
        Assert.Equal(["BTP1001", null], markup.Spans.Select(span => span.Id));
    }

    [Fact]
    public void Spans_nest()
    {
        var markup = Markup.Parse("{|#0:a {|X1:b|} [|c|]|}");

        Assert.Equal("a b c", markup.Text);
        Assert.Equal([(0, 5, (string?)null, (int?)0), (2, 1, "X1", null), (4, 1, null, null)], markup.Spans.Select(span => (span.Span.Start, span.Span.Length, span.Id, span.Key)));
    }

    [Fact]
    public void One_span_can_carry_two_ids() =>
        Assert.Equal(["X1", "X2"], Markup.Parse("{|X1:{|X2:a|}|}").Spans.Select(span => span.Id));

    [Theory]
    [InlineData("{\"a\": [1, 2], \"b\": {\"c\": null}}")]
    [InlineData("text: |\n  a block\nfolded: [a, b]\n")]
    [InlineData("<edmx:Edmx Version=\"4.0\"><!-- {} [] | --></edmx:Edmx>")]
    [InlineData("var x = new[] { 1 | 2 }; var y = x is [var a, ..];")]
    [InlineData("((var)) ${host} ~{url} {{ .Values.x }}")]
    public void Text_that_only_looks_like_markup_stays(string text)
    {
        var markup = Markup.Parse(text);

        Assert.Equal(text, markup.Text);
        Assert.Empty(markup.Spans);
    }

    [Theory]
    [InlineData("[|open")]
    [InlineData("{|X1:open")]
    [InlineData("closed|]")]
    [InlineData("[|crossed{|X1:|]|}")]
    public void A_span_that_does_not_match_is_an_error(string text) => Assert.Throws<FormatException>(() => Markup.Parse(text));
}
