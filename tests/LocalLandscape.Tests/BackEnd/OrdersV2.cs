namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A small V2 service with every kind of type, key and capability.</summary>
internal static class OrdersV2
{
    public const string Path = "/sap/opu/odata/sap/ORDERS_SRV";

    public const string Document = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData">
          <edmx:DataServices m:DataServiceVersion="2.0">
            <Schema Namespace="ORDERS_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
              <EntityType Name="OrderType">
                <Key><PropertyRef Name="Order" /></Key>
                <Property Name="Order" Type="Edm.String" Nullable="false" MaxLength="10" />
                <Property Name="OrderDate" Type="Edm.DateTime" Precision="0" sap:display-format="Date" />
                <Property Name="CreatedAt" Type="Edm.DateTime" Precision="7" />
                <Property Name="ChangedAt" Type="Edm.DateTimeOffset" Precision="7" ConcurrencyMode="Fixed" />
                <Property Name="StartTime" Type="Edm.Time" />
                <Property Name="Amount" Type="Edm.Decimal" Precision="16" Scale="3" />
                <Property Name="Currency" Type="Edm.String" MaxLength="5" />
                <Property Name="Lines" Type="Edm.Int32" />
                <Property Name="Big" Type="Edm.Int64" />
                <Property Name="Ratio" Type="Edm.Double" />
                <Property Name="Uuid" Type="Edm.Guid" />
                <Property Name="IsOpen" Type="Edm.Boolean" />
                <Property Name="Image" Type="Edm.Binary" />
                <Property Name="Note" Type="Edm.String" sap:filterable="false" sap:sortable="false" />
                <Property Name="Address" Type="ORDERS_SRV.Address" Nullable="false" />
                <NavigationProperty Name="to_Item" Relationship="ORDERS_SRV.Order_Item" FromRole="Order" ToRole="Items" />
              </EntityType>
              <EntityType Name="ItemType">
                <Key><PropertyRef Name="Order" /><PropertyRef Name="Item" /></Key>
                <Property Name="Order" Type="Edm.String" Nullable="false" MaxLength="10" />
                <Property Name="Item" Type="Edm.String" Nullable="false" MaxLength="6" />
                <Property Name="Product" Type="Edm.Guid" />
                <Property Name="Quantity" Type="Edm.Decimal" Precision="13" Scale="3" />
                <NavigationProperty Name="to_Order" Relationship="ORDERS_SRV.Order_Item" FromRole="Items" ToRole="Order" />
                <NavigationProperty Name="to_Product" Relationship="ORDERS_SRV.Item_Product" FromRole="Items" ToRole="Product" />
              </EntityType>
              <EntityType Name="ProductType">
                <Key><PropertyRef Name="Product" /></Key>
                <Property Name="Product" Type="Edm.Guid" Nullable="false" />
                <Property Name="Name" Type="Edm.String" MaxLength="40" />
              </EntityType>
              <EntityType Name="TypedType">
                <Key><PropertyRef Name="Number" /><PropertyRef Name="Day" /><PropertyRef Name="At" /><PropertyRef Name="Time" /><PropertyRef Name="Price" /></Key>
                <Property Name="Number" Type="Edm.Int64" Nullable="false" />
                <Property Name="Day" Type="Edm.DateTime" Nullable="false" sap:display-format="Date" />
                <Property Name="At" Type="Edm.DateTimeOffset" Nullable="false" />
                <Property Name="Time" Type="Edm.Time" Nullable="false" />
                <Property Name="Price" Type="Edm.Decimal" Nullable="false" Precision="10" Scale="2" />
                <Property Name="Text" Type="Edm.String" />
              </EntityType>
              <ComplexType Name="Address">
                <Property Name="City" Type="Edm.String" MaxLength="40" />
                <Property Name="Country" Type="Edm.String" MaxLength="3" />
              </ComplexType>
              <Association Name="Order_Item">
                <End Type="ORDERS_SRV.OrderType" Multiplicity="1" Role="Order" />
                <End Type="ORDERS_SRV.ItemType" Multiplicity="*" Role="Items" />
                <ReferentialConstraint>
                  <Principal Role="Order"><PropertyRef Name="Order" /></Principal>
                  <Dependent Role="Items"><PropertyRef Name="Order" /></Dependent>
                </ReferentialConstraint>
              </Association>
              <Association Name="Item_Product">
                <End Type="ORDERS_SRV.ItemType" Multiplicity="*" Role="Items" />
                <End Type="ORDERS_SRV.ProductType" Multiplicity="0..1" Role="Product" />
              </Association>
              <EntityContainer Name="ORDERS_SRV_Entities" m:IsDefaultEntityContainer="true">
                <EntitySet Name="A_Order" EntityType="ORDERS_SRV.OrderType" sap:searchable="true" />
                <EntitySet Name="A_Item" EntityType="ORDERS_SRV.ItemType" />
                <EntitySet Name="A_Product" EntityType="ORDERS_SRV.ProductType" />
                <EntitySet Name="A_Typed" EntityType="ORDERS_SRV.TypedType" />
                <EntitySet Name="A_Unpaged" EntityType="ORDERS_SRV.ProductType" sap:pageable="false" />
                <EntitySet Name="A_Demanding" EntityType="ORDERS_SRV.ProductType" sap:requires-filter="true" />
                <EntitySet Name="A_Hidden" EntityType="ORDERS_SRV.ProductType" sap:addressable="false" />
                <EntitySet Name="A_Many" EntityType="ORDERS_SRV.ProductType" />
                <FunctionImport Name="Total" ReturnType="Edm.Decimal" m:HttpMethod="GET"><Parameter Name="Order" Type="Edm.String" Mode="In" /></FunctionImport>
                <AssociationSet Name="Order_ItemSet" Association="ORDERS_SRV.Order_Item">
                  <End EntitySet="A_Order" Role="Order" /><End EntitySet="A_Item" Role="Items" />
                </AssociationSet>
                <AssociationSet Name="Item_ProductSet" Association="ORDERS_SRV.Item_Product">
                  <End EntitySet="A_Item" Role="Items" /><End EntitySet="A_Product" Role="Product" />
                </AssociationSet>
              </EntityContainer>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public const string Seed = """
        {
          "A_Order": [
            { "Order": "1", "OrderDate": "2024-01-31", "CreatedAt": "2024-01-31T08:15:30.1234567Z", "ChangedAt": "2024-02-01T09:00:00.5Z", "StartTime": "08:05:09",
              "Amount": 1234.5, "Currency": "AED", "Lines": 2, "Big": 9007199254740993, "Ratio": 0.5, "Uuid": "00000000-0000-0000-0000-000000000001", "IsOpen": true,
              "Image": "AQID", "Note": "first", "Address": { "City": "Dubai", "Country": "AE" } },
            { "Order": "2", "OrderDate": "2024-02-29", "CreatedAt": "2024-02-29T00:00:00Z", "ChangedAt": "2024-03-01T00:00:00Z", "StartTime": "23:59:59.5",
              "Amount": "0.100", "Currency": "EUR", "Lines": 0, "Big": -5, "Ratio": "INF", "Uuid": "00000000-0000-0000-0000-000000000002", "IsOpen": false,
              "Note": "second", "Address": { "City": "Walldorf", "Country": "DE" } },
            { "Order": "O'N/3 &#", "OrderDate": null, "Amount": 99999999999.999, "Currency": "AED", "Lines": 7, "ChangedAt": "1969-12-31T23:59:59.999Z", "Address": { "City": null } }
          ],
          "A_Item": [
            { "Order": "1", "Item": "10", "Product": "10000000-0000-0000-0000-000000000001", "Quantity": 3 },
            { "Order": "1", "Item": "20", "Product": "10000000-0000-0000-0000-000000000002", "Quantity": 0.5 },
            { "Order": "2", "Item": "10", "Product": null, "Quantity": 1 }
          ],
          "A_Product": [
            { "Product": "10000000-0000-0000-0000-000000000001", "Name": "Pump" },
            { "Product": "10000000-0000-0000-0000-000000000002", "Name": "Valve" }
          ],
          "A_Typed": [
            { "Number": 42, "Day": "2024-01-31", "At": "2024-01-31T08:00:00Z", "Time": "08:00:00", "Price": 12.5, "Text": "found" }
          ],
          "A_Hidden": [ { "Product": "10000000-0000-0000-0000-000000000009", "Name": "Hidden" } ],
          "$generate": { "A_Many": 23, "A_Unpaged": 2, "A_Demanding": 2 }
        }
        """;
}
