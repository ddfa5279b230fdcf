using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes <c>Destinations</c>: what the build saw of every destination.</summary>
internal static class DestinationsEmitter
{
    private const string Runtime = "global::Btp.Connectivity.";

    /// <summary>Writes the class.</summary>
    /// <param name="catalog">The destinations.</param>
    /// <param name="project">The project.</param>
    /// <returns>The file; null if there is nothing to write.</returns>
    public static GeneratedFile? Emit(DestinationCatalog catalog, ProjectFacts project)
    {
        var names = Names(catalog);
        if (names.Count == 0)
            return null;

        var writer = CodeText.File(project.RootNamespace);
        CodeText.Doc(writer, "The destinations of this project's manifests, as the build saw them.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("internal static partial class Destinations");
        writer.Open();
        var isFirst = true;
        foreach (var destination in catalog.Destinations)
        {
            if (!destination.IsHttp)
                continue;

            if (!isFirst)
                writer.Line();
            isFirst = false;
            Member(writer, destination, names[destination.Name], project);
        }

        writer.Close();
        return new("Destinations.g.cs", writer.ToString());
    }

    /// <summary>The full name of a destination's member.</summary>
    /// <param name="namespaceName">The namespace of the class.</param>
    /// <param name="destination">The destination.</param>
    public static string Member(string namespaceName, string destination) =>
        "global::" + (namespaceName.Length == 0 ? "" : Keywords.EscapeDotted(namespaceName) + ".") + "Destinations." + Name(destination);

    private static void Member(IndentedWriter writer, DestinationModel destination, string name, ProjectFacts project)
    {
        var summary = destination.Description is { } description && Literals.Sentence(description) is { Length: > 0 } sentence ? sentence : "Destination <c>" + Literals.Doc(destination.Name) + "</c>.";
        CodeText.Doc(writer, summary, Literals.Doc(project.Display(destination.ManifestPath)) + ", line " + IndentedWriter.Number(destination.Line) + ".");
        writer.Line("public static " + Runtime + "DestinationContract " + name + " { get; } = new(" + Literals.Quote(destination.Name) + ")");
        writer.Open();
        Value(writer, "Type", destination.Type);
        if (destination.Url is { } url)
            writer.Line("Url = new(" + Literals.Quote(url) + ", global::System.UriKind.Absolute),");
        if (destination.ProxyType is { } proxyType)
            writer.Line("ProxyType = " + Runtime + "DestinationProxyType." + proxyType + ",");
        Value(writer, "Authentication", destination.Authentication);
        Value(writer, "LocationId", destination.LocationId);
        Value(writer, "SapClient", destination.SapClient);
        Value(writer, "Description", destination.Description);
        writer.Close(";");
    }

    private static void Value(IndentedWriter writer, string property, string? value)
    {
        if (value is not null)
            writer.Line(property + " = " + Literals.Quote(value) + ",");
    }

    private static Dictionary<string, string> Names(DestinationCatalog catalog)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var destination in catalog.Destinations)
        {
            if (destination.IsHttp)
                names[destination.Name] = Name(destination.Name);
        }

        return names;
    }

    private static string Name(string destination)
    {
        // The name as it is where that is possible: S4HANA stays S4HANA. What had to be changed gets a number, so that two names stay two.
        var verbatim = WireNames.Verbatim(destination);
        return verbatim == destination && verbatim is not ("Destinations" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "ReferenceEquals" or "MemberwiseClone" or "Finalize")
            ? verbatim
            : verbatim + "_" + StableHash.Of(destination).Substring(0, 4);
    }
}
