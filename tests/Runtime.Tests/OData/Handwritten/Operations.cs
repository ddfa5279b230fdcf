using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Operations of V4 as they are generated.</summary>
public sealed partial class ShopService
{
    public Task<Address?> NearestAsync(double lat, double lon, CancellationToken cancellationToken = default)
        => ODataOperation.Function(this, "Nearest").With("lat", ODataLiteral.Double(lat)).With("lon", ODataLiteral.Double(lon)).ToObject<Address>().SendAsync(cancellationToken);

    public Task<int> CountUpAsync(string? name, Color? color = null, CancellationToken cancellationToken = default)
        => ODataOperation.Function(this, "CountUp").With("name", ODataLiteral.String(name)).WithOptional("color", color.HasValue ? ODataLiteral.Enum(color.Value, ColorWire.Names) : default)
            .ToValue<int>(static (ref ODataReader reader) => reader.ReadInt32() ?? default).SendAsync(cancellationToken);

    public CustomerSet Find(string? name) => new(ODataOperation.Function(this, "Find").With("name", ODataLiteral.String(name)).ToQuery());

    public CustomerReference Best() => new(ODataOperation.Function(this, "Best").ToQuery());

    public Task<List<string?>> WithinAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken = default)
        => ODataOperation.Function(this, "Within").With("ids", writer => writer.WriteList(ids, static (items, item) => items.WriteInt32(item)))
            .ToValue<List<string?>>(static (ref ODataReader reader) => reader.ReadList(static (ref ODataReader item) => item.ReadString()) ?? []).SendAsync(cancellationToken);

    public CustomerSet Whose(IReadOnlyList<decimal?> balances, IReadOnlyList<string?> names)
        => new(ODataOperation.Function(this, "Whose").With("balances", writer => writer.WriteList(balances, static (items, item) => items.WriteDecimal(item)))
            .With("names", writer => writer.WriteList(names, static (items, item) => items.WriteString(item))).ToQuery());

    public CustomerSet Among(IReadOnlyList<int> ids) => new(ODataOperation.Function(this, "Among").With("ids", writer => writer.WriteList(ids, static (items, item) => items.WriteInt32(item))).ToQuery());

    public Task ResetAsync(CancellationToken cancellationToken = default) => ODataOperation.Action(this, "Reset").ToInvocation().SendAsync(cancellationToken);
}

public sealed partial class CustomerReference
{
    public Task<Customer?> PromoteAsync(long by, decimal? bonus, DateOnly? on = null, CancellationToken cancellationToken = default)
        => ODataOperation.Action(State, "Shop.Promote").With("by", writer => writer.WriteInt64(by)).With("bonus", writer => writer.WriteDecimal(bonus))
            .WithOptional("on", on is null ? null : writer => writer.WriteDate(on)).ToObject<Customer>().SendAsync(cancellationToken);

    public CustomerSet Near(decimal km) => new(ODataOperation.Function(State, "Shop.Near").With("km", ODataLiteral.Decimal(km)).ToQuery());
}

public sealed partial class CustomerSet
{
    public Task<List<Customer>> OldestAsync(int count, CancellationToken cancellationToken = default)
        => ODataOperation.Function(State, "Shop.Oldest").With("count", ODataLiteral.Int32(count)).ToList<Customer>().SendAsync(cancellationToken);

    public Task<List<Customer>> TidyAsync(CancellationToken cancellationToken = default) => ODataOperation.Action(State, "Shop.Tidy").ToList<Customer>().SendAsync(cancellationToken);
}

/// <summary>Function imports of V2 as they are generated.</summary>
public sealed partial class SalesOrderService
{
    public Task RejectApprovalRequestAsync(string? salesOrder, CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(this, "rejectApprovalRequest", "POST").With("SalesOrder", ODataLiteral.String(salesOrder)).ToInvocation().SendAsync(cancellationToken);

    public Task<List<SalesOrder>> LatestAsync(DateOnly since, int? top, CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(this, "Latest", "GET").With("Since", ODataLiteral.Date(since, EdmType.DateTime)).With("Top", top.HasValue ? ODataLiteral.Int32(top.Value) : default)
            .ToList<SalesOrder>().SendAsync(cancellationToken);

    public Task<SalesOrder?> CopyAsync(string? salesOrder, CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(this, "Copy", "POST").With("SalesOrder", ODataLiteral.String(salesOrder)).ToObject<SalesOrder>().SendAsync(cancellationToken);

    public Task<decimal?> TotalAsync(Guid uuid, long count, CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(this, "Total", "GET").With("Uuid", ODataLiteral.Guid(uuid)).With("Count", ODataLiteral.Int64(count))
            .ToValue<decimal?>(static (ref ODataReader reader) => reader.ReadDecimal()).SendAsync(cancellationToken);

    public Task<List<string?>> CodesAsync(CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(this, "Codes", "GET")
            .ToValue<List<string?>>(static (ref ODataReader reader) => reader.ReadList(static (ref ODataReader item) => item.ReadString()) ?? []).SendAsync(cancellationToken);
}

public sealed partial class SalesOrderReference
{
    public Task RejectAsync(string? reason, CancellationToken cancellationToken = default)
        => ODataOperation.FunctionImport(State, "rejectApprovalRequest", "POST").With("Reason", ODataLiteral.String(reason)).ToInvocation().SendAsync(cancellationToken);
}
