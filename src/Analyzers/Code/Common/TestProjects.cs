using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>Tells test projects by the framework that they refer to.</summary>
internal static class TestProjects
{
    private static readonly HashSet<string> _frameworks = new(StringComparer.Ordinal)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    /// <summary>Whether the compilation is a test project's, whose values are made up.</summary>
    public static bool Is(Compilation compilation)
    {
        foreach (var name in compilation.ReferencedAssemblyNames)
        {
            if (_frameworks.Contains(name.Name))
                return true;
        }

        return false;
    }
}
