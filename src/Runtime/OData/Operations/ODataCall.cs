namespace Btp.Connectivity.OData;

/// <summary>The call of a function as part of a resource path: in V4 <c>/Ns.Nearest(lat=1,lon=2)</c>, in V2 the arguments stand among the query options.</summary>
/// <param name="Name">What is called, behind the resource that it is bound to; null where the path ends with the name already.</param>
/// <param name="Arguments">The arguments in the order of the document.</param>
internal sealed record ODataCall(string? Name, IReadOnlyList<ODataArgument> Arguments)
{
    /// <summary>Writes the call; what cannot stand in the path is left with the writer, for the query.</summary>
    public void Write(ref UrlWriter writer)
    {
        if (Name is not null)
        {
            writer.Raw('/');
            writer.Name(Name);
        }

        if (writer.Protocol == ODataProtocol.V2)
        {
            foreach (var argument in Arguments)
                writer.Defer(argument);
            return;
        }

        writer.Raw('(');
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (i > 0)
                writer.Raw(',');
            writer.Name(Arguments[i].Name);
            writer.Raw('=');
            if (Arguments[i].Json is null)
            {
                Arguments[i].Literal.Write(ref writer);
            }
            else
            {
                // Collections and objects have no literal: the path names an alias, the query says what it stands for.
                writer.Raw("@p");
                writer.Formatted(writer.Defer(Arguments[i]));
            }
        }

        writer.Raw(')');
    }

    /// <summary>Writes into the query what could not stand in the path.</summary>
    public static void WriteDeferred(ref UrlWriter writer, ref OptionWriter options)
    {
        if (writer.Deferred is not { } arguments)
            return;
        for (var i = 0; i < arguments.Count; i++)
        {
            options.Option(ref writer, "");
            if (arguments[i].Json is not null)
            {
                writer.Raw("@p");
                writer.Formatted(i + 1);
                writer.Raw('=');
                writer.Encoded(arguments[i].ToJson());
            }
            else
            {
                writer.Name(arguments[i].Name);
                writer.Raw('=');
                arguments[i].Literal.Write(ref writer);
            }
        }
    }
}
