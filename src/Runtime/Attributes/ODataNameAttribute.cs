namespace Btp.Connectivity;

/// <summary>States the wire name of a member whose C# name differs from what the service calls it.</summary>
/// <remarks>
/// On a partial class in the namespace of a declared service: the entity or complex type of the document that the class is. What is generated for the type then extends this class, under its name.
/// </remarks>
/// <param name="name">The name in <c>$metadata</c> and on the wire, case-sensitive.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Enum, Inherited = false)]
public sealed class ODataNameAttribute(string name) : Attribute
{
    /// <summary>The name in <c>$metadata</c> and on the wire.</summary>
    public string Name { get; } = name;
}
