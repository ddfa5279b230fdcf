using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Metadata.Csdl;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>The service documents of a project, for what declared services call: their roots and their resources.</summary>
internal sealed class ServiceDocuments
{
    private const string ReadMethods = "GET, HEAD";

    // The editor keeps the text of a document as long as nobody changes it.
    private static readonly ConditionalWeakTable<SourceText, ServiceOutline> _outlines = new();

    private readonly Dictionary<string, (AdditionalText File, string? ServicePath)?> _documents = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _isNeeded;

    private ServiceDocuments(bool isNeeded) => _isNeeded = isNeeded;

    /// <summary>Finds the documents. None is opened unless a Cloud Connector tells what it exposes, since nothing else is held against their paths.</summary>
    public static ServiceDocuments Of(AnalyzerOptions options, ImmutableArray<ManifestInput> inputs) =>
        Read(options, inputs.Any(input => input.Kind == ManifestKind.CloudConnector));

    /// <summary>Finds the documents, for the roots of services.</summary>
    public static ServiceDocuments ForRoots(AnalyzerOptions options) => Read(options, isNeeded: true);

    private static ServiceDocuments Read(AnalyzerOptions options, bool isNeeded)
    {
        var documents = new ServiceDocuments(isNeeded);
        foreach (var file in documents._isNeeded ? options.AdditionalFiles : [])
        {
            var metadata = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (Value(metadata, "BtpKind") != "ODataMetadata")
                continue;

            // Two documents of one name are an error of the generator's; nobody knows which one is meant.
            var name = Value(metadata, "Name") ?? System.IO.Path.GetFileNameWithoutExtension(file.Path);
            documents._documents[name] = documents._documents.ContainsKey(name) ? null : (file, Value(metadata, "ServicePath"));
        }

        return documents;
    }

    /// <summary>Adds to a declaration where its service lives and what of it is called.</summary>
    public DeclaredService Complete(DeclaredService service, string? path, IReadOnlyList<string> sets, IReadOnlyList<string> operations, IReadOnlyList<string> excluded, CancellationToken cancellation)
    {
        if (!_isNeeded)
            return service;

        var outline = default(ServiceOutline);
        var servicePath = default(string);
        if (_documents.TryGetValue(service.Name, out var document) && document is { } found)
        {
            servicePath = found.ServicePath;
            outline = found.File.GetText(cancellation) is { } text ? _outlines.GetValue(text, unread => ServiceOutline.Of(unread.ToString())) : null;
        }

        var root = ServiceAddress.Find(path, outline?.SelfLink, servicePath, service.Name, outline?.Namespace ?? "", outline?.IsV2 == true);
        if (outline is null || sets.Count + operations.Count + excluded.Count == 0)
            return service with { Path = root };

        var chosen = outline.Resources.Items.Where(resource => IsSet(resource) && NamePattern.Takes(sets, resource.Name) && !IsExcluded(resource.Name)).ToList();
        var names = new HashSet<string>(chosen.Select(resource => resource.Name), StringComparer.Ordinal);
        var imports = outline.Resources.Items.Where(resource => !IsSet(resource) && NamePattern.Takes(operations, resource.Name) && !IsExcluded(resource.Name)
            && (operations.Count > 0 || resource.EntitySet is not { } set || names.Contains(set)));
        return service with
        {
            Path = root,
            EntitySets = chosen.ConvertAll(resource => resource.Name).ToEquatableArray(),
            Calls = Calls(chosen, imports, outline.IsV2).ToEquatableArray(),
        };

        bool IsExcluded(string name) => excluded.Any(pattern => NamePattern.IsMatch(pattern, name));
    }

    // The token against forged requests comes from the root, and batches have an address of their own. A key follows its set in brackets.
    private static IEnumerable<ServiceCall> Calls(List<OutlinedResource> sets, IEnumerable<OutlinedResource> imports, bool isV2)
    {
        yield return new ServiceCall("", ReadMethods, true);
        yield return new ServiceCall("$batch", "POST", true);
        foreach (var set in sets)
        {
            var change = set.IsUpdatable ? (isV2 ? ", MERGE, PUT" : ", PATCH, PUT") : "";
            if (set.Kind == OutlinedKind.Singleton)
            {
                yield return new ServiceCall(set.Name, "GET" + change, false);
                continue;
            }

            yield return new ServiceCall(set.Name, "GET" + (set.IsCreatable ? ", POST" : ""), true);
            yield return new ServiceCall(set.Name + "/", "GET", false);
            yield return new ServiceCall(set.Name + "(", "GET" + change + (set.IsDeletable ? ", DELETE" : ""), false);
        }

        foreach (var import in imports)
            yield return new ServiceCall(import.Name, import.Kind == OutlinedKind.Function ? "GET" : "POST", false);
    }

    private static bool IsSet(OutlinedResource resource) => resource.Kind is OutlinedKind.EntitySet or OutlinedKind.Singleton;

    // MSBuild hands over metadata that is not set as empty text.
    private static string? Value(AnalyzerConfigOptions metadata, string name) =>
        metadata.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}
