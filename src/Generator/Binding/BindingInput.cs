using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>All that decides what a declaration comes to, and nothing else: an edit of another document or destination leaves it equal.</summary>
/// <param name="Document">The declaration with its document.</param>
/// <param name="Destination">The destination that it names; null if it names none, or none that can be used.</param>
/// <param name="DestinationProblem">Why a destination that it names cannot be used.</param>
/// <param name="Project">The project.</param>
/// <param name="Compiler">The compiler.</param>
internal sealed record BindingInput(DeclaredDocument Document, DestinationModel? Destination, Finding? DestinationProblem, ProjectFacts Project, CompilerFacts Compiler)
{
    /// <summary>Finds the destination of a declaration.</summary>
    /// <param name="document">The declaration with its document.</param>
    /// <param name="catalog">All destinations of the project.</param>
    /// <param name="project">The project.</param>
    /// <param name="compiler">The compiler.</param>
    public static BindingInput Of(DeclaredDocument document, DestinationCatalog catalog, ProjectFacts project, CompilerFacts compiler)
    {
        if (document.Declaration.Destination is not { } name)
            return new(document, null, null, project, compiler);

        var destination = catalog.Find(name);
        var problem = destination is null ? Unknown(name, catalog) : Unusable(destination, "an OData service");
        return new(
            document,
            problem is null ? destination : null,
            problem is null ? null : Finding.At(RuleIds.NoSuchDestination, DeclarationPart.Destination, 0, problem),
            project,
            compiler);
    }

    /// <summary>What to say of a destination that no manifest declares.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="catalog">All destinations of the project.</param>
    public static string Unknown(string name, DestinationCatalog catalog)
    {
        if (!catalog.HasManifests)
            return "Destination '" + name + "' is in no manifest: the project has no DestinationManifest item";

        var names = new List<string>();
        foreach (var destination in catalog.Destinations)
            names.Add(destination.Name);

        var hint = Spelling.Suggest(name, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : names.Count is > 0 and <= 12 ? "; there are: " + string.Join(", ", names) : "";
        return "No manifest declares a destination '" + name + "'" + hint;
    }

    /// <summary>Why no HTTP client can be made for a destination; null if one can.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="user">What is behind it: <c>an OData service</c>.</param>
    public static string? Unusable(DestinationModel destination, string user)
    {
        if (!destination.IsHttp)
            return "Destination '" + destination.Name + "' is of type " + (destination.Type ?? "(a placeholder)") + "; " + user + " needs one of type HTTP";
        if (destination.Authentication is null)
            return "The Authentication of destination '" + destination.Name + "' is a placeholder; which handlers the client needs has to be known at build time";
        if (HandlerChain.Credential(destination.Authentication) is null)
            return "Destination '" + destination.Name + "' has the Authentication '" + destination.Authentication + "', for which there is no handler";
        return destination.ProxyType is null
            ? "The ProxyType of destination '" + destination.Name + "' is a placeholder; which handlers the client needs has to be known at build time"
            : null;
    }
}
