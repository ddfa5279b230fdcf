using System.Collections.Immutable;

namespace Btp.Connectivity.OData;

/// <summary>A request with <c>$apply</c>: conditions on rows first, then groups, then conditions on groups, order and limits.</summary>
internal sealed record ODataApply(ODataQueryState Rows)
{
    /// <summary>What rows are grouped by; null where all rows are one group.</summary>
    public IReadOnlyList<Operand>? Keys { get; init; }

    public ImmutableArray<FilterNode> Conditions { get; init; } = [];

    public ImmutableArray<(Operand Path, bool IsDescending)> Order { get; init; } = [];

    public int? Skip { get; init; }

    public int? Top { get; init; }

    /// <summary>Refuses what has no meaning for rows that are only computed with.</summary>
    /// <exception cref="InvalidOperationException">The query sorts, limits, expands or selects before it aggregates.</exception>
    public static ODataQueryState Check(ODataQueryState rows)
    {
        var isMore = rows.Order is not null || rows.Limit >= 0 || rows.Offset >= 0;
        for (var option = rows.LastOption; option is not null; option = option.Previous)
            isMore |= option.Kind is not (ODataOptionKind.Compute or ODataOptionKind.Custom);
        return isMore
            ? throw new InvalidOperationException($"Rows that are aggregated can be chosen by Where before, and nothing else; sort and limit what comes out: {rows}")
            : rows;
    }

    /// <summary>The request URL, path and query, relative to the destination's host.</summary>
    public string ToUrl(ODataColumns columns)
    {
        var writer = new UrlWriter(stackalloc char[512], Rows.Service.Protocol);
        var options = new OptionWriter('?', '&');
        ODataUrl.WriteResource(ref writer, Rows.Resource);
        ODataCall.WriteDeferred(ref writer, ref options);
        options.Option(ref writer, "$apply=");
        OptionWriter.WriteTransformations(ref writer, Rows);
        WriteGroups(ref writer, columns);
        for (var i = 0; i < Conditions.Length; i++)
        {
            if (i == 0)
                options.Option(ref writer, "$filter=");
            else
                writer.Raw("%20and%20");
            Conditions[i].Write(ref writer, Conditions.Length > 1 ? Filters.Precedence.And : Filters.Precedence.Or);
        }

        for (var i = 0; i < Order.Length; i++)
        {
            if (i == 0)
                options.Option(ref writer, "$orderby=");
            else
                writer.Raw(',');
            Order[i].Path.Write(ref writer);
            if (Order[i].IsDescending)
                writer.Raw("%20desc");
        }

        options.WriteNumber(ref writer, "$skip=", Skip ?? -1);
        options.WriteNumber(ref writer, "$top=", Top ?? -1);
        CustomOptions.Write(ref writer, ref options, Rows.LastOption, Rows.LastOption, forCount: false);
        return writer.Finish();
    }

    private void WriteGroups(ref UrlWriter writer, ODataColumns columns)
    {
        if (Keys is not null)
        {
            writer.Raw("groupby((");
            for (var i = 0; i < Keys.Count; i++)
            {
                if (i > 0)
                    writer.Raw(',');
                Keys[i].Write(ref writer);
            }

            writer.Raw(')');
        }

        var hasAggregates = false;
        foreach (var column in columns.All)
        {
            if (column.Method is null)
                continue;
            writer.Raw(hasAggregates ? "," : Keys is null ? "aggregate(" : ",aggregate(");
            hasAggregates = true;
            column.WriteAggregate(ref writer);
        }

        if (hasAggregates)
            writer.Raw(')');
        if (Keys is not null)
            writer.Raw(')');
    }
}
