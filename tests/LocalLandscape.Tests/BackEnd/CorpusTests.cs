using System.Globalization;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;
using Xunit.Abstractions;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>Real documents with generated rows: what the reader can read, the back end can serve.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int SetsPerService = 3;

    [CorpusFact]
    public async Task Every_readable_document_is_served_with_generated_rows()
    {
        var services = new List<BackEndService>();
        var sets = new Dictionary<string, List<EntitySetModel>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(CorpusFactAttribute.Folder!, "*.edmx").Order(StringComparer.Ordinal))
        {
            // Without a container there is no service; what cannot be read is the business of the reader's own tests.
            if (MetadataReader.Read(await File.ReadAllTextAsync(file)).Model is not { ContainerName.Length: > 0, EntitySets.Count: > 0 } model)
                continue;
            var path = "/corpus/" + services.Count.ToString(CultureInfo.InvariantCulture);
            // One document has sets with slashes in their names, which no URL can address.
            sets[path] = [.. model.EntitySets.Where(static s => !s.Name.Contains('/', StringComparison.Ordinal)).Take(SetsPerService)];
            var seed = JsonSerializer.Serialize(new Dictionary<string, object> { ["$generate"] = sets[path].ToDictionary(static s => s.Name, static _ => 5) });
            services.Add(new() { Path = path, MetadataFile = LandscapeFile.OnDisk(file), DataFile = BackEndFixture.File(Path.GetFileName(file) + ".json", seed) });
        }
        var definition = new BackEndDefinition { Host = "h", Port = 1, Users = [new() { Name = "U", Password = "p" }], Services = services };
        await using var server = await BackEndServer.StartAsync(definition, new AuditTrail());
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = BackEndFixture.Basic("U", "p");
        var failures = new List<string>();
        var requests = 0;
        foreach (var (path, names) in sets)
        {
            var file = services.Single(s => s.Path == path).MetadataFile.Name;
            await Expect(path + "/$metadata", 200);
            foreach (var set in names)
            {
                var allowed = set.Capabilities;
                var readable = allowed is { IsReadable: true, RequiresFilter: false, RequiredInFilter.Count: 0 };
                var page = await Expect($"{path}/{set.Name}", readable ? 200 : allowed.IsReadable ? 400 : 403);
                await Expect($"{path}/{set.Name}/$count", readable ? allowed.IsCountable ? 200 : 400 : allowed.IsReadable ? 400 : 403);
                if (readable && Rows(page) is { Count: > 0 } rows && rows[0].TryGetProperty("__metadata", out var metadata))
                    await Expect(new Uri(metadata.GetProperty("uri").GetString()!).AbsolutePath, 200);
            }

            async Task<string> Expect(string url, int status)
            {
                requests++;
                using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
                var text = await response.Content.ReadAsStringAsync();
                if ((int)response.StatusCode != status)
                    failures.Add($"{Path.GetFileName(file)} {url}: {(int)response.StatusCode} instead of {status}: {text[..Math.Min(text.Length, 300)]}");
                return text;
            }
        }
        output.WriteLine($"{services.Count} documents, {requests} requests");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(services.Count > 200, $"only {services.Count} documents were served");
    }

    private static List<JsonElement> Rows(string page)
    {
        var root = JsonDocument.Parse(page).RootElement;
        return root.TryGetProperty("d", out var d) ? [.. d.GetProperty("results").EnumerateArray()] : root.TryGetProperty("value", out var value) ? [.. value.EnumerateArray()] : [];
    }
}

/// <summary>A test that needs the corpus of real documents beside the repository; without it the test is skipped, visibly.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Folder is null ? "The corpus ../shared/data/edmx is not here." : null;

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "data", "edmx") is var corpus && Directory.Exists(corpus) ? corpus : null;
        return null;
    }
}
