using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Text;

public sealed class YamlReaderTests
{
    private const string Descriptor = """
        # a comment
        modules:
          - name: srv   # trailing
            requires:
              - name: 'uaa'
              - { name: "dest", optional: true }
            properties:
              URL: ~{api/url}
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Every_scalar_stands_where_its_text_is(string lineEnd)
    {
        var text = Descriptor.ReplaceLineEndings(lineEnd);
        var module = (PositionedMapping)Read(text).Root!.Items("modules")[0];

        Assert.Equal("srv", Slice(text, module.Get("name")!.Span));
        Assert.Equal((3, 11), (module.Get("name")!.Span.Line, module.Get("name")!.Span.Column));
        var requires = module.Items("requires").Cast<PositionedMapping>().ToList();
        Assert.Equal("'uaa'", Slice(text, requires[0].Get("name")!.Span));
        Assert.Equal("{ name: \"dest\", optional: true }", Slice(text, requires[1].Span));
        Assert.EndsWith("~{api/url}", Slice(text, module.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_mapping_ends_with_its_last_value()
    {
        const string Text = "a:\n  b: 1\n\n# after\nc: 2\n";

        Assert.Equal("b: 1", Slice(Text, Read(Text).Root!.Mapping("a")!.Span));
    }

    [Fact]
    public void A_placeholder_is_no_literal()
    {
        var module = (PositionedMapping)Read(Descriptor).Root!.Items("modules")[0];

        Assert.False(module.Mapping("properties")!.Scalar("URL")!.IsLiteral);
        Assert.True(module.Scalar("name")!.IsLiteral);
    }

    [Fact]
    public void A_template_without_quotation_marks_is_an_expression()
    {
        var value = Read("url: {{ .Values.url }}\nname: x\n").Root!;

        Assert.Equal(ScalarKind.Expression, value.Scalar("url")!.Kind);
        Assert.Equal("{{ .Values.url }}", value.Text("url"));
        Assert.Equal("x", value.Text("name"));
    }

    [Fact]
    public void Merge_keys_are_overridden_by_what_the_mapping_says()
    {
        var root = Read("base: &b { memory: 1G, disk: 2G }\napp:\n  <<: *b\n  memory: 3G\n").Root!;

        Assert.Equal("3G", root.Mapping("app")!.Text("memory"));
        Assert.Equal("2G", root.Mapping("app")!.Text("disk"));
    }

    [Fact]
    public void Several_documents_are_several_roots() =>
        Assert.Equal(2, Read("kind: A\n---\nkind: B\n").Roots.Count);

    [Fact]
    public void Bad_text_says_where()
    {
        var document = Read("env:\n  A: \"x\"\n    B: y\n");

        Assert.Empty(document.Roots);
        Assert.Equal(3, document.Problem!.Span.Line);
        Assert.StartsWith("this is no valid YAML: ", document.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_do_not_keep_the_compiler_busy()
    {
        var text = "# btp-disable\na0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + "destinations: *a60\n";

        Assert.Equal("aliases expand to too many values", Read(text).Problem!.Message);
    }

    [Fact]
    public void An_alias_for_each_of_many_modules_is_no_problem()
    {
        var text = "common: &common { a: 1, b: 2, c: [1, 2, 3] }\nmodules:\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"  - {{ name: m{i}, properties: *common }}\n"));

        Assert.Equal(1000, Read(text).Root!.Items("modules").Count());
    }

    [Fact]
    public void An_alias_without_an_anchor_is_a_problem() =>
        Assert.NotNull(Read("a: *nowhere\n").Problem);

    [Fact]
    public void Merges_that_double_with_every_line_are_a_problem_and_no_crash()
    {
        var text = "a0: &a0 { k: 1 }\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} {{ <<: [*a{i - 1}, *a{i - 1}] }}\n"));

        Assert.Contains("too many", Read(text).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_no_crash() =>
        Assert.NotNull(Read(new string('[', 5_000)).Problem);

    private static PositionedDocument Read(string text) => PositionedDocument.Read("mta.yaml", text);

    private static string Slice(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
