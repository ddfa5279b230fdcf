using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Refusals;

public sealed class XmlFaultTests
{
    [Fact]
    public void A_tag_that_is_not_closed_is_reported_where_that_shows()
    {
        var problem = Edmx.Refusal("<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n  <edmx:DataServices>\n</edmx:Edmx>");
        Assert.Equal((3, 3), (problem.Line, problem.Column));
        Assert.Contains("well-formed", problem.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("position 3.", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_definition_is_refused_before_it_can_expand_anything()
    {
        var problem = Edmx.Refusal("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"b\">]>\n" + Edmx.V4(Edmx.Entity("")));
        Assert.Equal(2, problem.Line);
        Assert.Contains("<!DOCTYPE>", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_line_before_the_declaration_is_named_as_such() =>
        Assert.Contains("before <?xml", Edmx.Refusal("\n<?xml version=\"1.0\"?>" + Edmx.V4("")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_declaration_at_the_start_is_read() => Assert.Single(Edmx.Model("<?xml version=\"1.0\"?>" + Edmx.V4(Edmx.Entity(""))).EntityTypes);

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Nesting_that_would_exhaust_the_stack_is_refused(int depth)
    {
        var problem = Edmx.Refusal(Edmx.V4(string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth))));
        Assert.Contains("nested", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_document_is_not_a_deep_one()
    {
        var types = string.Concat(Enumerable.Range(0, 2_000).Select(i => Edmx.Entity("", "E" + i)));
        Assert.Equal(2_000, Edmx.Model(Edmx.V4(types)).EntityTypes.Count);
    }

    [Fact]
    public void A_reading_that_nobody_waits_for_ends() =>
        Assert.Throws<OperationCanceledException>(() => MetadataReader.Read(Edmx.V4(Edmx.Entity("")), new CancellationToken(canceled: true)));
}
