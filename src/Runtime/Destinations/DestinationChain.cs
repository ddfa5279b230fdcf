namespace Btp.Connectivity;

/// <summary>
/// A predefined destination chain: several steps of the Destination service in one request, for example a SAML assertion of one destination
/// exchanged at another. The values of variables may be tokens; <see cref="ToString"/> shows none.
/// </summary>
/// <param name="name">Name of the chain (<c>X-chain-name</c>).</param>
public sealed class DestinationChain(string name)
{
    /// <summary>Name of the chain.</summary>
    public string Name { get; } = name;

    /// <summary>Variables by name, for example <c>subjectToken</c>, <c>subjectTokenType</c>, <c>samlProviderDestinationName</c> (<c>X-chain-var-*</c>).</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The name; no variable.</summary>
    public override string ToString() => Name;
}
