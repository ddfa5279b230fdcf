using Btp.Connectivity.LocalLandscape.BackEnd;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>Operations as generated code calls them, against a back end that reads strictly.</summary>
public sealed class TypedOperationTests
{
    private static readonly Dictionary<string, BackEndOperation> Handlers = new()
    {
        ["Sum"] = static call => (decimal)call.Parameters["A"]! + (call.Parameters.TryGetValue("B", out var b) && b is not null ? (long)b : 0),
        ["Open"] = static call => call.Set("Tickets").Where(static t => t["Status"] is null),
        ["Release"] = static call => call.Find("Tickets", (string)call.Parameters["Ticket"]!),
        ["W.Finish"] = static call =>
        {
            call.Entity!["Cost"] = call.Parameters["Cost"];
            return call.Entity;
        },
        ["Clean"] = static call => call.Entities.Count,
        ["Cheapest"] = static call => call.Entities.MinBy(static e => (decimal?)e["Cost"]),
        ["Add"] = static call => (int)call.Parameters["a"]! + (int)call.Parameters["b"]!,
        ["Echo"] = static call => call.Parameters["text"],
        ["Named"] = static call => call.Set("Jobs").Where(j => ((IEnumerable<object?>)call.Parameters["names"]!).Contains(j["Name"])),
    };

    private static Task<WritableSystem> StartAsync() => WritableSystem.StartAsync(static s => s with { Operations = Handlers });

    [Fact]
    public async Task Function_imports_of_V2_are_called_and_read()
    {
        await using var system = await StartAsync();
        var tickets = new Tickets(await system.TypedAsync());

        Assert.Equal(123456789012345679.75m, await ODataOperation.FunctionImport(tickets, "Sum", "GET").With("A", ODataLiteral.Decimal(123456789012345677.75m)).With("B", ODataLiteral.Int64(2))
            .ToValue(static (ref ODataReader reader) => reader.ReadDecimal()).SendAsync());
        Assert.NotEmpty(await ODataOperation.FunctionImport(tickets, "Open", "GET").ToList<Named>().SendAsync());
        Assert.NotNull(await ODataOperation.FunctionImport(tickets.All.Key(new ODataKeyPart("Ticket", ODataLiteral.String("1"))), "Release", "POST").ToObject<Named>().SendAsync());
    }

    [Fact]
    public async Task Functions_of_V4_are_called_and_read_with_aliases_and_without()
    {
        await using var system = await StartAsync();
        var workshop = new Workshop(await system.TypedAsync());

        Assert.Equal(3, await ODataOperation.Function(workshop, "Add").With("a", ODataLiteral.Int32(5)).With("b", ODataLiteral.Int32(-2)).ToValue(static (ref ODataReader reader) => reader.ReadInt32()).SendAsync());
        const string text = "it's a/b & \"c\" + ü?#;%20";
        Assert.Equal(text, await ODataOperation.Function(workshop, "Echo").With("text", ODataLiteral.String(text)).ToValue(static (ref ODataReader reader) => reader.ReadString()).SendAsync());
        Assert.Null(await ODataOperation.Function(workshop, "Echo").With("text", ODataLiteral.Null).ToValue(static (ref ODataReader reader) => reader.ReadString()).SendAsync());
        var name = (await ODataOperation.Function(workshop.Jobs, "W.Cheapest").ToObject<Named>().SendAsync())!.Name;
        var named = await ODataOperation.Function(workshop, "Named").With("names", writer => writer.WriteList([name, text], static (items, item) => items.WriteString(item)))
            .With("place", static writer => writer.WriteUntyped(null)).ToList<Named>().SendAsync();
        Assert.Equal([name], named.Select(job => job.Name).Distinct());
    }

    [Fact]
    public async Task Actions_of_V4_are_called_and_read()
    {
        await using var system = await StartAsync();
        var workshop = new Workshop(await system.TypedAsync());

        Assert.True(await ODataOperation.Action(workshop.Jobs, "W.Clean").ToValue(static (ref ODataReader reader) => reader.ReadInt32()).SendAsync() > 0);
        Assert.Equal(0.10m, (await ODataOperation.Action(workshop.Job, "W.Finish").With("Note", static writer => writer.WriteString(null)).With("Cost", static writer => writer.WriteDecimal(0.10m)).ToObject<Named>().SendAsync())!.Cost);
    }

    private sealed class Tickets(HttpClient http) : ODataService(http, ODataProtocol.V2, TicketsV2.Path)
    {
        public ODataQueryState All => Set("Tickets");
    }

    private sealed class Workshop(HttpClient http) : ODataService(http, ODataProtocol.V4, WorkshopV4.Path)
    {
        public ODataQueryState Jobs => Set("Jobs");

        public ODataQueryState Job => Jobs.Key(new ODataKeyPart("ID", ODataLiteral.Guid(Guid.Parse(WorkshopV4.Job[5..^1]))));
    }

    private sealed class Named : ODataEntity, IODataObject<Named>
    {
        private static readonly PropertyNames _names = new("Name", "Cost");

        public string? Name { get; private set; }

        public decimal? Cost { get; private set; }

        static Named IODataObject<Named>.Read(ref ODataReader reader) => reader.ReadInto(new Named());

        protected override void ReadProperties(ref ODataReader reader)
        {
            var scope = reader.EnterObject(this);
            while (reader.NextProperty(_names, ref scope, out var property))
            {
                if (property == 0)
                    Name = reader.ReadString();
                else
                    Cost = reader.ReadDecimal();
            }
        }

        protected override void WriteProperties(ODataWriter writer)
        {
            var scope = writer.EnterObject(this, _names);
            while (writer.NextProperty(_names, ref scope, out var property))
            {
                if (property == 0)
                    writer.WriteString(Name);
                else
                    writer.WriteDecimal(Cost);
            }
        }
    }
}
