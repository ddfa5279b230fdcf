using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>A part of an order, as the generator completes it for <c>[ODataView&lt;Order&gt;]</c>.</summary>
public sealed record OrderBrief(string? SalesOrder, decimal? TotalNetAmount, string? TransactionCurrency) : IODataView<OrderBrief, Order>
{
    private static readonly ODataSelection __selection = new("SalesOrder,TotalNetAmount,TransactionCurrency");

    static ODataSelection IODataView<OrderBrief>.Selection => __selection;

    private static readonly PropertyNames __names = new("SalesOrder", "TotalNetAmount", "TransactionCurrency");

    static OrderBrief IODataObject<OrderBrief>.Read(ref ODataReader reader)
    {
        string? value0 = null;
        decimal? value1 = null;
        string? value2 = null;
        var scope = reader.EnterObject();
        while (reader.NextProperty(__names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: value0 = reader.ReadString(); break;
                case 1: value1 = reader.ReadDecimal(); break;
                case 2: value2 = reader.ReadString(); break;
            }
        }

        return new(value0, value1, value2);
    }
}
