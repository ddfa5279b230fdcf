using System.Text;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests;

/// <summary>Real landscapes: nothing throws, and what the rules say about them has been read by a person.</summary>
public sealed class CorpusTests
{
    [SharedDataFact]
    public void The_findings_are_those_that_were_reviewed()
    {
        var list = new StringBuilder();
        foreach (var repository in Repositories())
        {
            var files = Files(repository).Select(path => ManifestFile.Read(path, File.ReadAllText(Path.Combine(repository, path)), Kind(path))).ToList();
            foreach (var finding in ManifestPolicy.Check(LandscapeModel.Create(files, ProjectContext.Unknown)))
                list.Append(Path.GetFileName(repository)).Append('/').Append(finding.Path).Append('(').Append(finding.Span.Line).Append("): ").Append(finding.RuleId).Append('\n');
        }

        Golden.Match(list.ToString(), "corpus-findings.txt");
    }

    [SharedDataFact]
    public void The_destinations_are_those_that_were_reviewed()
    {
        var list = new StringBuilder();
        foreach (var repository in Repositories())
        {
            foreach (var path in Files(repository))
            {
                foreach (var d in DestinationReader.Read(path, File.ReadAllText(Path.Combine(repository, path))).Destinations)
                    list.Append(Path.GetFileName(repository)).Append('/').Append(path).Append('(').Append(d.NameSpan.Line).Append("): ").Append(d.Type).Append(' ').Append(d.Origin).Append(' ').Append(d.Level).Append(' ').Append(d.ProxyType).Append('\n');
            }
        }

        Golden.Match(list.ToString(), "corpus-destinations.txt");
    }

    [SharedDataFact]
    public void A_binding_that_is_there_is_seen_and_one_that_was_removed_is_missed()
    {
        var removed = 0;
        foreach (var repository in Repositories())
        {
            foreach (var path in Files(repository).Where(path => Kind(path) == ManifestKind.Deployment))
            {
                var text = File.ReadAllText(Path.Combine(repository, path));
                var descriptors = DescriptorReader.Merge([DescriptorReader.Read(PositionedDocument.Read(path, text))]);
                foreach (var module in descriptors[0].Modules.Where(module => module.Binds(Services.Connectivity)))
                {
                    Assert.Empty(MissingBindings(path, text, module.Name));

                    var binding = module.Bindings.First(each => each.Service == Services.Connectivity);
                    var renamed = text.Remove(binding.Span.Start, binding.Span.Length).Insert(binding.Span.Start, "application-logs-x");
                    Assert.Equal(module.Name, Assert.Single(MissingBindings(path, renamed, module.Name)).Properties[0].Value);
                    removed++;
                }
            }
        }

        Assert.True(removed >= 3, $"Only {removed} modules of the corpus bind the Connectivity service.");
    }

    private static IEnumerable<Finding> MissingBindings(string path, string text, string module)
    {
        var destinations = ManifestFile.Read("destinations.json", """{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp", "ProxyType": "OnPremise" }""", ManifestKind.Destinations);
        var project = new ProjectContext { Module = module, Services = [new DeclaredService("X", "ERP", "X")] };
        return ManifestPolicy.Check(LandscapeModel.Create([destinations, ManifestFile.Read(path, text, ManifestKind.Deployment)], project)).Where(finding => finding.RuleId == "BTP1001");
    }

    [SharedDataFact]
    public void Plain_scalars_stand_where_their_text_is()
    {
        var checkedScalars = 0;
        foreach (var repository in Repositories())
        {
            foreach (var path in Files(repository))
            {
                var text = File.ReadAllText(Path.Combine(repository, path));
                foreach (var scalar in PositionedDocument.Read(path, text).Roots.SelectMany(Scalars).Where(s => s.Kind is ScalarKind.Number or ScalarKind.Boolean))
                {
                    Assert.Equal(scalar.Text, text.Substring(scalar.Span.Start, scalar.Span.Length));
                    checkedScalars++;
                }
            }
        }

        Assert.True(checkedScalars > 100);
    }

    [SharedDataFact]
    public void Mutilated_files_never_throw()
    {
        var random = new Random(20260101);
        foreach (var repository in Repositories())
        {
            foreach (var path in Files(repository))
            {
                var text = File.ReadAllText(Path.Combine(repository, path));
                if (text.Length > 6_000)
                    text = text[..6_000];

                for (var round = 0; round < 20; round++)
                {
                    var mutated = Mutate(text, random);
                    foreach (var kind in Enum.GetValues<ManifestKind>())
                        _ = ManifestPolicy.Check(LandscapeModel.Create([ManifestFile.Read(path, mutated, kind)], ProjectContext.Unknown));
                }
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && mutated.Length > 1; i--)
        {
            var at = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0: mutated.Remove(at, Math.Min(random.Next(1, 40), mutated.Length - at)); break;
                case 1: mutated.Insert(at, "{}[]\"':,#&*|>%@`~!\n\t\\$<-"[random.Next(24)]); break;
                case 2: mutated[at] = "{}[]\"':,\n =x\0\u2028\ud800"[random.Next(15)]; break;
                default: mutated.Length = at; break;
            }
        }

        return mutated.ToString();
    }

    private static IEnumerable<PositionedScalar> Scalars(PositionedNode node) => node switch
    {
        PositionedScalar scalar => [scalar],
        PositionedSequence sequence => sequence.Items.SelectMany(Scalars),
        PositionedMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };

    private static IEnumerable<string> Repositories() => Directory.GetDirectories(SharedData.Path("data", "landscape")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string repository) =>
        Directory.GetFiles(repository, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(repository, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static ManifestKind Kind(string path) => Path.GetFileName(path) switch
    {
        "default-env.json" => ManifestKind.Environment,
        "mta.yaml" or "mtad.yaml" or "manifest.yml" or "services-manifest.yml" or "values.yaml" or "mtad-with-approuter.yaml" => ManifestKind.Deployment,
        var name when name.EndsWith(".yml", StringComparison.Ordinal) && name.Contains("service", StringComparison.Ordinal) => ManifestKind.Deployment,
        "main.tf" => ManifestKind.CloudConnector,
        "resource.tf" when path.Contains("/scc_", StringComparison.Ordinal) => ManifestKind.CloudConnector,
        _ => ManifestKind.Destinations,
    };
}
