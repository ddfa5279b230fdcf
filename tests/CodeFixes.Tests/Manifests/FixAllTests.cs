using System.Globalization;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.CodeFixes.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Tests.Manifests;

/// <summary>
/// Every fix of a destination, in every format, in two files at once: one by one and all in one go give the same text, in which nothing is left to find. The harness does both, and counts the steps.
/// </summary>
public sealed class FixAllTests
{
    // What is wrong, what is right (nothing: the line goes), and which fix makes one of the other.
    private static readonly (string Name, string Rule, bool IsKey, (string Key, string Value) Wrong, (string Key, string Value)? Right)[] _faults =
    [
        ("http", "BTP2005", false, ("URL", "https://erp.virtual:44300"), ("URL", "http://erp.virtual:44300")),
        ("key", "BTP2012", true, ("HTML5.FowardAuthToken", "false"), ("HTML5.ForwardAuthToken", "false")),
        ("value", "BTP2013", false, ("Authentication", "principalPropagation"), ("Authentication", "PrincipalPropagation")),
        ("switch", "BTP3008", false, ("TrustAll", "TRUE"), null),
        ("store", "BTP2018", true, ("TrustStoreLocation", "erp.pem"), null),
    ];

    private static readonly Dictionary<string, (string Extension, string Kind, Func<IEnumerable<string>, string> File, Func<string, string> Key, Func<string, string> Value, string Between)> _formats = new(StringComparer.Ordinal)
    {
        ["JSON"] = ("json", "DestinationManifest", lines => "{\n  " + string.Join(",\n  ", lines) + "\n}\n", Quoted, Quoted, ": "),
        ["JSON on one line"] = ("json", "DestinationManifest", lines => "[ { " + string.Join(", ", lines) + " } ]", Quoted, Quoted, ": "),
        ["JSON of the service"] = ("json", "DestinationManifest", lines => "{\r\n  \"owner\": {},\r\n  \"destinationConfiguration\": {\r\n    " + string.Join(",\r\n    ", lines) + "\r\n  }\r\n}\r\n", Quoted, Quoted, ": "),
        ["properties"] = ("properties", "DestinationManifest", lines => "# exported\n" + string.Join("\n", lines) + "\n", key => key, value => value.Replace(":", "\\:", StringComparison.Ordinal), "="),
        ["YAML"] = ("yaml", "DestinationManifest", lines => string.Join("\n", lines) + "\n", key => key, Quoted, ": "),
        ["descriptor"] = ("yaml", "DeploymentDescriptor", lines => "ID: a # kept\nresources:\n  - name: dest\n    parameters:\n      config:\n        init_data:\n          instance:\n            destinations:\n              - " + string.Join("\n                ", lines) + "\n", key => key, value => value, ": "),
        ["flow in a descriptor"] = ("yaml", "DeploymentDescriptor", lines => "ID: a\nresources:\n  - { name: dest, parameters: { config: { init_data: { subaccount: { destinations: [ { " + string.Join(", ", lines) + " } ] } } } } }\n", key => key, Quoted, ": "),
        ["Terraform"] = ("tf", "DestinationManifest", lines => "resource \"btp_subaccount_destination_generic\" \"a\" {\n  destination_configuration = jsonencode({\n    " + string.Join("\n    ", lines) + "\n  })\n}\n", Quoted, Quoted, " = "),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var format in _formats.Keys)
            {
                foreach (var fault in _faults)
                    cases.Add(format, fault.Name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Two_faults_in_two_files_are_mended_and_nothing_else_changes(string format, string fault) => fault switch
    {
        "http" => Verify<OnPremiseHttpFix>(format, fault),
        "key" or "value" => Verify<SpellingFix>(format, fault),
        _ => Verify<RemovePropertyFix>(format, fault),
    };

    private static Task Verify<TFix>(string format, string name)
        where TFix : CodeFixProvider, new()
    {
        var fault = _faults.Single(each => each.Name == name);
        var (extension, kind, file, key, value, between) = _formats[format];
        var test = new CodeFixTest<ManifestAnalyzer, TFix> { TestCode = "class A;" };
        for (var i = 0; i < 2; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"d{i}.{extension}");
            string Line((string Key, string Value) property, bool marksKey = false, bool marksValue = false) =>
                Marked(key(property.Key), fault.Rule, marksKey) + between + Marked(value(property.Value), fault.Rule, marksValue);

            // On-premise and over the Internet, as the fault needs it.
            (string, string)[] common = [("Type", "HTTP"), ("Name", "D" + i.ToString(CultureInfo.InvariantCulture)), .. name == "http" ? [] : new[] { ("URL", name == "switch" ? "https://erp.example.com" : "http://erp.virtual:44300") }, ("ProxyType", name == "switch" ? "Internet" : "OnPremise")];
            string Write(string? own) => file([Line(common[0]), .. own is null ? [] : new[] { own }, .. common[1..].Select(each => Line(each))]);

            test.TestState.AdditionalFiles.Add(path, Write(Line(fault.Wrong, fault.IsKey, !fault.IsKey)), kind);
            test.FixedState.AdditionalFiles.Add(path, Write(fault.Right is { } right ? Line(right) : null), kind);
        }

        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", "is_global = true\ndotnet_diagnostic.BTP1007.severity = none\n");
        return test.RunAsync();
    }

    private static string Quoted(string text) => "\"" + text + "\"";

    private static string Marked(string text, string rule, bool isMarked) => isMarked ? "{|" + rule + ":" + text + "|}" : text;
}
