namespace Btp.Connectivity.Bench.Client;

/// <summary>How rows may look that are not as a reader would like them best.</summary>
public enum RowShape
{
    /// <summary>As SAP's services write them: the order of the document, every property has a value, short ASCII text, no spaces.</summary>
    Usual,

    /// <summary>Properties in another order in every row.</summary>
    Shuffled,

    /// <summary>Every third property is null.</summary>
    Nulls,

    /// <summary>One long text per row with escapes and characters beyond ASCII.</summary>
    Text,

    /// <summary>Indented, as services write it while somebody looks for a mistake.</summary>
    Spaced,
}
