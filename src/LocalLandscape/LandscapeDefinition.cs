using System.Text.Json;
using System.Text.Json.Serialization;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// What a landscape consists of: tenants with their destinations, users, Cloud Connectors and back ends. Destination manifests and Cloud
/// Connector exports are SAP's own files; <c>landscape.json</c> says only what they cannot say.
/// </summary>
public sealed record LandscapeDefinition
{
    private const string EmbeddedRoot = "landscape/landscape.json";

    /// <summary>The tenants; the first one is the provider. At least one.</summary>
    public required IReadOnlyList<LandscapeTenant> Tenants { get; init; }

    /// <summary>The people.</summary>
    public IReadOnlyList<LandscapeUser> Users { get; init; } = [];

    /// <summary>Cloud Connector files, one per connector; their subaccounts are tenants by id.</summary>
    public IReadOnlyList<LandscapeFile> CloudConnectors { get; init; } = [];

    /// <summary>The back end systems.</summary>
    public IReadOnlyList<LandscapeBackEnd> BackEnds { get; init; } = [];

    /// <summary>Systems that speak something else than HTTP.</summary>
    public IReadOnlyList<LandscapeTcpBackEnd> TcpBackEnds { get; init; } = [];

    /// <summary>Properties that are added to destinations by name: what a manifest in a repository does not hold, passwords above all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> DestinationProperties { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The <c>xsappname</c> of the application whose xsuaa instance is bound.</summary>
    public string XsAppName { get; init; } = "local-landscape!t1";

    /// <summary>How long tokens are valid, in seconds; XSUAA's default is twelve hours.</summary>
    public int TokenLifetimeSeconds { get; init; } = 12 * 60 * 60;

    /// <summary>Starts the back end systems. Another one than the OData back end of this package may be set, for systems of one's own.</summary>
    [JsonIgnore]
    public Func<BackEndDefinition, AuditTrail, CancellationToken, Task<IBackEnd>> StartBackEnd { get; init; } =
        static async (definition, audit, cancellationToken) => await BackEndServer.StartAsync(definition, audit, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads a <c>landscape.json</c>; paths in it are relative to it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not a landscape; the message says what and where.</exception>
    public static LandscapeDefinition Load(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        return Read(LandscapeFile.OnDisk(full), relative => LandscapeFile.OnDisk(Path.GetFullPath(Path.Combine(folder, relative))));
    }

    /// <summary>The landscape that the package brings along: an S/4HANA with sales orders and products behind a Cloud Connector, and the users ALICE and BOB.</summary>
    public static LandscapeDefinition Default() => Read(Embedded(EmbeddedRoot), static relative => Embedded(new Uri(new Uri("res:///" + EmbeddedRoot), relative).AbsolutePath.TrimStart('/')));

    private static LandscapeFile Embedded(string name) => LandscapeFile.From(name, () =>
        typeof(LandscapeDefinition).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"The package has no file {name}."));

    private static LandscapeDefinition Read(LandscapeFile file, Func<string, LandscapeFile> resolve)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new FileConverter(resolve));
        try
        {
            var definition = JsonSerializer.Deserialize<LandscapeDefinition>(file.ReadAllText(), options);
            return definition is { Tenants.Count: > 0 } ? definition : throw new InvalidDataException($"{file}: a landscape has at least one tenant.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private sealed class FileConverter(Func<string, LandscapeFile> resolve) : JsonConverter<LandscapeFile>
    {
        public override LandscapeFile? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? resolve(reader.GetString()!) : throw new JsonException("A path is expected.");

        public override void Write(Utf8JsonWriter writer, LandscapeFile value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
