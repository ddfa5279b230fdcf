namespace Btp.Connectivity.OData;

/// <summary>A canonical function. Names are those of V4; what V2 calls otherwise is translated when written.</summary>
internal sealed class CallNode(string function, Operand? first = null, Operand? second = null, Operand? third = null) : FilterNode(Filters.Precedence.Primary)
{
    public const string Contains = "contains";

    /// <summary>The only protocol that has the function; null where both do.</summary>
    public ODataProtocol? Only { get; init; }

    /// <exception cref="InvalidOperationException">The protocol has no such function.</exception>
    public override void Write(ref UrlWriter writer)
    {
        if (Only is { } only && only != writer.Protocol)
            throw new InvalidOperationException($"OData {writer.Protocol} has no function {function}().");
        // V2 has substringof(needle, hay) where V4 has contains(hay, needle).
        var swap = writer.Protocol == ODataProtocol.V2 && ReferenceEquals(function, Contains);
        writer.Raw(swap ? "substringof" : function);
        writer.Raw('(');
        (swap ? second : first)?.Write(ref writer);
        if (second is { } argument)
        {
            writer.Raw(',');
            (swap ? first!.Value : argument).Write(ref writer);
        }

        if (third is { } last)
        {
            writer.Raw(',');
            last.Write(ref writer);
        }

        writer.Raw(')');
    }
}
