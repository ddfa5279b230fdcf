using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Metadata.Tests.Reading;

/// <summary>The glance at a document sees what the reader sees.</summary>
public sealed class ServiceOutlineTests
{
    private const string V2 = """
        <?xml version="1.0"?>
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
          <edmx:DataServices m:DataServiceVersion="2.0">
            <Schema Namespace="ZORDERS_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
              <EntityType Name="Order"><Key><PropertyRef Name="Id" /></Key><Property Name="Id" Type="Edm.String" Nullable="false" /></EntityType>
              <EntityContainer Name="C" m:IsDefaultEntityContainer="true">
                <EntitySet Name="Orders" EntityType="ZORDERS_SRV.Order" sap:deletable="false" />
                <FunctionImport Name="Release" EntitySet="Orders" ReturnType="ZORDERS_SRV.Order" m:HttpMethod="POST" />
              </EntityContainer>
              <atom:link rel="self" href="https://host/sap/opu/odata/sap/ZORDERS_SRV/$metadata" xmlns:atom="http://www.w3.org/2005/Atom" />
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    [Fact]
    public void Link_namespace_version_and_resources_are_seen()
    {
        var outline = ServiceOutline.Of(V2);

        Assert.Equal(("https://host/sap/opu/odata/sap/ZORDERS_SRV/$metadata", "ZORDERS_SRV", true), (outline.SelfLink, outline.Namespace, outline.IsV2));
        Assert.Equal([("Orders", OutlinedKind.EntitySet, false), ("Release", OutlinedKind.Action, true)], outline.Resources.Items.Select(resource => (resource.Name, resource.Kind, resource.IsDeletable)));
    }

    [Fact]
    public void Capabilities_of_V4_narrow_what_is_called()
    {
        var outline = ServiceOutline.Of("""
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EntityContainer Name="C">
                <EntitySet Name="Plain" EntityType="s.E" />
                <EntitySet Name="Inline" EntityType="s.E"><Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false" /></Record></Annotation></EntitySet>
                <EntitySet Name="Beside" EntityType="s.E" />
                <Singleton Name="Me" Type="s.E" />
              </EntityContainer>
              <Annotations Target="SAP__self.C/Beside">
                <Annotation Term="SAP__capabilities.UpdateRestrictions"><Record><PropertyValue Property="Updatable"><Bool>false</Bool></PropertyValue></Record></Annotation>
                <Annotation Term="SAP__capabilities.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false"/></Record></Annotation>
                <Annotation Term="SAP__capabilities.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="true"/></Record></Annotation>
              </Annotations>
              <Annotations Target="s.C/Me"><Annotation Term="Capabilities.UpdateRestrictions"><Record><PropertyValue Property="Updatable" Path="IsMine"/></Record></Annotation></Annotations>
              <Annotations Target="s.C/Plain/Items"><Annotation Term="Capabilities.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false"/></Record></Annotation></Annotations>
            </Schema></edmx:DataServices></edmx:Edmx>
            """);

        Assert.Equal(
            ["Plain True True True", "Inline False True True", "Beside True False False", "Me True True True"],
            outline.Resources.Items.Select(resource => $"{resource.Name} {resource.IsCreatable} {resource.IsUpdatable} {resource.IsDeletable}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Schema")]
    [InlineData("<EntitySet Name=\"a")]
    [InlineData("<EntitySet Name")]
    [InlineData("no XML")]
    public void What_is_no_document_has_no_resources(string text) => Assert.Empty(ServiceOutline.Of(text).Resources);

    [SharedDataFact]
    public void In_real_documents_both_ways_agree()
    {
        var agreed = 0;
        foreach (var file in Directory.GetFiles(SharedData.Path("data"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".edmx" or ".xml").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            if (text.Length > 400_000 || MetadataReader.Read(text).Model is not { } model || model.EntitySets.IsEmpty)
                continue;

            var outline = ServiceOutline.Of(text);
            Assert.True(model.EntitySets.Items.All(set => outline.Resources.Items.Any(resource => resource.Name == set.Name)), file);
            Assert.True(
                ServiceAddress.Find(null, model.SelfLink, null, "X", model.Namespace, model.Version == ODataVersion.V2) == ServiceAddress.Find(null, outline.SelfLink, null, "X", outline.Namespace, outline.IsV2),
                file + ": " + model.SelfLink + " " + outline.SelfLink + ", " + model.Namespace + " " + outline.Namespace + ", " + model.Version);
            foreach (var set in model.EntitySets.Items.Where(set => outline.Resources.Items.Count(resource => resource.Name == set.Name) == 1))
            {
                var seen = outline.Resources.Items.Single(resource => resource.Name == set.Name);

                // A glance may miss what is forbidden; what it takes for forbidden is.
                Assert.True((seen.IsCreatable || !set.Capabilities.IsInsertable) && (seen.IsUpdatable || !set.Capabilities.IsUpdatable) && (seen.IsDeletable || !set.Capabilities.IsDeletable), file + ": " + set.Name);
            }

            agreed++;
        }

        Assert.True(agreed > 100, $"Only {agreed} documents were compared.");
    }
}
