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
        var destinations = new List<DestinationModel>();
        foreach (var destination in catalog.Destinations)
        {
            if (destination.IsKnownType)
                destinations.Add(destination);
        }

        if (destinations.Count == 0)
            return null;

        // Program.cs with top-level statements stands outside of every namespace, and registers by these names.
        var writer = CodeText.File(project.RootNamespace, project.RootNamespace.Length == 0 ? null : "Destinations = global::" + Keywords.EscapeDotted(project.RootNamespace) + ".Destinations");
        CodeText.Doc(writer, "The destinations of this project's manifests, as the build saw them.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("public static partial class Destinations");
        writer.Open();
        for (var i = 0; i < destinations.Count; i++)
        {
            if (i > 0)
                writer.Line();
            Member(writer, destinations[i], project);
        }

        writer.Close();
        return new("Destinations.g.cs", writer.ToString());
    }

    /// <summary>The full name of a destination's member.</summary>
    /// <param name="namespaceName">The namespace of the class.</param>
    /// <param name="destination">The destination.</param>
    public static string Member(string namespaceName, DestinationModel destination) =>
        "global::" + (namespaceName.Length == 0 ? "" : Keywords.EscapeDotted(namespaceName) + ".") + "Destinations." + destination.MemberName;

    private static void Member(IndentedWriter writer, DestinationModel destination, ProjectFacts project)
    {
        var summary = destination.Description is { } description && Literals.Sentence(description) is { Length: > 0 } sentence ? sentence : "Destination <c>" + Literals.Doc(destination.Name) + "</c>.";
        CodeText.Doc(writer, summary, Literals.Doc(project.Display(destination.ManifestPath)) + ", line " + IndentedWriter.Number(destination.Line) + ".");
        writer.Line("public static " + Runtime + "DestinationContract " + destination.MemberName + " { get; } = new(" + Literals.Quote(destination.Name) + ")");
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
}
