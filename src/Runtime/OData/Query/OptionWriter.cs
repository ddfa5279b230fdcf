namespace Btp.Connectivity.OData;

/// <summary>Writes the options that belong to the last resource of a query, in a fixed order.</summary>
internal struct OptionWriter(char opening, char separator)
{
    private char _next = opening;

    public void WriteAll(ref UrlWriter writer, ODataQueryState state)
    {
        int filters = 0, expansions = 0, custom = 0, top = -1, skip = -1;
        var count = false;
        string? search = null;
        ODataQueryState? sort = null;
        for (var step = state; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            switch (step.Step)
            {
                case ODataStep.Filter: filters++; break;
                case ODataStep.Expand: expansions++; break;
                case ODataStep.Top when top < 0: top = step.Number; break;
                case ODataStep.Skip when skip < 0: skip = step.Number; break;
                case ODataStep.Search: search ??= step.Name; break;
                case ODataStep.Count: count = true; break;
                case ODataStep.Option: custom++; break;
                case ODataStep.OrderBy or ODataStep.OrderByDescending or ODataStep.ThenBy or ODataStep.ThenByDescending: sort ??= step; break;
            }
        }

        WriteFilters(ref writer, state, filters);
        if (sort is not null)
        {
            Option(ref writer, "$orderby=");
            WriteSort(ref writer, sort);
        }

        if (expansions > 0)
            ExpandWriter.Write(ref writer, ref this, state, expansions);
        WriteSearch(ref writer, search);
        WriteNumber(ref writer, "$skip=", skip);
        WriteNumber(ref writer, "$top=", top);
        if (count)
            Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "$inlinecount=allpages" : "$count=true");
        if (custom > 0)
            WriteCustom(ref writer, state, state);
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
        }

        WriteFilters(ref writer, state, filters);
        WriteSearch(ref writer, search);
    }

    public void Option(ref UrlWriter writer, string text)
    {
        if (_next != '\0')
            writer.Raw(_next);
        writer.Raw(text);
        _next = separator;
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
        ((FilterNode)step.Payload!).Write(ref writer, several ? Filters.Precedence.And : Filters.Precedence.Or);
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

        new Operand((FilterNode?)step.Payload, step.Name).Write(ref writer);
        if (step.Step is ODataStep.OrderByDescending or ODataStep.ThenByDescending)
            writer.Raw("%20desc");
    }

    private void WriteCustom(ref UrlWriter writer, ODataQueryState? step, ODataQueryState last)
    {
        while (step is { Step: >= ODataStep.Filter and < ODataStep.Option })
            step = step.Previous;
        if (step is not { Step: ODataStep.Option })
            return;
        WriteCustom(ref writer, step.Previous, last);
        for (var later = last; later != step; later = later!.Previous)
        {
            if (later!.Step == ODataStep.Option && later.Name == step.Name)
                return;
        }

        writer.Raw(_next);
        writer.Encoded(step.Name);
        writer.Raw('=');
        writer.Encoded((string)step.Payload!);
        _next = separator;
    }

    private void WriteSearch(ref UrlWriter writer, string? search)
    {
        if (search is null)
            return;
        Option(ref writer, writer.Protocol == ODataProtocol.V2 ? "search=" : "$search=");
        writer.Encoded(search);
    }

    private void WriteNumber(ref UrlWriter writer, string option, int value)
    {
        if (value < 0)
            return;
        Option(ref writer, option);
        writer.Formatted(value);
    }
}
