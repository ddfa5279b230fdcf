using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Writes a query as a request URL: resource path first, then the options of its last resource.</summary>
internal static class ODataUrl
{
    // One buffer per thread, because clearing one on the stack for every URL costs more than writing most URLs.
    [ThreadStatic]
    private static char[]? _buffer;

    /// <summary>The URL that reads rows, or one row.</summary>
    public static string Of(ODataQueryState state)
    {
        var options = new OptionWriter('?', '&');
        var resource = options.Collect(state);
        var root = resource ?? state;
        while (root.Previous is { } previous)
            root = previous;
        var writer = new UrlWriter(TakeBuffer(), root.Step == ODataStep.Resource ? Unsafe.As<ODataService>(root.Payload!).Protocol : ODataProtocol.V4);
        try
        {
            if (resource is not null)
            {
                WriteResource(ref writer, resource);
                ODataCall.WriteDeferred(ref writer, ref options);
            }

            options.Write(ref writer, state);
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    /// <summary>The URL that counts rows: only what changes the number of rows may stay.</summary>
    public static string CountOf(ODataQueryState state)
    {
        var writer = new UrlWriter(TakeBuffer(), state.Service.Protocol);
        try
        {
            var options = new OptionWriter('?', '&');
            WriteResource(ref writer, state);
            writer.Raw("/$count");
            ODataCall.WriteDeferred(ref writer, ref options);
            options.WriteForCount(ref writer, state);
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    /// <summary>The path of a set, entity or property, without options.</summary>
    public static string PathOf(ODataQueryState state)
    {
        var writer = new UrlWriter(TakeBuffer(), state.Service.Protocol);
        try
        {
            WriteResource(ref writer, state);
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    /// <summary>The path of an entity relative to the service root, as links in bodies name it: <c>A_Customer('17')</c>.</summary>
    public static string LinkOf(ODataQueryState state) => PathOf(state)[(state.Service.Path.Length + 1)..];

    /// <summary>The key predicate alone: <c>(17)</c>.</summary>
    public static string KeyOf(ODataQueryState state)
    {
        var writer = new UrlWriter(TakeBuffer(), state.Service.Protocol);
        try
        {
            WriteKey(ref writer, Unsafe.As<ODataKeyPart[]>(state.Payload!));
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    /// <summary>The path of an entity set or singleton.</summary>
    public static string ResourcePath(ODataService service, string name)
    {
        var writer = new UrlWriter(TakeBuffer(), service.Protocol);
        try
        {
            writer.Raw(service.Path);
            writer.Raw('/');
            writer.Name(name);
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    /// <summary>A path of properties as it stands in a URL.</summary>
    public static string Of(FilterNode path, ODataProtocol protocol)
    {
        // A buffer of its own: this is asked while another URL is being written.
        var writer = new UrlWriter(new char[64], protocol);
        path.Write(ref writer);
        return writer.Finish();
    }

    /// <summary>A filter for people: V4, decoded.</summary>
    public static string Describe(FilterNode node)
    {
        var writer = new UrlWriter(TakeBuffer(), ODataProtocol.V4);
        try
        {
            node.Write(ref writer);
            return Uri.UnescapeDataString(writer.Written);
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    public static string Describe(in ODataLiteral literal, ODataProtocol protocol)
    {
        var writer = new UrlWriter(TakeBuffer(), protocol);
        try
        {
            literal.Write(ref writer);
            return writer.Finish();
        }
        finally
        {
            GiveBack(ref writer);
        }
    }

    private static char[] TakeBuffer()
    {
        var buffer = _buffer ?? new char[1024];
        _buffer = null;
        return buffer;
    }

    private static void GiveBack(ref UrlWriter writer) => _buffer = writer.Release();

    /// <summary>Writes the path of the resource that the options of a query belong to.</summary>
    internal static void WriteResource(ref UrlWriter writer, ODataQueryState state)
    {
        while (state.Step >= ODataStep.Filter)
            state = state.Previous!;
        if (state.Previous is { } previous && state.Step != ODataStep.Created)
            WriteResource(ref writer, previous);
        switch (state.Step)
        {
            case ODataStep.Resource or ODataStep.Created:
                writer.Raw(state.Name!);
                break;
            case ODataStep.Segment:
                writer.Raw('/');
                writer.Name(state.Name!);
                break;
            case ODataStep.Key:
                WriteKey(ref writer, Unsafe.As<ODataKeyPart[]>(state.Payload!));
                break;
            case ODataStep.Call:
                Unsafe.As<ODataCall>(state.Payload!).Write(ref writer);
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
