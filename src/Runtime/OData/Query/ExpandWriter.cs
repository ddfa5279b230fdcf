namespace Btp.Connectivity.OData;

/// <summary>Writes <c>$expand</c>: each navigation once, because servers refuse a second mention; what was said last holds.</summary>
internal static class ExpandWriter
{
    public static void Write(ref UrlWriter writer, ref OptionWriter options, ODataQueryState state, int count)
    {
        var items = new object[count];
        for (var step = state; step is { Step: >= ODataStep.Filter }; step = step.Previous)
        {
            if (step.Step == ODataStep.Expand)
                items[--count] = step.Payload!;
        }

        options.Option(ref writer, "$expand=");
        var isFirst = true;
        for (var i = 0; i < items.Length; i++)
        {
            if (IsRepeatedLater(items, i))
                continue;
            if (!isFirst)
                writer.Raw(',');
            isFirst = false;
            PathOf(items[i]).Write(ref writer);
            if (items[i] is NestedExpand nested)
            {
                writer.Raw('(');
                // Inside of the parentheses options are separated by semicolons; nothing precedes the first.
                var inner = new OptionWriter('\0', ';');
                inner.Collect(nested.Options);
                inner.Write(ref writer, nested.Options);
                writer.Raw(')');
            }
        }
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
