namespace Btp.Connectivity.OData;

/// <content>The canonical string functions.</content>
public readonly partial struct StringPath
{
    /// <summary>Number of characters (<c>length</c>).</summary>
    public ComparablePath<int> Length => new(Operand.Of(new CallNode("length", Operand)), EdmType.Int32);

    /// <summary>Begins with a text (<c>startswith</c>).</summary>
    public Filter StartsWith(string value) => Call("startswith", value);

    /// <summary>Begins with another string of the row.</summary>
    public Filter StartsWith(StringPath value) => Call("startswith", value);

    /// <summary>Ends with a text (<c>endswith</c>).</summary>
    public Filter EndsWith(string value) => Call("endswith", value);

    /// <summary>Ends with another string of the row.</summary>
    public Filter EndsWith(StringPath value) => Call("endswith", value);

    /// <summary>Contains a text (<c>contains</c>; in V2 <c>substringof</c>).</summary>
    public Filter Contains(string value) => Call(CallNode.Contains, value);

    /// <summary>Contains another string of the row.</summary>
    public Filter Contains(StringPath value) => Call(CallNode.Contains, value);

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(params ReadOnlySpan<string?> values)
    {
        var literals = new ODataLiteral[values.Length];
        for (var i = 0; i < values.Length; i++)
            literals[i] = ODataLiteral.String(values[i]);
        return new(new MembershipNode(Operand, literals));
    }

    /// <summary>Is one of several values (<c>in</c>; in V2 a chain of <c>or</c>). No values: no rows.</summary>
    public Filter In(IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return In([.. values]);
    }

    /// <summary>Where a text begins, from 0; -1 where it is not there (<c>indexof</c>).</summary>
    public ComparablePath<int> IndexOf(string value) => new(Operand.Of(new CallNode("indexof", Operand, Text(value))), EdmType.Int32);

    /// <summary>The string from a position on, from 0 (<c>substring</c>).</summary>
    public StringPath Substring(int startIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        return new(Operand.Of(new CallNode("substring", Operand, Number(startIndex))));
    }

    /// <summary>Some characters of the string from a position on, from 0 (<c>substring</c>).</summary>
    public StringPath Substring(int startIndex, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new(Operand.Of(new CallNode("substring", Operand, Number(startIndex), Number(length))));
    }

    /// <summary>In lower case (<c>tolower</c>).</summary>
    public StringPath ToLower() => new(Operand.Of(new CallNode("tolower", Operand)));

    /// <summary>In upper case (<c>toupper</c>).</summary>
    public StringPath ToUpper() => new(Operand.Of(new CallNode("toupper", Operand)));

    /// <summary>Without white space at both ends (<c>trim</c>).</summary>
    public StringPath Trim() => new(Operand.Of(new CallNode("trim", Operand)));

    /// <summary>Where another string of the row begins, from 0; -1 where it is not there (<c>indexof</c>).</summary>
    public ComparablePath<int> IndexOf(StringPath value) => new(Operand.Of(new CallNode("indexof", Operand, value.Operand)), EdmType.Int32);

    /// <summary>Matches a regular expression (<c>matchesPattern</c>, 4.01; ECMAScript as the service understands it).</summary>
    public Filter MatchesPattern(string pattern) => new(new CallNode("matchesPattern", Operand, Text(pattern)) { Only = ODataProtocol.V4 });

    /// <summary>With every occurrence of a text replaced by another (<c>replace</c>, V2 only).</summary>
    public StringPath Replace(string oldValue, string newValue)
        => new(Operand.Of(new CallNode("replace", Operand, Text(oldValue), Text(newValue)) { Only = ODataProtocol.V2 }));

    /// <summary>Followed by a text (<c>concat</c>).</summary>
    public StringPath Concat(string value) => new(Operand.Of(new CallNode("concat", Operand, Text(value))));

    /// <summary>Followed by another string of the row (<c>concat</c>).</summary>
    public StringPath Concat(StringPath value) => new(Operand.Of(new CallNode("concat", Operand, value.Operand)));

    /// <summary>Followed by a text (<c>concat</c>).</summary>
    public static StringPath operator +(StringPath left, string right) => left.Concat(right);

    /// <summary>Preceded by a text (<c>concat</c>).</summary>
    public static StringPath operator +(string left, StringPath right) => new(Operand.Of(new CallNode("concat", Text(left), right.Operand)));

    /// <summary>Followed by another string of the row (<c>concat</c>).</summary>
    public static StringPath operator +(StringPath left, StringPath right) => left.Concat(right);

    private Filter Call(string function, string value) => new(new CallNode(function, Operand, Text(value)));

    private Filter Call(string function, StringPath value) => new(new CallNode(function, Operand, value.Operand));

    private static Operand Number(int value) => Operand.Of(ODataLiteral.Int32(value));

    private static Operand Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Operand.Of(ODataLiteral.String(value));
    }
}
