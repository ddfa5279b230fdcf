namespace Btp.Connectivity;

/// <summary>States the wire name of a member whose C# name differs from what the service calls it.</summary>
/// <param name="name">The name in <c>$metadata</c> and on the wire, case-sensitive.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Enum, Inherited = false)]
public sealed class ODataNameAttribute(string name) : Attribute
{
    /// <summary>The name in <c>$metadata</c> and on the wire.</summary>
    public string Name { get; } = name;
}
