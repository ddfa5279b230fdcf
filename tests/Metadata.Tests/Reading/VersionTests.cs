using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class VersionTests
{
    [Fact]
    public void The_schema_namespace_of_2008_is_V2() => Assert.Equal(ODataVersion.V2, Edmx.Model(Edmx.V2(Edmx.Entity(""))).Version);

    [Fact]
    public void The_schema_namespace_of_2009_11_is_V3() => Assert.Equal(ODataVersion.V3, Edmx.Model(Edmx.V3(Edmx.Entity(""))).Version);

    [Fact]
    public void An_old_schema_that_needs_protocol_3_is_V3() => Assert.Equal(ODataVersion.V3, Edmx.Model(Edmx.V2(Edmx.Entity(""), protocol: "3.0")).Version);

    [Theory]
    [InlineData("4.0", ODataVersion.V4)]
    [InlineData("4.01", ODataVersion.V401)]
    public void The_wrapper_tells_4_0_from_4_01(string version, ODataVersion expected) => Assert.Equal(expected, Edmx.Model(Edmx.V4(Edmx.Entity(""), version: version)).Version);

    [Fact]
    public void The_service_names_its_own_place_with_a_link()
    {
        var document = Edmx.V2(Edmx.Entity("") + """<atom:link rel="self" href="https://h/sap/opu/odata/sap/X/$metadata" xmlns:atom="http://www.w3.org/2005/Atom"/>""");
        Assert.Equal("https://h/sap/opu/odata/sap/X/$metadata", Edmx.Model(document).SelfLink);
    }

    [Fact]
    public void A_link_to_the_latest_version_is_not_the_place() =>
        Assert.Null(Edmx.Model(Edmx.V2(Edmx.Entity("") + """<atom:link rel="latest-version" href="https://h/x" xmlns:atom="http://www.w3.org/2005/Atom"/>""")).SelfLink);

    [Fact]
    public void Without_a_link_xml_base_names_the_place()
    {
        var document = Edmx.V4(Edmx.Entity("")).Replace("<edmx:Edmx ", "<edmx:Edmx xml:base=\"https://h/base/\" ", StringComparison.Ordinal);
        Assert.Equal("https://h/base/", Edmx.Model(document).SelfLink);
    }
}
