using System.Globalization;

namespace Btp.Connectivity.OData;

/// <summary>The columns of a projection, found by running it once without a row.</summary>
internal sealed class ODataColumns
{
    public const string Count = "count";
    public const string Sum = "sum";
    public const string Minimum = "min";
    public const string Maximum = "max";
    public const string Average = "average";
    public const string CountDistinct = "countdistinct";

    private readonly List<ODataColumn> _columns = [];

    public IReadOnlyList<ODataColumn> All => _columns;

    /// <summary>Closed once rows are read: what is asked for then was not sent.</summary>
    public bool IsClosed { get; set; }

    public ODataColumns Copy()
    {
        var copy = new ODataColumns();
        copy._columns.AddRange(_columns);
        return copy;
    }

    /// <summary>An aggregate, by a name that says what it is: <c>SumOfAmount</c>.</summary>
    public ODataColumn Aggregate(string method, in Operand operand)
    {
        if (Known(method, operand) is { } known)
            return known;
        var title = method switch
        {
            Sum => "Sum", Minimum => "Minimum", Maximum => "Maximum", Average => "Average", CountDistinct => "DistinctCount", _ => "Count",
        };
        var path = method == Count ? "Rows" : TextOf(operand);
        return Add(method, operand, path.AsSpan().ContainsAnyExcept(_names) ? Free(title) : $"{title}Of{path.Replace('/', '_')}");
    }

    /// <summary>A value of the row itself, under its own name.</summary>
    public ODataColumn Property(in Operand operand) => Known(null, operand) ?? Add(null, operand, TextOf(operand));

    /// <summary>A value of the row under another name.</summary>
    public ODataColumn? FindComputed(in Operand operand) => Known(null, operand);

    public ODataColumn Computed(in Operand operand, string name) => Add(null, operand, name);

    /// <summary>The text of a value, as it stands in a URL.</summary>
    public static string TextOf(in Operand operand) => ODataUrl.Of(operand.ToNode(), ODataProtocol.V4);

    private static readonly System.Buffers.SearchValues<char> _names = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/");

    private ODataColumn? Known(string? method, in Operand operand)
    {
        foreach (var column in _columns)
        {
            if (column.Is(method, operand))
                return column;
        }

        // Expressions are made anew by every call, and equal only in what they say.
        var text = operand == default ? "" : TextOf(operand);
        foreach (var column in _columns)
        {
            if (column.Method == method && (column.Operand == default ? "" : TextOf(column.Operand)) == text)
                return column;
        }

        return null;
    }

    private ODataColumn Add(string? method, in Operand operand, string name)
    {
        if (IsClosed)
            throw new InvalidOperationException("The projection asks for other values now than when it was made. What it asks for must not depend on values.");
        var column = new ODataColumn(method, operand, name);
        _columns.Add(column);
        return column;
    }

    private string Free(string title) => title + (_columns.Count + 1).ToString(CultureInfo.InvariantCulture);
}
