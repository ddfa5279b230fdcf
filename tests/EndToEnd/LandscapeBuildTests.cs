using System.Text.Json;
using System.Xml.Linq;
using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>Landscapes in plain builds with the packages: what the analyzers' tests find, <c>dotnet build</c> finds.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class LandscapeBuildTests(PackedToolkit toolkit)
{
    [Theory]
    [InlineData("First", "Bindings/mta-on-premise-sales-without-connectivity")]
    [InlineData("First", "Bindings/cf-manifest-destination-missing")]
    [InlineData("First", "Bindings/kubernetes-no-connectivity-binding")]
    [InlineData("First", "Destinations/one-destination-per-endpoint-mta")]
    [InlineData("First", "Destinations/https-through-the-tunnel-cap")]
    [InlineData("First", "Destinations/rfc-password-logon-terraform")]
    [InlineData("First", "Credentials/secrets-in-kubernetes")]
    [InlineData("First", "Credentials/default-env-with-live-bindings")]
    [InlineData("First", "CloudConnectors/certificates-expired")]
    [InlineData("First", "CloudConnectors/stages-share-a-connector")]
    [InlineData("First", "Mixed/wholesale-production-connector")]
    [InlineData("First", "Clean/cloud-connector-as-it-should-be")]
    [InlineData("First", "Clean/hr-suite-eight-modules")]
    [InlineData("Second", "Env/default-env-with-forwarding-and-trust")]
    [InlineData("Second", "Clean/properties-archive-real")]
    public async Task A_plain_build_finds_what_is_wrong_and_nothing_else(string set, string name)
    {
        var landscape = JudgedLandscape.Read(set, name);
        var consumer = ConsumerProject.Create(toolkit, landscape.Code);
        var items = new XElement("ItemGroup");
        foreach (var file in landscape.Files)
        {
            Write(consumer, file.Path, file.Markup.Text);
            if (file.Item is not null)
                items.Add(new XElement(file.Item, new XAttribute("Include", file.Path), file.Metadata.Select(pair => new XAttribute(pair.Name, pair.Name == "SubaccountStages" ? pair.Value.Replace(',', ';') : pair.Value))));
        }

        foreach (var service in landscape.Services.Distinct())
        {
            Write(consumer, service + ".edmx", $"""<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="{service}" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityContainer Name="C" /></Schema></edmx:DataServices></edmx:Edmx>""");
            items.Add(new XElement("ODataMetadata", new XAttribute("Include", service + ".edmx")));
        }

        var properties = new XElement("PropertyGroup", landscape.Properties.Select(pair => new XElement(pair.Key, pair.Value)), new XElement("ErrorLog", "findings.sarif,version=2.1"));
        consumer.Edit("Consumer.csproj", "</Project>", properties + "\n" + items + "\n</Project>");

        var built = await consumer.BuildAsync();

        var outcome = landscape.Compare(Findings(consumer).Where(finding => finding.Id.StartsWith("BTP", StringComparison.Ordinal) && finding.Id[3] < '5' && landscape.Files.Any(file => file.Path == finding.Path)));
        Assert.True(outcome.IsExact, outcome + built.Output);
    }

    private static void Write(ConsumerProject consumer, string path, string text)
    {
        var target = consumer.Locate(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }

    private static IEnumerable<LandscapeFinding> Findings(ConsumerProject consumer)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(consumer.Locate("findings.sarif")));
        var findings = new List<LandscapeFinding>();
        foreach (var result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
                continue;

            var place = locations[0].GetProperty("physicalLocation");
            var path = Path.GetRelativePath(consumer.Folder, new Uri(new Uri(consumer.Folder + "/"), place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath).Replace('\\', '/');
            var region = place.GetProperty("region");
            var first = region.GetProperty("startLine").GetInt32();
            findings.Add(new(result.GetProperty("ruleId").GetString()!, path, first - 1, (region.TryGetProperty("endLine", out var last) ? last.GetInt32() : first) - 1, result.GetProperty("message").GetProperty("text").GetString()!));
        }

        return findings;
    }
}
