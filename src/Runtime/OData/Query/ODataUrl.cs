namespace Btp.Connectivity.OData;

/// <summary>Writes a query as a request URL: resource path first, then the options of its last resource.</summary>
internal static class ODataUrl
{
    private const int StackLength = 512;

    /// <summary>The URL that reads rows, or one row.</summary>
    public static string Of(ODataQueryState state)
    {
        var root = Root(state);
        var writer = new UrlWriter(stackalloc char[StackLength], (root.Payload as ODataService)?.Protocol ?? ODataProtocol.V4);
        try
        {
            var options = new OptionWriter('?', '&');
            WriteResource(ref writer, state);
            options.WriteAll(ref writer, state);
            return writer.Finish();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The URL that counts rows: only what changes the number of rows may stay.</summary>
    public static string CountOf(ODataQueryState state)
    {
        var writer = new UrlWriter(stackalloc char[StackLength], state.Service.Protocol);
        try
        {
            var options = new OptionWriter('?', '&');
            WriteResource(ref writer, state);
            writer.Raw("/$count");
            options.WriteForCount(ref writer, state);
            return writer.Finish();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>A filter for people: V4, decoded.</summary>
    public static string Describe(FilterNode node)
    {
        var writer = new UrlWriter(stackalloc char[StackLength], ODataProtocol.V4);
        try
        {
            node.Write(ref writer);
            return Uri.UnescapeDataString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static string Describe(in ODataLiteral literal, ODataProtocol protocol)
    {
        var writer = new UrlWriter(stackalloc char[StackLength], protocol);
        try
        {
            literal.Write(ref writer);
            return writer.Finish();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static ODataQueryState Root(ODataQueryState state)
    {
        while (state.Previous is { } previous)
            state = previous;
        return state;
    }

    private static void WriteResource(ref UrlWriter writer, ODataQueryState state)
    {
        if (state.Previous is { } previous)
            WriteResource(ref writer, previous);
        switch (state.Step)
        {
            case ODataStep.Resource:
                writer.Raw(((ODataService)state.Payload!).Path);
                writer.Raw('/');
                writer.Name(state.Name!);
                break;
            case ODataStep.Segment:
                writer.Raw('/');
                writer.Name(state.Name!);
                break;
            case ODataStep.Key:
                WriteKey(ref writer, (ODataKeyPart[])state.Payload!);
                break;
        }
    }

    private static void WriteKey(ref UrlWriter writer, ODataKeyPart[] parts)
    {
        writer.Raw('(');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                writer.Raw(',');
            if (parts.Length > 1)
            {
                writer.Name(parts[i].Name);
                writer.Raw('=');
            }

            parts[i].Value.Write(ref writer);
        }

        writer.Raw(')');
    }
}
