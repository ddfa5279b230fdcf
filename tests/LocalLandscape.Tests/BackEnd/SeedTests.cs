using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

public sealed class SeedTests
{
    private static Task<BackEndServer> StartAsync(string seed, string? document = null) => BackEndServer.StartAsync(
        new BackEndDefinition
        {
            Host = "h",
            Port = 1,
            Users = [new() { Name = "ALICE", Password = "p" }],
            Services = [new() { Path = ShopV4.Path, MetadataFile = BackEndFixture.File("shop.edmx", document ?? ShopV4.Document), DataFile = BackEndFixture.File("shop.json", seed) }],
        },
        new AuditTrail());

    [Theory]
    [InlineData("""{ "Nobody": [] }""", "shop.json: Nobody: the service has no such entity set")]
    [InlineData("""{ "People": [ { "Id": 1, "Name": 5 } ] }""", "shop.json: People[0]: Name: a text is expected")]
    [InlineData("""{ "People": [ { "Name": "x" } ] }""", "shop.json: People[0]: Id: the key property has no value")]
    [InlineData("""{ "People": [ { "Id": 1 }, { "Id": 1 } ] }""", "shop.json: People: People: the key Id=1 occurs twice")]
    [InlineData("""{ "People": [ { "Id": 1, "Born": "yesterday" } ] }""", "shop.json: People[0]: Born: ")]
    [InlineData("""{ "People": [ { "Id": 1, "Color": "Blue" } ] }""", "shop.json: People[0]: Color: Shop.Color has no member 'Blue'")]
    [InlineData("""{ "Orders": [ { "PersonId": 1, "No": "1", "Unknown": 1 } ] }""", "shop.json: Orders[0]: Unknown: Shop.Order has no such property")]
    [InlineData("""{ "People": [ { "Id": 1, "Trips": [ { "Title": "x" } ] } ] }""", "shop.json: People[0].Trips[0]: TripId: the key property has no value")]
    [InlineData("""{ "People": { } }""", "shop.json: People: an array of rows is expected")]
    [InlineData("""{ "$generate": { "Many": -1 } }""", "shop.json: $generate.Many: a count is expected")]
    [InlineData("""{ "$generate": { "Some": 1 } }""", "shop.json: $generate: the service has no entity set Some")]
    [InlineData("[]", "shop.json: $: an object with one member per entity set is expected")]
    [InlineData("{", "shop.json: ")]
    public async Task A_seed_that_does_not_fit_is_refused_with_its_place(string seed, string message)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(seed));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_may_be_empty()
    {
        await using var server = await StartAsync("{}");
        Assert.True(server.Address.IsLoopback);
    }

    [Fact]
    public async Task What_may_not_be_null_has_its_initial_value_or_must_be_given()
    {
        var strict = ShopV4.Document.Replace("<Property Name=\"Title\" Type=\"Edm.String\" />", "<Property Name=\"Title\" Type=\"Edm.String\" Nullable=\"false\" /><Property Name=\"Rank\" Type=\"Edm.Int32\" Nullable=\"false\" DefaultValue=\"7\" />", StringComparison.Ordinal);
        await using var server = await StartAsync("""{ "Many": [ { "TripId": 1 } ] }""", strict);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = BackEndFixture.Basic("ALICE", "p");
        var trip = JsonDocument.Parse(await client.GetStringAsync(new Uri(ShopV4.Path + "/Many(1)", UriKind.Relative))).RootElement;
        Assert.Equal("", trip.GetProperty("Title").GetString());
        Assert.Equal(7, trip.GetProperty("Rank").GetInt32());

        var dated = ShopV4.Document.Replace("<Property Name=\"Title\" Type=\"Edm.String\" />", "<Property Name=\"Day\" Type=\"Edm.Date\" Nullable=\"false\" />", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("""{ "Many": [ { "TripId": 1 } ] }""", dated));
        Assert.Equal("shop.json: Many[0]: Day: the property has no value and is not nullable", error.Message);
    }

    [Fact]
    public async Task A_document_that_cannot_be_served_is_refused()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("{}", "<nonsense>"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("{}", "<!DOCTYPE x [<!ENTITY e 'y'>]><x>&e;</x>"));
        Assert.StartsWith("shop.edmx: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_rows_are_the_same_every_time_and_refer_to_each_other()
    {
        const string Seed = """{ "$generate": { "Orders": 40, "People": 10 } }""";
        var first = await OrdersAsync(Seed);
        Assert.Equal(first, await OrdersAsync(Seed));
        var orders = JsonDocument.Parse(first).RootElement.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(40, orders.Count);
        Assert.All(orders, static o => Assert.Equal(o.GetProperty("PersonId").GetInt32(), o.GetProperty("Person").GetProperty("Id").GetInt32()));
        Assert.Equal(10, orders.Select(static o => o.GetProperty("PersonId").GetInt32()).Distinct().Count());
    }

    private static async Task<string> OrdersAsync(string seed)
    {
        await using var server = await StartAsync(seed);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = BackEndFixture.Basic("ALICE", "p");
        return await client.GetStringAsync(new Uri(ShopV4.Path + "/Orders?$expand=Person", UriKind.Relative));
    }
}
