using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>Lists that a project gives to rules: as MSBuild properties, and in a <c>.globalconfig</c>.</summary>
internal static class CodeOptions
{
    /// <summary>The items of a list; the targets hand properties over with bars, because the compiler's own format ends a value at a semicolon.</summary>
    /// <param name="options">The options of the compilation.</param>
    /// <param name="property">The property, such as <c>BtpPrivateHosts</c>, which is <c>btp_private_hosts</c> in a <c>.globalconfig</c>.</param>
    public static ImmutableArray<string> List(AnalyzerConfigOptions options, string property) =>
        [.. Items(options, "build_property." + property).Concat(Items(options, Key(property))).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Items(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var list) ? list.Split('|', ';', ',').Select(static item => item.Trim()).Where(static item => item.Length > 0) : [];

    private static string Key(string property) => string.Concat(property.Select(static (c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
