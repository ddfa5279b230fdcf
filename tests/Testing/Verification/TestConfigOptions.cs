using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Testing;

/// <summary>Options as the compiler would read them: properties, item metadata and configuration files go through its own parser.</summary>
public sealed class TestConfigOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    private TestConfigOptions(AnalyzerConfigSet set) => _set = set;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => new Options(_set.GlobalConfigOptions.AnalyzerOptions);

    /// <summary>Reads a test's options.</summary>
    public static TestConfigOptions Of(TestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var configs = state.ConfigFiles().Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToList();
        var set = AnalyzerConfigSet.Create(configs, out var findings);
        return findings.IsEmpty ? new TestConfigOptions(set) : throw new ArgumentException(string.Join('\n', findings), nameof(state));
    }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree?.FilePath ?? "");

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile?.Path ?? "");

    private Options Of(string path) => new(_set.GetOptionsForSourcePath(path).AnalyzerOptions);

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
