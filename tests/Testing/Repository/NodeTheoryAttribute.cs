using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Like <see cref="NodeFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test when there is no node.</summary>
    public NodeTheoryAttribute() => Skip = new NodeFactAttribute().Skip;
}
