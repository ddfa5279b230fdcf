using System.Collections.Immutable;
using Btp.Connectivity.Generator;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>A consumer's project in memory: service documents, a declaration of each, and C# files beside.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions _parse = new(LanguageVersion.CSharp12);

    private readonly ImmutableArray<AdditionalText> _documents;

    /// <summary>Sets up the project.</summary>
    /// <param name="names">Service documents of the corpus, without extension; a document of our own where the corpus is absent.</param>
    /// <param name="otherFiles">How many C# files there are beside.</param>
    public Project(IReadOnlyList<string> names, int otherFiles)
    {
        _documents = [.. names.Select((name, number) => (AdditionalText)new TestAdditionalText($"/0/S{number}.edmx", Document(name)))];
        var sources = names.Select((_, number) => Parse($"namespace N{number}; [Btp.Connectivity.ODataService(\"S{number}\", Path = \"/s\")] public sealed partial class OwnService;", $"/0/Service{number}.cs"))
            .Concat(Enumerable.Range(0, otherFiles).Select(number => Parse($"namespace Other; public class C{number} {{ public int M() => {number}; }}", $"/0/Other{number}.cs")));
        Compilation = CSharpCompilation.Create("Bench", sources, [.. References.Net100, .. References.Runtime], new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
    }

    /// <summary>What the compiler sees.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>A generator driver that has not run yet.</summary>
    /// <param name="generator">The only generator of the driver; ours where none is named.</param>
    public GeneratorDriver NewDriver(IIncrementalGenerator? generator = null) => CSharpGeneratorDriver.Create([(generator ?? new ConnectivityGenerator()).AsSourceGenerator()], _documents, _parse, new MetadataItems());

    /// <summary>How many properties the documents have.</summary>
    /// <returns>The structural ones alone, and these with the navigation properties.</returns>
    public (int Structural, int All) CountProperties()
    {
        var (structural, all) = (0, 0);
        foreach (var document in _documents)
        {
            var model = MetadataReader.Read(document.GetText()!.ToString()).Model!;
            var properties = model.EntityTypes.Sum(type => type.Properties.Count) + model.ComplexTypes.Sum(type => type.Properties.Count);
            structural += properties;
            all += properties + model.EntityTypes.Sum(type => type.Navigations.Count) + model.ComplexTypes.Sum(type => type.Navigations.Count);
        }

        return (structural, all);
    }

    /// <summary>The same with one document written anew.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="number">Which document.</param>
    public GeneratorDriver EditDocument(GeneratorDriver driver, int number) =>
        driver.ReplaceAdditionalText(_documents[number], new TestAdditionalText(_documents[number].Path, _documents[number].GetText()! + "\n<!-- edited -->"));

    /// <summary>The same with one C# file edited.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="edit">Makes each edit another one.</param>
    public CSharpCompilation EditSource(string path, int edit)
    {
        var old = Compilation.SyntaxTrees.Single(tree => tree.FilePath == "/0/" + path);
        return Compilation.ReplaceSyntaxTree(old, Parse(old + $"\n// {edit}", old.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, _parse, path);

    private static string Document(string name) => File.ReadAllText(SharedData.IsPresent
        ? SharedData.Path("data", "edmx", name + ".edmx")
        : RepositoryRoot.Path("tests", "Generator.Tests", "Documents", "Orders.v2.edmx"));

    private sealed class MetadataItems : AnalyzerConfigOptionsProvider
    {
        private static readonly Values _metadata = new(new() { ["build_metadata.AdditionalFiles.BtpKind"] = "ODataMetadata" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _metadata;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
