namespace Btp.Connectivity.OData;

/// <summary>Options that were passed on as text, beside those that the query sets itself.</summary>
internal static class CustomOptions
{
    /// <summary>Whether a call on the query sets an option of this name.</summary>
    public static bool IsSetBy(in ODataQueryState state, string name)
    {
        switch (name)
        {
            case "$filter": return state.Condition is not null;
            case "$orderby": return state.Order is not null;
            case "$top": return state.Limit >= 0;
            case "$skip": return state.Offset >= 0;
        }

        for (var option = state.LastOption; option is not null; option = option.Previous)
        {
            if (IsSetBy(option.Kind, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether an option has a meaning for <c>/$count</c>: those that say how rows look or which of them to send have none.</summary>
    public static bool MattersForCount(string name) => name is not ("$orderby" or "$top" or "$skip" or "$expand" or "$select" or "$count" or "$inlinecount" or "$format");

    public static ArgumentException SetTwice(string name)
        => new($"The query sets the option {name} itself and cannot pass on another one as text.", nameof(name));

    /// <summary>Refuses what was set by a call and was passed on as text.</summary>
    /// <exception cref="ArgumentException">An option is set both ways.</exception>
    public static void Check(in ODataQueryState state)
    {
        for (var option = state.LastOption; option is not null; option = option.Previous)
        {
            if (option.Kind == ODataOptionKind.Custom && IsSetBy(state, option.Text!))
                throw SetTwice(option.Text!);
        }
    }

    /// <summary>Writes the options in the order in which they were first said; of each name the last.</summary>
    public static void Write(ref UrlWriter writer, ref OptionWriter options, ODataOption? option, ODataOption? last, bool forCount)
    {
        while (option is { Kind: not ODataOptionKind.Custom })
            option = option.Previous;
        if (option is null)
            return;
        Write(ref writer, ref options, option.Previous, last, forCount);
        var name = option.Text!;
        if ((forCount && !MattersForCount(name)) || IsRepeated(option, last))
            return;
        options.Option(ref writer, "");
        if (name[0] is '$' or '@')
        {
            writer.Raw(name[0]);
            writer.Encoded(name.AsSpan(1));
        }
        else
        {
            writer.Encoded(name);
        }

        writer.Raw('=');
        writer.Encoded((string)option.Content!);
    }

    private static bool IsSetBy(ODataOptionKind kind, string name) => kind switch
    {
        ODataOptionKind.Expand => name == "$expand",
        ODataOptionKind.Select => name is "$select" or "$expand",
        ODataOptionKind.Search => name is "$search" or "search",
        ODataOptionKind.Compute => name == "$compute",
        ODataOptionKind.Count => name is "$count" or "$inlinecount",
        _ => false,
    };

    private static bool IsRepeated(ODataOption option, ODataOption? last)
    {
        for (var later = last; later is not null && later != option; later = later.Previous)
        {
            if (later.Kind == ODataOptionKind.Custom && later.Text == option.Text)
                return true;
        }

        return false;
    }
}
