namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>A small V4 service: enums, inheritance, containment, an open type, collections, a singleton, capabilities.</summary>
internal static class ShopV4
{
    public const string Path = "/sap/opu/odata4/sap/shop/srvd_a2x/sap/shop/0001";

    public const string Document = """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
          <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core" /></edmx:Reference>
          <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Capabilities" /></edmx:Reference>
          <edmx:DataServices>
            <Schema Namespace="Shop" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EnumType Name="Color"><Member Name="Red" Value="0" /><Member Name="Green" Value="1" /></EnumType>
              <EnumType Name="Rights" IsFlags="true"><Member Name="Read" Value="1" /><Member Name="Write" Value="2" /><Member Name="Delete" Value="4" /></EnumType>
              <ComplexType Name="Address"><Property Name="City" Type="Edm.String" /><Property Name="Zip" Type="Edm.String" /></ComplexType>
              <EntityType Name="Person" OpenType="true">
                <Key><PropertyRef Name="Id" /></Key>
                <Property Name="Id" Type="Edm.Int32" Nullable="false" />
                <Property Name="Name" Type="Edm.String" />
                <Property Name="Salary" Type="Edm.Decimal" Precision="28" Scale="10" />
                <Property Name="Big" Type="Edm.Int64" />
                <Property Name="Born" Type="Edm.Date" />
                <Property Name="Seen" Type="Edm.DateTimeOffset" Precision="7" />
                <Property Name="Wakes" Type="Edm.TimeOfDay" Precision="3" />
                <Property Name="Works" Type="Edm.Duration" />
                <Property Name="Color" Type="Shop.Color" />
                <Property Name="Rights" Type="Shop.Rights" />
                <Property Name="Token" Type="Edm.Guid" />
                <Property Name="Photo" Type="Edm.Binary" />
                <Property Name="Ratio" Type="Edm.Double" />
                <Property Name="Secret" Type="Edm.String" />
                <Property Name="Mails" Type="Collection(Edm.String)" Nullable="false" />
                <Property Name="Home" Type="Shop.Address" />
                <NavigationProperty Name="Boss" Type="Shop.Person" />
                <NavigationProperty Name="Reports" Type="Collection(Shop.Person)" />
                <NavigationProperty Name="Trips" Type="Collection(Shop.Trip)" ContainsTarget="true" />
                <NavigationProperty Name="Orders" Type="Collection(Shop.Order)" />
              </EntityType>
              <EntityType Name="Manager" BaseType="Shop.Person" OpenType="true"><Property Name="Budget" Type="Edm.Int32" /></EntityType>
              <EntityType Name="Trip"><Key><PropertyRef Name="TripId" /></Key><Property Name="TripId" Type="Edm.Int32" Nullable="false" /><Property Name="Title" Type="Edm.String" /></EntityType>
              <EntityType Name="Order">
                <Key><PropertyRef Name="PersonId" /><PropertyRef Name="No" /></Key>
                <Property Name="PersonId" Type="Edm.Int32" Nullable="false" />
                <Property Name="No" Type="Edm.String" Nullable="false" />
                <Property Name="Total" Type="Edm.Decimal" Scale="2" />
                <NavigationProperty Name="Person" Type="Shop.Person"><ReferentialConstraint Property="PersonId" ReferencedProperty="Id" /></NavigationProperty>
              </EntityType>
              <Function Name="Sum"><ReturnType Type="Edm.Int32" /></Function>
              <EntityContainer Name="Container">
                <EntitySet Name="People" EntityType="Shop.Person">
                  <NavigationPropertyBinding Path="Boss" Target="People" />
                  <NavigationPropertyBinding Path="Reports" Target="People" />
                  <NavigationPropertyBinding Path="Orders" Target="Orders" />
                  <Annotation Term="Core.OptimisticConcurrency"><Collection><PropertyPath>Seen</PropertyPath></Collection></Annotation>
                  <Annotation Term="Capabilities.FilterRestrictions"><Record><PropertyValue Property="NonFilterableProperties"><Collection><PropertyPath>Secret</PropertyPath></Collection></PropertyValue></Record></Annotation>
                  <Annotation Term="Capabilities.SortRestrictions"><Record><PropertyValue Property="NonSortableProperties"><Collection><PropertyPath>Secret</PropertyPath></Collection></PropertyValue></Record></Annotation>
                </EntitySet>
                <EntitySet Name="Orders" EntityType="Shop.Order">
                  <NavigationPropertyBinding Path="Person" Target="People" />
                  <Annotation Term="Capabilities.SearchRestrictions"><Record><PropertyValue Property="Searchable" Bool="false" /></Record></Annotation>
                  <Annotation Term="Capabilities.CountRestrictions"><Record><PropertyValue Property="Countable" Bool="false" /></Record></Annotation>
                  <Annotation Term="Capabilities.SkipSupported" Bool="false" />
                </EntitySet>
                <EntitySet Name="Many" EntityType="Shop.Trip" />
                <Singleton Name="Me" Type="Shop.Person"><NavigationPropertyBinding Path="Orders" Target="Orders" /></Singleton>
                <FunctionImport Name="Sum" Function="Shop.Sum" />
              </EntityContainer>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public const string Seed = """
        {
          "People": [
            { "Id": 1, "Name": "Alice", "Salary": 12345678.0123456789, "Big": 9007199254740993, "Born": "1990-05-17", "Seen": "2024-01-31T08:00:00.1234567Z", "Wakes": "06:30:00.125",
              "Works": "PT8H30M", "Color": "Green", "Rights": "Read,Write", "Token": "5e6f0d12-0001-123d-a000-00000000123d", "Photo": "+/8=", "Ratio": 0.25, "Secret": "x",
              "Mails": [ "alice@corp.example", "a@corp.example" ], "Home": { "City": "Oslo", "Zip": "0150" },
              "Reports": [ { "Id": 3, "Name": "O'Neil & Co", "Salary": 10.50, "Color": "Red", "Rights": "Read", "YY1_Shoe": 43, "YY1_Text": "extra" } ],
              "Trips": [ { "TripId": 1, "Title": "Rome" }, { "TripId": 2, "Title": "Paris" } ] },
            { "@odata.type": "#Shop.Manager", "Id": 2, "Name": "Bob", "Salary": 0.1, "Budget": 500, "Ratio": "INF", "Born": "2000-01-01", "Rights": 7 }
          ],
          "Orders": [ { "PersonId": 1, "No": "A/1", "Total": 10.5 }, { "PersonId": 1, "No": "B", "Total": 20 }, { "PersonId": 2, "No": "C", "Total": 5 } ],
          "Me": { "Id": 99, "Name": "Me" },
          "$generate": { "Many": 23 }
        }
        """;
}
