namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A small V4 service for writing: containment, inheritance, links, singletons, streams, actions and functions.</summary>
internal static class WorkshopV4
{
    public const string Path = "/sap/opu/odata4/sap/workshop/srvd_a2x/sap/workshop/0001";

    public const string Document = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
          <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core" /></edmx:Reference>
          <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Capabilities" /></edmx:Reference>
          <edmx:DataServices>
            <Schema Namespace="W" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EnumType Name="State"><Member Name="New" Value="0" /><Member Name="Done" Value="1" /></EnumType>
              <ComplexType Name="Place"><Property Name="City" Type="Edm.String" /><Property Name="Zip" Type="Edm.String" /></ComplexType>
              <EntityType Name="Job">
                <Key><PropertyRef Name="Id" /></Key>
                <Property Name="Id" Type="Edm.Guid" Nullable="false" />
                <Property Name="Name" Type="Edm.String" MaxLength="20" />
                <Property Name="Cost" Type="Edm.Decimal" Precision="9" Scale="2" />
                <Property Name="Big" Type="Edm.Int64" />
                <Property Name="Ratio" Type="Edm.Double" />
                <Property Name="Day" Type="Edm.Date" />
                <Property Name="At" Type="Edm.DateTimeOffset" Precision="7" />
                <Property Name="Wakes" Type="Edm.TimeOfDay" />
                <Property Name="Takes" Type="Edm.Duration" />
                <Property Name="Photo" Type="Edm.Binary" />
                <Property Name="State" Type="W.State" />
                <Property Name="Flag" Type="Edm.Boolean" />
                <Property Name="Tags" Type="Collection(Edm.String)" Nullable="false" />
                <Property Name="Place" Type="W.Place" />
                <Property Name="Made" Type="Edm.String"><Annotation Term="Core.Computed" Bool="true" /></Property>
                <Property Name="Origin" Type="Edm.String"><Annotation Term="Core.Immutable" Bool="true" /></Property>
                <Property Name="Version" Type="Edm.Int32" />
                <Property Name="Plan" Type="Edm.Stream" />
                <NavigationProperty Name="Steps" Type="Collection(W.Step)" ContainsTarget="true" />
                <NavigationProperty Name="Lines" Type="Collection(W.Line)" Partner="Job"><OnDelete Action="Cascade" /></NavigationProperty>
                <NavigationProperty Name="Worker" Type="W.Worker" />
                <NavigationProperty Name="Helpers" Type="Collection(W.Worker)" />
              </EntityType>
              <EntityType Name="BigJob" BaseType="W.Job"><Property Name="Budget" Type="Edm.Int32" /></EntityType>
              <EntityType Name="Step"><Key><PropertyRef Name="No" /></Key><Property Name="No" Type="Edm.Int32" Nullable="false" /><Property Name="Text" Type="Edm.String" /></EntityType>
              <EntityType Name="Line"><Key><PropertyRef Name="JobId" /><PropertyRef Name="No" /></Key><Property Name="JobId" Type="Edm.Guid" Nullable="false" /><Property Name="No" Type="Edm.Int32" Nullable="false" /><Property Name="Text" Type="Edm.String" /><Property Name="Price" Type="Edm.Decimal" Scale="2" />
                <NavigationProperty Name="Job" Type="W.Job" Nullable="false" Partner="Lines"><ReferentialConstraint Property="JobId" ReferencedProperty="Id" /></NavigationProperty></EntityType>
              <EntityType Name="Worker"><Key><PropertyRef Name="Id" /></Key><Property Name="Id" Type="Edm.Int32" Nullable="false" /><Property Name="Name" Type="Edm.String" /></EntityType>
              <EntityType Name="Doc" HasStream="true"><Key><PropertyRef Name="Id" /></Key><Property Name="Id" Type="Edm.Int32" Nullable="false" /><Property Name="FileName" Type="Edm.String" /></EntityType>
              <Action Name="Finish" IsBound="true"><Parameter Name="it" Type="W.Job" /><Parameter Name="Note" Type="Edm.String" /><Parameter Name="Cost" Type="Edm.Decimal" Nullable="false" Scale="2" /><ReturnType Type="W.Job" /></Action>
              <Action Name="Clean" IsBound="true"><Parameter Name="all" Type="Collection(W.Job)" /><ReturnType Type="Edm.Int32" /></Action>
              <Action Name="Reset"><Parameter Name="Place" Type="W.Place" /></Action>
              <Function Name="Cheapest" IsBound="true" IsComposable="true"><Parameter Name="all" Type="Collection(W.Job)" /><ReturnType Type="W.Job" /></Function>
              <Function Name="Add"><Parameter Name="a" Type="Edm.Int32" Nullable="false" /><Parameter Name="b" Type="Edm.Int32" Nullable="false" /><ReturnType Type="Edm.Int32" /></Function>
              <Function Name="Named"><Parameter Name="names" Type="Collection(Edm.String)" /><Parameter Name="place" Type="W.Place" /><ReturnType Type="Collection(W.Job)" /></Function>
              <Function Name="Echo"><Parameter Name="text" Type="Edm.String" /><ReturnType Type="Edm.String" /></Function>
              <EntityContainer Name="Container">
                <EntitySet Name="Jobs" EntityType="W.Job">
                  <NavigationPropertyBinding Path="Worker" Target="Workers" /><NavigationPropertyBinding Path="Helpers" Target="Workers" /><NavigationPropertyBinding Path="Lines" Target="Lines" />
                  <Annotation Term="Core.OptimisticConcurrency"><Collection><PropertyPath>Version</PropertyPath></Collection></Annotation>
                </EntitySet>
                <EntitySet Name="Lines" EntityType="W.Line"><NavigationPropertyBinding Path="Job" Target="Jobs" /></EntitySet>
                <EntitySet Name="Workers" EntityType="W.Worker" />
                <EntitySet Name="Docs" EntityType="W.Doc" />
                <EntitySet Name="Frozen" EntityType="W.Worker">
                  <Annotation Term="Capabilities.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false" /></Record></Annotation>
                  <Annotation Term="Capabilities.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation>
                </EntitySet>
                <Singleton Name="Boss" Type="W.Worker" />
                <ActionImport Name="Reset" Action="W.Reset" />
                <FunctionImport Name="Add" Function="W.Add" />
                <FunctionImport Name="Named" Function="W.Named" EntitySet="Jobs" />
                <FunctionImport Name="Echo" Function="W.Echo" />
              </EntityContainer>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public const string Job = "Jobs(00000000-0000-0000-0000-000000000001)";

    public const string Seed = """
        {
          "Jobs": [ { "Id": "00000000-0000-0000-0000-000000000001", "Name": "paint", "Cost": 10.5, "Version": 1, "Made": "here", "Origin": "old", "Tags": ["a"], "Place": { "City": "Oslo", "Zip": "1" }, "Worker": { "Id": 1, "Name": "Will" }, "Steps": [ { "No": 1, "Text": "prime" } ] },
                    { "Id": "00000000-0000-0000-0000-000000000002", "Name": "nail", "Cost": 2, "Version": 1, "Tags": [] } ],
          "Lines": [ { "JobId": "00000000-0000-0000-0000-000000000001", "No": 10, "Text": "x", "Price": 1 }, { "JobId": "00000000-0000-0000-0000-000000000001", "No": 20, "Text": "y", "Price": 2.5 } ],
          "Workers": [ { "Id": 2, "Name": "Zoe" } ],
          "Frozen": [ { "Id": 5, "Name": "Ice" } ],
          "Boss": { "Id": 9, "Name": "Bo" }
        }
        """;
}
