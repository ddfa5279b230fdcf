using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Tests.Support;

/// <summary>Wraps the part of a document that a test is about, and reads it. The namespace of the schema is <c>N</c>.</summary>
internal static class Edmx
{
    public const string Key = """<Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.String" Nullable="false"/>""";

    public static string V4(string schema, string before = "", string version = "4.0") => $"""
        <edmx:Edmx Version="{version}" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">{before}
        <edmx:DataServices>
        <Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        {schema}
        </Schema>
        </edmx:DataServices>
        </edmx:Edmx>
        """;

    public static string V2(string schema, string protocol = "2.0", string edm = "http://schemas.microsoft.com/ado/2008/09/edm") => $"""
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
        <edmx:DataServices m:DataServiceVersion="{protocol}">
        <Schema Namespace="N" xmlns="{edm}">
        {schema}
        </Schema>
        </edmx:DataServices>
        </edmx:Edmx>
        """;

    public static string V3(string schema) => V2(schema, "3.0", "http://schemas.microsoft.com/ado/2009/11/edm");

    public static string Container(string children) => $"""<EntityContainer Name="C">{children}</EntityContainer>""";

    public static string Entity(string members, string name = "Order", string attributes = "") => $"""<EntityType Name="{name}" {attributes}>{Key}{members}</EntityType>""";

    /// <summary>The model of a document in which nothing may be skipped.</summary>
    public static ServiceModel Model(string document)
    {
        var result = MetadataReader.Read(document);
        Assert.Empty(result.Problems);
        return result.Model!;
    }

    /// <summary>The last property of the only entity type, V2.</summary>
    public static PropertyModel V2Property(string property) => Model(V2(Entity(property))).EntityTypes[0].Properties.Last();

    /// <summary>The last property of the only entity type, V4.</summary>
    public static PropertyModel V4Property(string property) => Model(V4(Entity(property))).EntityTypes[0].Properties.Last();

    /// <summary>What the only entity set of a V2 document allows.</summary>
    public static Capabilities V2Set(string attributes, string properties = "") =>
        Model(V2(Entity(properties) + Container($"""<EntitySet Name="Orders" EntityType="N.Order" {attributes}/>"""))).EntitySets[0].Capabilities;

    /// <summary>What the only entity set of a V4 document allows.</summary>
    public static Capabilities V4Set(string annotations) =>
        Model(V4(Entity("") + Container($"""<EntitySet Name="Orders" EntityType="N.Order">{annotations}</EntitySet>"""))).EntitySets[0].Capabilities;

    /// <summary>The one problem of a document that gives a model nevertheless.</summary>
    public static (ServiceModel Model, MetadataProblem Problem) Skipping(string document)
    {
        var result = MetadataReader.Read(document);
        Assert.NotNull(result.Model);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(MetadataProblemKind.Skipped, problem.Kind);
        return (result.Model, problem);
    }

    /// <summary>The one problem of a document that gives no model.</summary>
    public static MetadataProblem Refusal(string document)
    {
        var result = MetadataReader.Read(document);
        Assert.Null(result.Model);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(MetadataProblemKind.Unreadable, problem.Kind);
        return problem;
    }
}
