using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Writes the options of a query, in a fixed order.</summary>
internal struct OptionWriter(char opening, char separator)
{
    private char _next = opening;

    /// <summary>Writes all that a query says.</summary>
    public void Write(ref UrlWriter writer, in ODataQueryState state)
    {
        var rare = state.LastOption is { } last ? new RareOptions(last) : default;
        if (rare.Computations is not null)
            WriteComputations(ref writer, rare.Computations);
        WriteCondition(ref writer, state.Condition);
        if (state.Order is { } order)
        {
            Option(ref writer, "$orderby=");
            SortNode.Write(ref writer, order, state.IsDescending);
        }

        if (rare.HasSelection)
            WriteSelection(ref writer, rare);
        if (rare.Search is not null)
            WriteSearch(ref writer, rare.Search);
        WriteNumber(ref writer, "$skip=", state.Offset);
        WriteNumber(ref writer, "$top=", state.Limit);
        if (state.LastOption is not null)
            WriteRest(ref writer, rare, state);
    }

    /// <summary>Writes what decides about the number of rows.</summary>
    public void WriteForCount(ref UrlWriter writer, in ODataQueryState state)
    {
        var rare = state.LastOption is { } last ? new RareOptions(last) : default;
        if (rare.Computations is not null)
            WriteComputations(ref writer, rare.Computations);
        WriteCondition(ref writer, state.Condition);
        if (rare.Search is not null)
            WriteSearch(ref writer, rare.Search);
        CustomOptions.Check(state);
        CustomOptions.Write(ref writer, ref this, state.LastOption, state.LastOption, forCount: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Option(ref UrlWriter writer, string text)
    {
        if (_next != '\0')
            writer.Raw(_next, text);
        else
            writer.Raw(text);
        _next = separator;
    }

    public void WriteNumber(ref UrlWriter writer, string option, int? value)
    {
        if (value is not { } number)
            return;
        Option(ref writer, option);
        writer.Number((ulong)number);
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

    private void WriteCondition(ref UrlWriter writer, FilterNode? condition)
    {
        if (condition is null)
            return;
        Option(ref writer, "$filter=");
        condition.Write(ref writer);
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

    private void WriteSelection(ref UrlWriter writer, in RareOptions rare)
    {
        if (rare.Selection is { Select.Length: > 0 } selection)
        {
            Option(ref writer, "$select=");
            writer.Text(selection.Select);
        }

        if (rare.Expansions > 0 || rare.Selection is { Expansions.Length: > 0 })
            ExpandWriter.Write(ref writer, ref this, rare);
    }

    private void WriteSearch(ref UrlWriter writer, string search)
    {
        Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "search=" : "$search=");
        writer.Encoded(search);
    }

    private void WriteRest(ref UrlWriter writer, in RareOptions rare, in ODataQueryState state)
    {
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
}
