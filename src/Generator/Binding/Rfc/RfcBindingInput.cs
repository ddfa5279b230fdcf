using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Declarations.Rfc;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Binding.Rfc;

/// <summary>A function module with the manifest that describes it.</summary>
/// <param name="Path">The manifest.</param>
/// <param name="Function">The function module.</param>
internal sealed record FoundFunction(string Path, RfcFunctionModel Function);

/// <summary>A declaration with the function modules that it names, so that an edit of another one does not concern it.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Functions">The function modules, each once.</param>
/// <param name="Problems">Names that are in no manifest, or in several.</param>
internal sealed record DeclaredFunctions(RfcDeclaration Declaration, EquatableArray<FoundFunction> Functions, EquatableArray<Finding> Problems)
{
    /// <summary>Finds the function modules of a declaration, without regard to case: ABAP has capital letters only.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="documents">All manifests of the project.</param>
    public static DeclaredFunctions Of(RfcDeclaration declaration, IReadOnlyList<RfcDocument> documents)
    {
        var found = new SortedDictionary<string, FoundFunction>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<Finding>();
        for (var i = 0; i < declaration.Functions.Count; i++)
        {
            var name = declaration.Functions[i];
            var matches = new List<FoundFunction>();
            foreach (var document in documents)
            {
                foreach (var function in document.Manifest.Functions)
                {
                    if (string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase))
                        matches.Add(new(document.Path, function));
                }
            }

            if (matches.Count == 1)
                found[name] = matches[0];
            else
                problems.Add(Finding.At(RuleIds.NoSuchFunction, DeclarationPart.Functions, i, matches.Count == 0 ? Missing(name, documents) : Ambiguous(name, matches)));
        }

        if (declaration.Functions.Count == 0)
            problems.Add(Finding.At(RuleIds.NoSuchFunction, DeclarationPart.Class, 0, "[RfcService] names no function module; there are: " + List(documents)));
        return new(declaration, new List<FoundFunction>(found.Values).ToEquatableArray(), problems.ToEquatableArray());
    }

    private static string Missing(string name, IReadOnlyList<RfcDocument> documents)
    {
        var names = Names(documents);
        var hint = names.Count == 0
            ? "; the project has no RfcMetadata item that describes any"
            : Spelling.Suggest(name, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : names.Count <= 12 ? "; there are: " + List(documents) : "";
        return "No manifest describes a function module '" + name + "'" + hint;
    }

    private static string Ambiguous(string name, List<FoundFunction> matches)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var match in matches)
            paths.Add(match.Path.Replace('\\', '/'));
        return "Several manifests describe a function module '" + name + "': " + string.Join(", ", paths);
    }

    private static string List(IReadOnlyList<RfcDocument> documents) => Names(documents) is { Count: > 0 } names ? string.Join(", ", names) : "none";

    private static SortedSet<string> Names(IReadOnlyList<RfcDocument> documents)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            foreach (var function in document.Manifest.Functions)
                names.Add(function.Name);
        }

        return names;
    }
}

/// <summary>All that decides what a declaration comes to, and nothing else.</summary>
/// <param name="Declared">The declaration with its function modules.</param>
/// <param name="Soap">The HTTP destination; null if there is none.</param>
/// <param name="Rfc">The RFC destination; null if there is none.</param>
/// <param name="Problems">Why a destination cannot be used.</param>
/// <param name="Project">The project.</param>
/// <param name="Compiler">The compiler.</param>
internal sealed record RfcBindingInput(
    DeclaredFunctions Declared, DestinationModel? Soap, DestinationModel? Rfc, EquatableArray<Finding> Problems, ProjectFacts Project, CompilerFacts Compiler)
{
    /// <summary>Finds the destinations of a declaration.</summary>
    /// <param name="declared">The declaration with its function modules.</param>
    /// <param name="catalog">All destinations of the project.</param>
    /// <param name="project">The project.</param>
    /// <param name="compiler">The compiler.</param>
    public static RfcBindingInput Of(DeclaredFunctions declared, DestinationCatalog catalog, ProjectFacts project, CompilerFacts compiler)
    {
        var problems = new List<Finding>();
        var main = Find(declared.Declaration.Destination, DeclarationPart.Destination, catalog, problems);
        var soap = Find(declared.Declaration.SoapDestination, DeclarationPart.SoapDestination, catalog, problems);
        if (main is { IsHttp: false, Type: not "RFC" })
            problems.Add(Finding.At(RuleIds.NoSuchDestination, DeclarationPart.Destination, 0, "Destination '" + main.Name + "' is of type " + (main.Type ?? "(a placeholder)") + "; function modules need one of type RFC or HTTP"));
        if (main is { IsHttp: true } && soap is not null)
            problems.Add(Finding.At(RuleIds.NoSuchDestination, DeclarationPart.SoapDestination, 0, "Destination '" + main.Name + "' is of type HTTP already, so SOAP goes there; SoapDestination is for a Destination of type RFC"));

        var http = soap ?? (main is { IsHttp: true } ? main : null);
        if (http is not null && BindingInput.Unusable(http, "SOAP RFC") is { } unusable)
            problems.Add(Finding.At(RuleIds.NoSuchDestination, soap is null ? DeclarationPart.Destination : DeclarationPart.SoapDestination, 0, unusable));
        return new(declared, problems.Count > 0 ? null : http, problems.Count > 0 || main is not { IsHttp: false } ? null : main, problems.ToEquatableArray(), project, compiler);
    }

    private static DestinationModel? Find(string? name, DeclarationPart part, DestinationCatalog catalog, List<Finding> problems)
    {
        if (name is null)
            return null;

        var destination = catalog.Find(name);
        if (destination is null)
            problems.Add(Finding.At(RuleIds.NoSuchDestination, part, 0, BindingInput.Unknown(name, catalog)));
        return destination;
    }
}

/// <summary>What a declaration came to.</summary>
/// <param name="Declaration">The declaration's full name.</param>
/// <param name="Client">The C# to be; null if something stands in the way.</param>
/// <param name="Findings">What stands in the way, and what had to be changed.</param>
internal sealed record BoundRfc(string Declaration, RfcClientModel? Client, EquatableArray<Finding> Findings);
