namespace Btp.Connectivity.OData;

/// <summary>The options that ask for what a view holds. The texts are ready for the URL: they were written when the view was compiled.</summary>
public sealed class ODataSelection
{
    private readonly (string Path, string Options)[] _expansions;

    /// <summary>Takes the texts over.</summary>
    /// <param name="select">The value of <c>$select</c>; empty for everything.</param>
    /// <param name="expansions">What to expand, each with its options in V4: <c>("ToItem", "$select=Material")</c>.</param>
    public ODataSelection(string select, params (string Path, string Options)[] expansions)
    {
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(expansions);
        Select = select;
        _expansions = expansions;
    }

    /// <summary>The value of <c>$select</c>, percent-encoded; empty for everything.</summary>
    public string Select { get; }

    internal ReadOnlySpan<(string Path, string Options)> Expansions => _expansions;
}
