using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests.Landscapes;

/// <summary>Real descriptors, out of which a binding is taken in every way in which people do.</summary>
public sealed class RemovedBindingTests
{
    private const string Destinations = """{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:443", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }""";

    [SharedDataFact]
    public void A_binding_that_was_taken_out_is_missed_and_one_that_is_there_is_not()
    {
        var missed = new List<string>();
        var (tried, whole) = (0, 0);
        foreach (var (path, text) in Descriptors())
        {
            foreach (var module in Read(path, text, null)[0].Modules.Where(module => module.Binds(Services.Connectivity) || module.Binds(Services.Destination)))
            {
                foreach (var (service, rule) in new[] { (Services.Connectivity, "BTP1001"), (Services.Destination, "BTP1002") })
                {
                    if (!module.Binds(service))
                        continue;

                    whole++;
                    Assert.DoesNotContain(Check(path, text, null, module.Name), finding => finding.RuleId == rule);
                    var bindings = module.Bindings.Where(each => each.Service == service).ToList();
                    if (bindings.Count > 1)
                        continue;

                    foreach (var (way, changed, extension) in RemovedBinding.Of(Read(path, text, null)[0], text, bindings[0]))
                    {
                        // An instance of which nobody knows the service may be the one.
                        if (Read(path, changed, extension)[0].FindModule(module.Name) is { BindsUnknownService: true } or null)
                            continue;

                        tried++;
                        if (!Check(path, changed, extension, module.Name).Any(finding => finding.RuleId == rule && finding.Path == path && finding.Message.Contains("'" + module.Name + "'", StringComparison.Ordinal)))
                            missed.Add(path + ": " + module.Name + ", " + service + ", " + way);
                    }
                }
            }
        }

        Assert.True(missed.Count == 0, missed.Count + " of " + tried + " are not found:\n" + string.Join("\n", missed));
        Assert.True(tried >= 200 && whole >= 20, $"Only {tried} ways to take out {whole} bindings were tried.");
    }

    private static IEnumerable<(string Path, string Text)> Descriptors()
    {
        foreach (var file in Directory.GetFiles(SharedData.Path("data", "landscape"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) is "mta.yaml" or "mtad.yaml" or "manifest.yml" or "mtad-with-approuter.yaml" or "values.yaml")
                yield return (file, File.ReadAllText(file));
        }
    }

    private static IReadOnlyList<Finding> Check(string path, string text, string? extension, string module) =>
        ManifestPolicy.Check(LandscapeModel.Create([ManifestFile.Read("/0/destinations.json", Destinations, ManifestKind.Destinations), .. Files(path, text, extension)], new ProjectContext { Module = module, Services = [new DeclaredService("X", "ERP", "X")] }));

    private static IReadOnlyList<DeploymentDescriptor> Read(string path, string text, string? extension) =>
        [.. LandscapeModel.Create(Files(path, text, extension), ProjectContext.Unknown).Descriptors.Where(each => each.Path == path)];

    private static List<ManifestFile> Files(string path, string text, string? extension)
    {
        var files = new List<ManifestFile> { ManifestFile.Read(path, text, ManifestKind.Deployment) };
        foreach (var (each, i) in (extension ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries).Select((each, i) => (each, i)))
            files.Add(ManifestFile.Read($"/0/{i}.mtaext", each, ManifestKind.Deployment));
        return files;
    }
}
