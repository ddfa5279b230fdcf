using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class AliasTests
{
    private static string Document(string alias, string prefix) => Edmx.V4(
        Edmx.Entity($"""<NavigationProperty Name="Peers" Type="Collection({prefix}.Order)"/>""") + Edmx.Container($"""<EntitySet Name="Orders" EntityType="{prefix}.Order"/>"""))
        .Replace("Schema Namespace=\"N\"", $"Schema Namespace=\"N\" Alias=\"{alias}\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("SELF")]
    [InlineData("my.dotted.alias")]
    public void An_alias_stands_for_its_namespace(string alias)
    {
        var model = Edmx.Model(Document(alias, alias));
        Assert.Equal("N.Order", model.EntitySets[0].EntityType);
        Assert.Equal("N.Order", model.EntityTypes[0].Navigations[0].TargetType);
    }

    [Fact]
    public void The_namespace_itself_does_too() => Assert.Equal("N.Order", Edmx.Model(Document("SELF", "N")).EntitySets[0].EntityType);

    [Fact]
    public void A_prefix_that_nobody_declared_stands_for_nothing() => Assert.Equal(2, MetadataReader.Read(Document("SELF", "Other")).Problems.Count);

    [Fact]
    public void A_name_without_namespace_is_one_of_the_own_schema() =>
        Assert.Equal("N.Order", Edmx.Model(Edmx.V4(Edmx.Entity("") + Edmx.Container("""<EntitySet Name="Orders" EntityType="Order"/>"""))).EntitySets[0].EntityType);

    [Fact]
    public void Types_of_another_schema_of_the_document_are_found()
    {
        var document = Edmx.V4("""<EntityType Name="T" BaseType="M.Base"/>""").Replace("</edmx:DataServices>", $"""<Schema Namespace="M" xmlns="http://docs.oasis-open.org/odata/ns/edm">{Edmx.Entity("", "Base")}</Schema></edmx:DataServices>""", StringComparison.Ordinal);
        Assert.Equal(["M.Base", "N.T"], Edmx.Model(document).EntityTypes.Select(t => t.FullName));
    }

    [Fact]
    public void A_name_without_namespace_means_what_one_schema_alone_declares()
    {
        const string Second = """</Schema><Schema Namespace="M" xmlns="http://docs.oasis-open.org/odata/ns/edm">""";
        var set = Edmx.Container("""<EntitySet Name="Orders" EntityType="Order"/>""");
        Assert.Equal("N.Order", Edmx.Model(Edmx.V4(Edmx.Entity("") + Second + set)).EntitySets.Single().EntityType);
        const string Third = """</Schema><Schema Namespace="L" xmlns="http://docs.oasis-open.org/odata/ns/edm">""";
        Assert.Empty(MetadataReader.Read(Edmx.V4(Edmx.Entity("") + Second + Edmx.Entity("") + Third + set)).Model!.EntitySets);
    }
}
