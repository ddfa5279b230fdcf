using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Writes the options that belong to the last resource of a query, in a fixed order.</summary>
internal struct OptionWriter(char opening, char separator)
{
    private char _next = opening;
    private int _filters;
    private int _expansions;
    private int _top;
    private int _skip;
    private bool _count;
    private int _levels;
    private bool _hasComputed;
    private bool _hasCustom;
    private string? _search;
    private ODataQueryState? _sort;
    private ODataSelection? _selection;

    /// <summary>Whether <c>$select</c> or <c>$expand</c> is to be written.</summary>
    public readonly bool HasSelection => _expansions > 0 || _selection is not null;

    /// <summary>Finds what is to be written.</summary>
    /// <returns>The resource that the options belong to; null for the options of a nested expansion that names none.</returns>
    public ODataQueryState? Collect(ODataQueryState state)
    {
        _top = _skip = -1;
        ODataQueryState? step;
        for (step = state; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            switch (step.Step)
            {
                case ODataStep.Filter: _filters++; break;
                case ODataStep.Expand: _expansions++; break;
                case ODataStep.Top when _top < 0: _top = step.Number; break;
                case ODataStep.Skip when _skip < 0: _skip = step.Number; break;
                case ODataStep.Search: _search ??= step.Name; break;
                case ODataStep.Select: _selection ??= Unsafe.As<ODataSelection>(step.Payload!); break;
                case ODataStep.Levels: _levels = step.Number; break;
                case ODataStep.Count: _count = true; break;
                case ODataStep.Compute: _hasComputed = true; break;
                case ODataStep.Option: _hasCustom = true; break;
                case ODataStep.OrderBy or ODataStep.OrderByDescending or ODataStep.ThenBy or ODataStep.ThenByDescending: _sort ??= step; break;
            }
        }

        return step;
    }

    /// <summary>Writes what was found.</summary>
    public void Write(ref UrlWriter writer, ODataQueryState state)
    {
        if (_hasComputed)
        {
            Option(ref writer, "$compute=");
            WriteComputed(ref writer, state);
        }

        WriteFilters(ref writer, state, _filters);
        if (_sort is not null)
        {
            Option(ref writer, "$orderby=");
            WriteSort(ref writer, _sort);
        }

        if (_selection is { Select.Length: > 0 } selection)
        {
            Option(ref writer, "$select=");
            writer.Raw(selection.Select);
        }

        if (_expansions > 0 || _selection is { Expansions.Length: > 0 })
            ExpandWriter.Write(ref writer, ref this, state, _expansions, _selection);
        WriteSearch(ref writer, _search);
        WriteNumber(ref writer, "$skip=", _skip);
        WriteNumber(ref writer, "$top=", _top);
        if (_count)
            Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "$inlinecount=allpages" : "$count=true");
        if (_levels > 0)
        {
            Option(ref writer, "$levels=");
            if (_levels == int.MaxValue)
                writer.Raw("max");
            else
                writer.Formatted(_levels);
        }

        if (_hasCustom)
        {
            CustomOptions.Check(state);
            CustomOptions.Write(ref writer, ref this, state, state, forCount: false);
        }
    }

    public void WriteForCount(ref UrlWriter writer, ODataQueryState state)
    {
        var filters = 0;
        string? search = null;
        for (var step = state; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            if (step.Step == ODataStep.Filter)
                filters++;
            else if (step.Step == ODataStep.Search)
                search ??= step.Name;
            else if (step.Step == ODataStep.Compute)
                _hasComputed = true;
        }

        if (_hasComputed)
        {
            Option(ref writer, "$compute=");
            WriteComputed(ref writer, state);
        }

        WriteFilters(ref writer, state, filters);
        WriteSearch(ref writer, search);
        CustomOptions.Check(state);
        CustomOptions.Write(ref writer, ref this, state, state, forCount: true);
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

    /// <summary>Computations and conditions as transformations of <c>$apply</c>, each with the slash behind it.</summary>
    public readonly void WriteTransformations(ref UrlWriter writer, ODataQueryState state)
    {
        if (_hasComputed)
        {
            writer.Raw("compute(");
            WriteComputed(ref writer, state);
            writer.Raw(")/");
        }

        if (_filters == 0)
            return;
        writer.Raw("filter(");
        WriteFilter(ref writer, state, _filters > 1);
        writer.Raw(")/");
    }

    // Earlier ones first: later ones may build upon them.
    private static bool WriteComputed(ref UrlWriter writer, ODataQueryState? step)
    {
        while (step is { Step: >= ODataStep.Filter and not ODataStep.Compute })
            step = step.Previous;
        if (step is not { Step: ODataStep.Compute })
            return false;
        if (WriteComputed(ref writer, step.Previous))
            writer.Raw(',');
        Unsafe.As<FilterNode>(step.Payload!).Write(ref writer);
        writer.Raw("%20as%20");
        writer.Name(step.Name!);
        return true;
    }

    private void WriteFilters(ref UrlWriter writer, ODataQueryState state, int count)
    {
        if (count == 0)
            return;
        Option(ref writer, "$filter=");
        WriteFilter(ref writer, state, count > 1);
    }

    // Earlier conditions first: from the last step back to the first, and written on the way out.
    private static bool WriteFilter(ref UrlWriter writer, ODataQueryState? step, bool several)
    {
        while (step is { Step: > ODataStep.Filter })
            step = step.Previous;
        if (step is not { Step: ODataStep.Filter })
            return false;
        if (several && WriteFilter(ref writer, step.Previous, several))
            writer.Raw("%20and%20");
        Unsafe.As<FilterNode>(step.Payload!).Write(ref writer, several ? Filters.Precedence.And : Filters.Precedence.Or);
        return true;
    }

    private static void WriteSort(ref UrlWriter writer, ODataQueryState step)
    {
        if (step.Step is ODataStep.ThenBy or ODataStep.ThenByDescending)
        {
            var earlier = step.Previous;
            while (earlier is { Step: >= ODataStep.Filter } and not { Step: >= ODataStep.OrderBy and <= ODataStep.ThenByDescending })
                earlier = earlier.Previous;
            if (earlier is { Step: >= ODataStep.OrderBy and <= ODataStep.ThenByDescending })
            {
                WriteSort(ref writer, earlier);
                writer.Raw(',');
            }
        }

        var order = step.Step is ODataStep.OrderByDescending or ODataStep.ThenByDescending ? "%20desc" : "";
        if (step.Name is { } name)
        {
            writer.Name(name, order);
        }
        else
        {
            Unsafe.As<FilterNode>(step.Payload!).Write(ref writer);
            writer.Raw(order);
        }
    }

    private void WriteSearch(ref UrlWriter writer, string? search)
    {
        if (search is null)
            return;
        Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "search=" : "$search=");
        writer.Encoded(search);
    }

    public void WriteNumber(ref UrlWriter writer, string option, int value)
    {
        if (value < 0)
            return;
        Option(ref writer, option);
        writer.Number((ulong)value);
    }
}
