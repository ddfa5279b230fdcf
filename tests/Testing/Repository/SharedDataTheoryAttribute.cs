using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>A theory that needs the document corpus; visibly skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the theory when the corpus is absent.</summary>
    public SharedDataTheoryAttribute() => Skip = SharedData.SkipReason!;
}
