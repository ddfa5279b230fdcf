using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>MSBuild properties that hold lists.</summary>
internal static class CodeOptions
{
    /// <summary>The items of a list property; the targets hand lists over with bars, because the compiler's own format ends a value at a semicolon.</summary>
    public static ImmutableArray<string> List(AnalyzerOptions options, string property) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + property, out var list) && list.Length > 0
            ? [.. list.Split('|', ';', ',').Select(static item => item.Trim()).Where(static item => item.Length > 0)]
            : [];
}
