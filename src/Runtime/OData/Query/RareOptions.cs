using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>What a chain of options comes to: of what can stand only once, the last.</summary>
internal readonly struct RareOptions
{
    public RareOptions(ODataOption last)
    {
        Last = last;
        for (var option = last; option is not null; option = option.Previous)
        {
            switch (option.Kind)
            {
                case ODataOptionKind.Expand: Expansions++; break;
                case ODataOptionKind.Select: Selection ??= Unsafe.As<ODataSelection>(option.Content!); break;
                case ODataOptionKind.Search: Search ??= option.Text; break;
                case ODataOptionKind.Count: IsCounted = true; break;
                case ODataOptionKind.Levels: Levels = option.Levels; break;
                case ODataOptionKind.Compute: Computations ??= option; break;
                case ODataOptionKind.Custom: HasCustom = true; break;
            }
        }
    }

    /// <summary>The whole chain.</summary>
    public ODataOption Last { get; }

    /// <summary>How often something is expanded.</summary>
    public int Expansions { get; }

    public ODataSelection? Selection { get; }

    public string? Search { get; }

    public bool IsCounted { get; }

    /// <summary>How many levels deep; 0 where nothing was said.</summary>
    public int Levels { get; }

    /// <summary>The last computation; those before it are further up in the chain.</summary>
    public ODataOption? Computations { get; }

    public bool HasCustom { get; }

    /// <summary>Whether <c>$select</c> or <c>$expand</c> is to be written.</summary>
    public bool HasSelection => Expansions > 0 || Selection is not null;
}
