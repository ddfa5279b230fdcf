using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Refusals;

public sealed class ForeignDocumentTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\uFEFF  \r\n", "is empty")]
    [InlineData("{\"$Version\":\"4.01\"}", "JSON")]
    [InlineData("Unauthorized", "no XML")]
    [InlineData("<!DOCTYPE html><html><body/></html>", "HTML")]
    [InlineData("<html><head/></html>", "HTML")]
    [InlineData("<service xmlns=\"http://www.w3.org/2007/app\"/>", "/$metadata")]
    [InlineData("<error><message>no</message></error>", "error message")]
    [InlineData("<edmx:Edmx Version=\"3.0\" xmlns:edmx=\"http://schemas.microsoft.com/ado/2009/11/edmx\"><edmx:Runtime/></edmx:Edmx>", "Entity Framework designer")]
    [InlineData("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"/>", "edmx:DataServices")]
    [InlineData("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices/></edmx:Edmx>", "holds no Schema")]
    [InlineData("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices><Schema xmlns=\"urn:x\"/></edmx:DataServices></edmx:Edmx>", "'urn:x'")]
    [InlineData("<Edmx xmlns=\"urn:x\"/>", "'urn:x'")]
    public void What_is_saved_by_mistake_is_recognised(string text, string reason) => Assert.Contains(reason, Edmx.Refusal(text).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_bare_schema_is_read_although_no_service_sends_one() =>
        Assert.Equal("N.Order", Edmx.Model("<Schema Namespace=\"N\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">" + Edmx.Entity("") + "</Schema>").EntityTypes[0].FullName);

    [Fact]
    public void A_byte_order_mark_is_no_mistake() => Assert.Single(Edmx.Model('\uFEFF' + Edmx.V4(Edmx.Entity(""))).EntityTypes);

    [Fact]
    public void A_file_in_an_encoding_that_nobody_recognised_is_refused_with_a_hint() =>
        Assert.Contains("UTF-8", Edmx.Refusal(string.Concat("<edmx:Edmx/>".Select(c => c + "\0"))).Reason, StringComparison.Ordinal);

    [Fact]
    public void What_the_declaration_says_of_the_encoding_does_not_matter_once_it_is_text() =>
        Assert.Single(Edmx.Model("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Edmx.V4(Edmx.Entity(""))).EntityTypes);
}
