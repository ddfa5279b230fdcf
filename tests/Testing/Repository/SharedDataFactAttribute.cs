using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>A test that needs the document corpus; visibly skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Skips the test when the corpus is absent.</summary>
    public SharedDataFactAttribute() => Skip = SharedData.SkipReason!;
}
