namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A small V2 service for writing: number ranges, parts, concurrency, computed properties, media, function imports.</summary>
internal static class TicketsV2
{
    public const string Path = "/sap/opu/odata/sap/TICKETS_SRV";

    public const string Document = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
          <edmx:DataServices m:DataServiceVersion="2.0">
            <Schema Namespace="TICKETS_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
              <EntityType Name="Ticket">
                <Key><PropertyRef Name="Ticket" /></Key>
                <Property Name="Ticket" Type="Edm.String" Nullable="false" MaxLength="10" />
                <Property Name="Title" Type="Edm.String" MaxLength="20" />
                <Property Name="Amount" Type="Edm.Decimal" Precision="9" Scale="2" />
                <Property Name="Big" Type="Edm.Int64" />
                <Property Name="Lines" Type="Edm.Int32" />
                <Property Name="Due" Type="Edm.DateTime" Precision="0" sap:display-format="Date" />
                <Property Name="At" Type="Edm.DateTime" Precision="7" />
                <Property Name="Opens" Type="Edm.Time" />
                <Property Name="Status" Type="Edm.String" MaxLength="1" />
                <Property Name="Total" Type="Edm.Decimal" Precision="9" Scale="2" sap:creatable="false" sap:updatable="false" />
                <Property Name="Agent" Type="Edm.Guid" />
                <Property Name="ChangedAt" Type="Edm.DateTimeOffset" Precision="7" ConcurrencyMode="Fixed" />
                <Property Name="Place" Type="TICKETS_SRV.Place" Nullable="false" />
                <NavigationProperty Name="to_Part" Relationship="TICKETS_SRV.Ticket_Part" FromRole="Ticket" ToRole="Parts" />
                <NavigationProperty Name="to_Agent" Relationship="TICKETS_SRV.Ticket_Agent" FromRole="Ticket" ToRole="Agent" />
              </EntityType>
              <EntityType Name="Part">
                <Key><PropertyRef Name="Ticket" /><PropertyRef Name="Part" /></Key>
                <Property Name="Ticket" Type="Edm.String" Nullable="false" MaxLength="10" />
                <Property Name="Part" Type="Edm.String" Nullable="false" MaxLength="6" />
                <Property Name="Text" Type="Edm.String" />
                <NavigationProperty Name="to_Ticket" Relationship="TICKETS_SRV.Ticket_Part" FromRole="Parts" ToRole="Ticket" />
              </EntityType>
              <EntityType Name="Agent">
                <Key><PropertyRef Name="Agent" /></Key>
                <Property Name="Agent" Type="Edm.Guid" Nullable="false" />
                <Property Name="Name" Type="Edm.String" />
              </EntityType>
              <EntityType Name="File" m:HasStream="true">
                <Key><PropertyRef Name="Id" /></Key>
                <Property Name="Id" Type="Edm.Int32" Nullable="false" />
                <Property Name="FileName" Type="Edm.String" />
              </EntityType>
              <ComplexType Name="Place"><Property Name="City" Type="Edm.String" /><Property Name="Zip" Type="Edm.String" /></ComplexType>
              <Association Name="Ticket_Part">
                <End Type="TICKETS_SRV.Ticket" Multiplicity="1" Role="Ticket" />
                <End Type="TICKETS_SRV.Part" Multiplicity="*" Role="Parts" />
                <ReferentialConstraint><Principal Role="Ticket"><PropertyRef Name="Ticket" /></Principal><Dependent Role="Parts"><PropertyRef Name="Ticket" /></Dependent></ReferentialConstraint>
              </Association>
              <Association Name="Ticket_Agent">
                <End Type="TICKETS_SRV.Ticket" Multiplicity="*" Role="Ticket" />
                <End Type="TICKETS_SRV.Agent" Multiplicity="0..1" Role="Agent" />
                <ReferentialConstraint><Principal Role="Agent"><PropertyRef Name="Agent" /></Principal><Dependent Role="Ticket"><PropertyRef Name="Agent" /></Dependent></ReferentialConstraint>
              </Association>
              <EntityContainer Name="TICKETS_SRV_Entities" m:IsDefaultEntityContainer="true">
                <EntitySet Name="Tickets" EntityType="TICKETS_SRV.Ticket" />
                <EntitySet Name="Parts" EntityType="TICKETS_SRV.Part" />
                <EntitySet Name="Agents" EntityType="TICKETS_SRV.Agent" />
                <EntitySet Name="Closed" EntityType="TICKETS_SRV.Agent" sap:creatable="false" sap:updatable="false" sap:deletable="false" />
                <EntitySet Name="Files" EntityType="TICKETS_SRV.File" />
                <FunctionImport Name="Release" ReturnType="TICKETS_SRV.Ticket" EntitySet="Tickets" m:HttpMethod="POST"><Parameter Name="Ticket" Type="Edm.String" Mode="In" /></FunctionImport>
                <FunctionImport Name="Sum" ReturnType="Edm.Decimal" m:HttpMethod="GET">
                  <Parameter Name="A" Type="Edm.Decimal" Mode="In" Nullable="false" /><Parameter Name="B" Type="Edm.Int64" Mode="In" /><Parameter Name="Day" Type="Edm.DateTime" Mode="In" /><Parameter Name="G" Type="Edm.Guid" Mode="In" />
                </FunctionImport>
                <FunctionImport Name="Open" ReturnType="Collection(TICKETS_SRV.Ticket)" EntitySet="Tickets" m:HttpMethod="GET" />
                <FunctionImport Name="Where" ReturnType="TICKETS_SRV.Place" m:HttpMethod="GET" />
                <FunctionImport Name="Cheat" ReturnType="Edm.String" m:HttpMethod="GET" />
                <AssociationSet Name="Ticket_PartSet" Association="TICKETS_SRV.Ticket_Part"><End EntitySet="Tickets" Role="Ticket" /><End EntitySet="Parts" Role="Parts" /></AssociationSet>
                <AssociationSet Name="Ticket_AgentSet" Association="TICKETS_SRV.Ticket_Agent"><End EntitySet="Tickets" Role="Ticket" /><End EntitySet="Agents" Role="Agent" /></AssociationSet>
              </EntityContainer>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public const string Seed = """
        {
          "Tickets": [ { "Ticket": "1", "Title": "one", "Amount": 1.5, "ChangedAt": "2024-01-01T00:00:00Z", "Total": 7, "Place": { "City": "Oslo", "Zip": "1" } },
                       { "Ticket": "2", "Title": "two", "ChangedAt": "2024-01-01T00:00:00Z" } ],
          "Parts": [ { "Ticket": "1", "Part": "10", "Text": "a" }, { "Ticket": "1", "Part": "20", "Text": "b" } ],
          "Agents": [ { "Agent": "00000000-0000-0000-0000-00000000000a", "Name": "Ann" } ],
          "Closed": [ { "Agent": "00000000-0000-0000-0000-00000000000c", "Name": "Cid" } ]
        }
        """;
}
