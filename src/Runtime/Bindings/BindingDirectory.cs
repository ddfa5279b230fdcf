using System.Text.Json;

namespace Btp.Connectivity.Bindings;

/// <summary>The directory of one mounted binding, with what its <c>.metadata</c> says about the files.</summary>
internal sealed class BindingDirectory
{
    private static readonly string[] WellKnownMetadata = ["type", "provider", "label", "plan", "tags", "instance_name", "instance_guid"];

    private readonly string _path;
    private readonly List<Entry> _credentials = [];
    private readonly Dictionary<string, Entry> _metadata = new(StringComparer.Ordinal);

    public BindingDirectory(string path)
    {
        _path = path;
        var metadata = Path.Combine(path, ".metadata");
        if (File.Exists(metadata))
        {
            ReadMetadata(BindingFiles.ReadText(metadata, "SERVICE_BINDING_ROOT"));
        }
        else
        {
            FollowConvention();
        }
    }

    public IReadOnlyList<Entry> CredentialEntries() => _credentials;

    public JsonElement? Read(Entry entry)
    {
        var file = Path.Combine(_path, entry.Name);
        if (!File.Exists(file))
        {
            return null;
        }

        var text = BindingFiles.ReadText(file, "SERVICE_BINDING_ROOT");
        if (!entry.IsJson)
        {
            return BindingJson.FromText(text.TrimEnd('\n', '\r'));
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new ConnectivityException($"The file '{entry.Name}' of the service binding '{Path.GetFileName(_path)}' is declared as JSON in .metadata, but is not.");
        }
    }

    public string? MetadataText(string name)
        => _metadata.TryGetValue(name, out var entry) && Read(entry) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public IReadOnlyList<string> MetadataTexts(string name)
        => _metadata.TryGetValue(name, out var entry) && Read(entry) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
            : [];

    private void ReadMetadata(string json)
    {
        using var document = BindingJson.Parse(json, $"the .metadata of '{Path.GetFileName(_path)}'");
        foreach (var entry in Entries(document.RootElement, "metaDataProperties"))
        {
            _metadata[entry.Name] = entry;
        }

        _credentials.AddRange(Entries(document.RootElement, "credentialProperties"));
    }

    private void FollowConvention()
    {
        foreach (var file in Directory.EnumerateFiles(_path).Select(Path.GetFileName).OfType<string>().Where(static name => name[0] != '.').Order(StringComparer.Ordinal))
        {
            if (WellKnownMetadata.Contains(file))
            {
                _metadata[file] = new Entry(file, IsJson: file == "tags", IsContainer: false);
            }
            else
            {
                _credentials.Add(new Entry(file, IsJson: false, IsContainer: false));
            }
        }

        // One file that holds everything as JSON: its name was never settled.
        for (var i = 0; i < _credentials.Count; i++)
        {
            if ((_credentials.Count == 1 || _credentials[i].Name is "credentials" or "credentials.json" or "binding.json") && IsJsonObject(_credentials[i].Name))
            {
                _credentials[i] = _credentials[i] with { IsJson = true, IsContainer = true };
            }
        }
    }

    private bool IsJsonObject(string file)
    {
        var text = BindingFiles.ReadText(Path.Combine(_path, file), "SERVICE_BINDING_ROOT");
        if (!text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<Entry> Entries(JsonElement metadata, string list)
    {
        if (!metadata.TryGetProperty(list, out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var entry in entries.EnumerateArray())
        {
            // A name with a separator would leave the binding's directory.
            if (BindingJson.Text(entry, "name") is { Length: > 0 } name && name.IndexOfAny(['/', '\\']) < 0 && name != "..")
            {
                yield return new Entry(
                    name,
                    BindingJson.Text(entry, "format") == "json",
                    entry.TryGetProperty("container", out var container) && container.ValueKind == JsonValueKind.True);
            }
        }
    }

    /// <summary>One file of the binding.</summary>
    public readonly record struct Entry(string Name, bool IsJson, bool IsContainer);
}
