namespace Btp.Connectivity.OData;

/// <summary>One property of a key with its value.</summary>
public readonly struct ODataKeyPart
{
    /// <summary>Names the property and its value.</summary>
    /// <param name="name">Name on the wire; written only where the key has several properties.</param>
    /// <param name="value">The value; keys are never null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is the null literal: no entity has it as its key.</exception>
    public ODataKeyPart(string name, ODataLiteral value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (value.IsNull)
            throw new ArgumentNullException(nameof(value), $"The key property {name} must have a value.");
        Name = name;
        Value = value;
    }

    /// <summary>Name on the wire.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public ODataLiteral Value { get; }
}
