using System.Globalization;

namespace Btp.Connectivity.OData;

/// <content>What is read along with rows, computed for them, and asked in the service's own words.</content>
public readonly partial struct ODataQueryState
{
    /// <summary>Reads related entities along (<c>$expand</c>).</summary>
    public ODataQueryState Expand<TShape>(Func<TShape, ExpandPath> navigation)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var node = navigation(TShape.At(default)).Node ?? throw new ArgumentException("The lambda names no navigation property.", nameof(navigation));
        return With(new(LastOption, ODataOptionKind.Expand, node));
    }

    /// <summary>Reads related entities along (<c>$expand</c>, V4).</summary>
    public ODataQueryState Expand<TShape, TQuery>(Func<TShape, ExpandPath<TQuery>> navigation)
        where TShape : IODataShape<TShape>
        where TQuery : ODataQuery
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Expand(navigation(TShape.At(default)), null);
    }

    /// <summary>Reads related entities along, with a query of their own (<c>$expand=Orders($filter=…;$top=5)</c>, V4).</summary>
    public ODataQueryState Expand<TShape, TQuery>(Func<TShape, ExpandPath<TQuery>> navigation, Func<TQuery, TQuery> options)
        where TShape : IODataShape<TShape>
        where TQuery : ODataQuery
    {
        ArgumentNullException.ThrowIfNull(navigation);
        ArgumentNullException.ThrowIfNull(options);
        return Expand(navigation(TShape.At(default)), options);
    }

    /// <summary>Reads only what a view holds (<c>$select</c> and <c>$expand</c>), in place of what another view said before.</summary>
    public ODataQueryState Select(ODataSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return With(new(LastOption, ODataOptionKind.Select, selection));
    }

    /// <summary>Has the service compute a value for every row (<c>$compute</c>, 4.01), to choose, sort and select by.</summary>
    /// <param name="expression">The value: <c>o => o.Price * o.Quantity</c>.</param>
    /// <param name="computed">Stands for it in later conditions and projections.</param>
    public ODataQueryState Compute<TShape, T>(Func<TShape, ComparablePath<T>> expression, out ComparablePath<T> computed)
        where TShape : IODataShape<TShape>
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(expression);
        var path = expression(TShape.At(default));
        var state = Compute(path.Operand.ToNode(), out var name);
        computed = new(new Operand(null, name), path.Wire);
        return state;
    }

    /// <summary>Has the service compute a text for every row (<c>$compute</c>, 4.01), to choose, sort and select by.</summary>
    /// <param name="expression">The text: <c>o => o.FirstName + o.LastName</c>.</param>
    /// <param name="computed">Stands for it in later conditions and projections.</param>
    public ODataQueryState Compute<TShape>(Func<TShape, StringPath> expression, out StringPath computed)
        where TShape : IODataShape<TShape>
    {
        ArgumentNullException.ThrowIfNull(expression);
        var state = Compute(expression(TShape.At(default)).Operand.ToNode(), out var name);
        computed = new(new Operand(null, name));
        return state;
    }

    /// <summary>Searches freely (<c>$search</c>; in V2 SAP's <c>search</c>).</summary>
    /// <param name="text">The search expression as the service understands it: in V4 words, <c>"phrases"</c>, <c>AND</c>, <c>OR</c>, <c>NOT</c>.</param>
    public ODataQueryState Search(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return With(new(LastOption, ODataOptionKind.Search, text: text));
    }

    /// <summary>Asks for the number of all rows beside the page (<c>$count=true</c>; in V2 <c>$inlinecount=allpages</c>).</summary>
    public ODataQueryState WithCount() => With(new(LastOption, ODataOptionKind.Count));

    /// <summary>Passes a query option on as text: one of the service's own, or one of the protocol that a caller gave, such as <c>$filter</c>.</summary>
    /// <param name="name">Name of the option. A later one of the same name replaces it.</param>
    /// <param name="value">Its value, as it is: it is percent-encoded here, once. Text of a caller in <c>$filter</c> is syntax, so give it to services that check rights themselves.</param>
    /// <exception cref="ArgumentException">The query sets the option itself (<c>Where</c> and <c>$filter</c>): which of the two is meant cannot be told.</exception>
    public ODataQueryState WithOption(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return CustomOptions.IsSetBy(this, name) ? throw CustomOptions.SetTwice(name) : With(new(LastOption, ODataOptionKind.Custom, value, name));
    }

    /// <summary>Whether an option was passed on as text.</summary>
    internal bool HasOption(string name)
    {
        for (var option = LastOption; option is not null; option = option.Previous)
        {
            if (option.Kind == ODataOptionKind.Custom && option.Text == name)
                return true;
        }

        return false;
    }

    internal ODataQueryState Compute(FilterNode expression, out string name)
    {
        var number = 1;
        for (var option = LastOption; option is not null; option = option.Previous)
            number += option.Kind == ODataOptionKind.Compute ? 1 : 0;
        name = string.Create(CultureInfo.InvariantCulture, $"Computed{number}");
        return With(new(LastOption, ODataOptionKind.Compute, expression, name));
    }

    private ODataQueryState Expand<TQuery>(ExpandPath<TQuery> path, Func<TQuery, TQuery>? options)
        where TQuery : ODataQuery
    {
        var node = path.Node ?? throw new ArgumentException("The lambda names no navigation property.");
        var nested = new ODataQueryState(ODataResource.Nested);
        if (options is not null)
            nested = options(path.Query(nested)).State;
        if (path.Depth > 0)
            nested = nested.With(new(nested.LastOption, ODataOptionKind.Levels, levels: path.Depth));
        return With(new(LastOption, ODataOptionKind.Expand, nested.HasOptions ? new NestedExpand(node, nested) : node));
    }

    private ODataQueryState With(ODataOption option) => this with { LastOption = option };
}
