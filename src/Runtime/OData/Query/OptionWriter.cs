using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Writes the options of a query, in a fixed order.</summary>
internal struct OptionWriter(char opening, char separator)
{
    // Numbers and no characters: two characters side by side are read as one number, for which the processor has to wait until both are stored.
    private readonly int _separator = separator;
    private int _next = opening;

    /// <summary>Writes all that a query says.</summary>
    public void Write(ref UrlWriter writer, in ODataQueryState state)
    {
        if (state.LastOption is { } last)
        {
            Write(ref writer, state, new RareOptions(last));
            return;
        }

        WriteCondition(ref writer, state);
        WriteOrder(ref writer, state);
        WriteLimits(ref writer, state);
    }

    /// <summary>Writes what decides about the number of rows.</summary>
    public void WriteForCount(ref UrlWriter writer, in ODataQueryState state)
    {
        var rare = state.LastOption is { } last ? new RareOptions(last) : default;
        if (rare.Computations is not null)
            WriteComputations(ref writer, rare.Computations);
        WriteCondition(ref writer, state);
        if (rare.Search is not null)
            WriteSearch(ref writer, rare.Search);
        CustomOptions.Check(state);
        CustomOptions.Write(ref writer, ref this, state.LastOption, state.LastOption, forCount: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Option(ref UrlWriter writer, string text)
    {
        if (_next != '\0')
            writer.Raw((char)_next, text);
        else
            writer.Raw(text);
        _next = _separator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteNumber(ref UrlWriter writer, string option, int value)
    {
        if (value < 0)
            return;
        Option(ref writer, option);
        writer.Number((ulong)value);
    }

    /// <summary>Computations and conditions as transformations of <c>$apply</c>, each with the slash behind it.</summary>
    public static void WriteTransformations(ref UrlWriter writer, in ODataQueryState state)
    {
        if (state.LastOption is { } last && new RareOptions(last).Computations is { } computations)
        {
            writer.Raw("compute(");
            WriteComputation(ref writer, computations);
            writer.Raw(")/");
        }

        if (state.Condition is { } condition)
        {
            writer.Raw("filter(");
            condition.Write(ref writer);
            writer.Raw(")/");
        }
    }

    private void Write(ref UrlWriter writer, in ODataQueryState state, in RareOptions rare)
    {
        if (rare.Computations is not null)
            WriteComputations(ref writer, rare.Computations);
        WriteCondition(ref writer, state);
        WriteOrder(ref writer, state);
        if (rare.Selection is { Select.Length: > 0 } selection)
        {
            Option(ref writer, "$select=");
            writer.Text(selection.Select);
        }

        if (rare.Expansions > 0 || rare.Selection is { Expansions.Length: > 0 })
            ExpandWriter.Write(ref writer, ref this, rare);
        if (rare.Search is not null)
            WriteSearch(ref writer, rare.Search);
        WriteLimits(ref writer, state);
        if (rare.IsCounted)
            Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "$inlinecount=allpages" : "$count=true");
        if (rare.Levels == int.MaxValue)
            Option(ref writer, "$levels=max");
        else if (rare.Levels > 0)
            WriteNumber(ref writer, "$levels=", rare.Levels);
        if (!rare.HasCustom)
            return;
        CustomOptions.Check(state);
        CustomOptions.Write(ref writer, ref this, rare.Last, rare.Last, forCount: false);
    }

    private void WriteCondition(ref UrlWriter writer, in ODataQueryState state)
    {
        if (state.Condition is not { } condition)
            return;
        Option(ref writer, "$filter=");
        condition.Write(ref writer);
    }

    private void WriteOrder(ref UrlWriter writer, in ODataQueryState state)
    {
        if (state.Order is not { } order)
            return;
        Option(ref writer, "$orderby=");
        SortNode.Write(ref writer, order, state.IsDescending);
    }

    private void WriteLimits(ref UrlWriter writer, in ODataQueryState state)
    {
        WriteNumber(ref writer, "$skip=", state.Offset);
        WriteNumber(ref writer, "$top=", state.Limit);
    }

    private void WriteComputations(ref UrlWriter writer, ODataOption last)
    {
        Option(ref writer, "$compute=");
        WriteComputation(ref writer, last);
    }

    // Earlier ones first: later ones may build upon them.
    private static bool WriteComputation(ref UrlWriter writer, ODataOption? option)
    {
        while (option is { Kind: not ODataOptionKind.Compute })
            option = option.Previous;
        if (option is null)
            return false;
        if (WriteComputation(ref writer, option.Previous))
            writer.Raw(',');
        Unsafe.As<FilterNode>(option.Content!).Write(ref writer);
        writer.Raw("%20as%20");
        writer.Name(option.Text!);
        return true;
    }

    private void WriteSearch(ref UrlWriter writer, string search)
    {
        Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "search=" : "$search=");
        writer.Encoded(search);
    }
}
