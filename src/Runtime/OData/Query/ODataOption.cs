namespace Btp.Connectivity.OData;

/// <summary>What a query says beside conditions, order and limits. Immutable; each option knows the one that was said before.</summary>
internal sealed class ODataOption(ODataOption? previous, ODataOptionKind kind, object? content = null, string? text = null, int levels = 0)
{
    public ODataOption? Previous => previous;

    public ODataOptionKind Kind => kind;

    /// <summary>What is expanded, selected or computed; the value of an option that was passed on as text.</summary>
    public object? Content => content;

    /// <summary>The name of what is computed, or of an option that was passed on as text; a search expression.</summary>
    public string? Text => text;

    /// <summary>How many levels deep.</summary>
    public int Levels => levels;
}
