using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Writes a query as a request URL: resource path first, then the options of its last resource.</summary>
[SkipLocalsInit] // The buffers: clearing one takes longer than writing most URLs, and only what was written is read.
internal static class ODataUrl
{
    /// <summary>The URL that reads rows, or one row.</summary>
    public static string Of(in ODataQueryState state) => Of(state, stackalloc char[UrlWriter.UsualLength]);

    /// <summary>The URL that counts rows: only what changes the number of rows may stay.</summary>
    public static string CountOf(in ODataQueryState state)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], state.Service.Protocol);
        var options = new OptionWriter('?', '&');
        WriteResource(ref writer, state.Resource);
        writer.Raw("/$count");
        ODataCall.WriteDeferred(ref writer, ref options);
        options.WriteForCount(ref writer, state);
        return writer.Finish();
    }

    /// <summary>The path of a set, entity or property, without options.</summary>
    public static string PathOf(in ODataQueryState state) => PathOf(state.Resource);

    /// <summary>The path of a set, entity or property.</summary>
    public static string PathOf(ODataResource resource)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], resource.Service.Protocol);
        WriteResource(ref writer, resource);
        return writer.Finish();
    }

    /// <summary>The path of an entity relative to the service root, as links in bodies name it: <c>A_Customer('17')</c>.</summary>
    public static string LinkOf(ODataResource resource) => PathOf(resource)[(resource.Service.Path.Length + 1)..];

    /// <summary>The key predicate alone: <c>(17)</c>.</summary>
    public static string KeyOf(ODataResource entity)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], entity.Service.Protocol);
        WriteKey(ref writer, Unsafe.As<ODataKeyPart[]>(entity.Content!));
        return writer.Finish();
    }

    /// <summary>The path of an entity set or singleton.</summary>
    public static string ResourcePath(ODataService service, string name)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], service.Protocol);
        writer.Raw(service.Path);
        writer.Raw('/');
        writer.Name(name);
        return writer.Finish();
    }

    /// <summary>A path of properties as it stands in a URL.</summary>
    public static string Of(FilterNode path, ODataProtocol protocol)
    {
        var writer = new UrlWriter(stackalloc char[64], protocol);
        path.Write(ref writer);
        return writer.Finish();
    }

    /// <summary>A filter for people: V4, decoded.</summary>
    public static string Describe(FilterNode node)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], ODataProtocol.V4);
        node.Write(ref writer);
        return Uri.UnescapeDataString(writer.Written);
    }

    public static string Describe(in ODataLiteral literal, ODataProtocol protocol)
    {
        var writer = new UrlWriter(stackalloc char[UrlWriter.UsualLength], protocol);
        literal.Write(ref writer);
        return writer.Finish();
    }

    // By itself, because a method with a buffer on its stack is compiled once and never improved by what was learned from running it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Of(in ODataQueryState state, Span<char> buffer)
    {
        var options = new OptionWriter('?', '&');
        var resource = state.Resource;
        var writer = new UrlWriter(buffer, resource.Protocol);
        if (resource.Step == ODataStep.Resource)
        {
            writer.Text(resource.Name!);
        }
        else
        {
            WriteResource(ref writer, resource);
            ODataCall.WriteDeferred(ref writer, ref options);
        }

        options.Write(ref writer, state);
        return writer.Finish();
    }

    /// <summary>Writes the path of a resource.</summary>
    internal static void WriteResource(ref UrlWriter writer, ODataResource resource)
    {
        if (resource.Previous is { } previous && resource.Step != ODataStep.Created)
            WriteResource(ref writer, previous);
        switch (resource.Step)
        {
            case ODataStep.Resource or ODataStep.Created:
                writer.Text(resource.Name!);
                break;
            case ODataStep.Segment:
                writer.Raw('/');
                writer.Name(resource.Name!);
                break;
            case ODataStep.Key:
                WriteKey(ref writer, Unsafe.As<ODataKeyPart[]>(resource.Content!));
                break;
            case ODataStep.Call:
                Unsafe.As<ODataCall>(resource.Content!).Write(ref writer);
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
