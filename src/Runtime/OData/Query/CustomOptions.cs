namespace Btp.Connectivity.OData;

/// <summary>Options that were passed on as text, beside those that the query sets itself.</summary>
internal static class CustomOptions
{
    /// <summary>Whether a call on the query sets an option of this name.</summary>
    public static bool IsSetBy(ODataQueryState step, string name) => step.Step switch
    {
        ODataStep.Filter => name == "$filter",
        ODataStep.OrderBy or ODataStep.OrderByDescending or ODataStep.ThenBy or ODataStep.ThenByDescending => name == "$orderby",
        ODataStep.Top => name == "$top",
        ODataStep.Skip => name == "$skip",
        ODataStep.Expand => name == "$expand",
        ODataStep.Select => name is "$select" or "$expand",
        ODataStep.Search => name is "$search" or "search",
        ODataStep.Compute => name == "$compute",
        ODataStep.Count => name is "$count" or "$inlinecount",
        _ => false,
    };

    /// <summary>Whether an option has a meaning for <c>/$count</c>: those that say how rows look or which of them to send have none.</summary>
    public static bool MattersForCount(string name) => name is not ("$orderby" or "$top" or "$skip" or "$expand" or "$select" or "$count" or "$inlinecount" or "$format");

    public static ArgumentException SetTwice(string name)
        => new($"The query sets the option {name} itself and cannot pass on another one as text.", nameof(name));

    /// <summary>Refuses what was set by a call after it was passed on as text.</summary>
    /// <exception cref="ArgumentException">An option is set both ways.</exception>
    public static void Check(ODataQueryState state)
    {
        for (var step = state; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            for (var earlier = step.Previous; earlier is { Step: >= ODataStep.Filter }; earlier = earlier.Previous)
            {
                if (earlier.Step == ODataStep.Option && IsSetBy(step, earlier.Name!))
                    throw SetTwice(earlier.Name!);
            }
        }
    }

    /// <summary>Writes the options in the order in which they were first said; of each name the last.</summary>
    public static void Write(ref UrlWriter writer, ref OptionWriter options, ODataQueryState? step, ODataQueryState last, bool forCount)
    {
        while (step is { Step: >= ODataStep.Filter and < ODataStep.Option })
            step = step.Previous;
        if (step is not { Step: ODataStep.Option })
            return;
        Write(ref writer, ref options, step.Previous, last, forCount);
        if ((forCount && !MattersForCount(step.Name!)) || IsRepeated(step, last))
            return;
        options.Option(ref writer, "");
        if (step.Name![0] is '$' or '@')
        {
            writer.Raw(step.Name[0]);
            writer.Encoded(step.Name.AsSpan(1));
        }
        else
        {
            writer.Encoded(step.Name);
        }

        writer.Raw('=');
        writer.Encoded((string)step.Payload!);
    }

    private static bool IsRepeated(ODataQueryState step, ODataQueryState last)
    {
        for (var later = last; later != step; later = later.Previous!)
        {
            if (later.Step == ODataStep.Option && later.Name == step.Name)
                return true;
        }

        return false;
    }
}
