namespace Btp.Connectivity.OData;

/// <summary>Writes <c>$expand</c>: each navigation once, because servers refuse a second mention; what was said last holds.</summary>
internal static class ExpandWriter
{
    public static void Write(ref UrlWriter writer, ref OptionWriter options, in RareOptions all)
    {
        var selection = all.Selection;
        var items = new object[all.Expansions];
        var rest = items.Length;
        for (var option = all.Last; rest > 0; option = option.Previous!)
        {
            if (option.Kind == ODataOptionKind.Expand)
                items[--rest] = option.Content!;
        }

        options.Option(ref writer, "$expand=");
        var isFirst = true;
        if (selection is not null)
            WriteSelected(ref writer, selection, items, ref isFirst);
        for (var i = 0; i < items.Length; i++)
        {
            if (IsRepeatedLater(items, i) || (selection is not null && IsSelected(writer.Protocol, selection, items[i])))
                continue;
            if (!isFirst)
                writer.Raw(',');
            isFirst = false;
            PathOf(items[i]).Write(ref writer);
            if (items[i] is NestedExpand nested)
                WriteOptions(ref writer, nested.Options, "");
        }
    }

    // What a view expands; where the query says more about the same navigation, its options go beside the view's.
    private static void WriteSelected(ref UrlWriter writer, ODataSelection selection, object[] items, ref bool isFirst)
    {
        foreach (var (path, options) in selection.Expansions)
        {
            if (!isFirst)
                writer.Raw(',');
            isFirst = false;
            writer.Raw(path);
            NestedExpand? nested = null;
            foreach (var item in items)
            {
                if (ODataUrl.Of(PathOf(item), writer.Protocol) == path)
                    nested = item as NestedExpand;
            }

            if (nested is not null)
            {
                WriteOptions(ref writer, nested.Options, options);
            }
            else if (options.Length > 0)
            {
                writer.Raw('(');
                writer.Raw(options);
                writer.Raw(')');
            }
        }
    }

    // Inside of the parentheses options are separated by semicolons; nothing precedes the first.
    private static void WriteOptions(ref UrlWriter writer, in ODataQueryState nested, string selected)
    {
        writer.Raw('(');
        writer.Raw(selected);
        var inner = new OptionWriter(selected.Length > 0 ? ';' : '\0', ';');
        if (selected.Length > 0 && nested.LastOption is { } last && new RareOptions(last).HasSelection)
            throw new InvalidOperationException("The query inside of Expand expands or selects where the view does so already; say it in the nested view.");
        inner.Write(ref writer, nested);
        writer.Raw(')');
    }

    private static bool IsSelected(ODataProtocol protocol, ODataSelection selection, object item)
    {
        foreach (var (path, _) in selection.Expansions)
        {
            if (ODataUrl.Of(PathOf(item), protocol) == path)
                return true;
        }

        return false;
    }

    private static bool IsRepeatedLater(object[] items, int index)
    {
        var path = PathOf(items[index]);
        for (var i = index + 1; i < items.Length; i++)
        {
            if (path.Equals(PathOf(items[i])))
                return true;
        }

        return false;
    }

    private static FilterNode PathOf(object item) => item is NestedExpand nested ? nested.Path : (FilterNode)item;
}
